import Findings
public import SourceText

/// A field of a manifest that a tier can ask for, by its path below `spec`.
public enum RequiredField: String, Choice {
  case purpose
  case owner
  case ownerTeam = "owner.team"
  case ownerContact = "owner.contact"
  case ownerEscalation = "owner.escalation"
  case lifecycle
  case lifecycleStage = "lifecycle.stage"
  case lifecycleReviewBy = "lifecycle.reviewBy"
  case model
  case modelProvider = "model.provider"
  case modelName = "model.name"
  case modelVersion = "model.version"
  case prompt
  case promptPath = "prompt.path"
  case promptDigest = "prompt.digest"
  case identity
  case identitySubject = "identity.subject"
  case identityAuthentication = "identity.authentication"
  case authenticationMethod = "identity.authentication.method"
  case authenticationActsFor = "identity.authentication.actsFor"
  case authenticationTokenLifetime = "identity.authentication.tokenLifetime"
  case authenticationCredential = "identity.authentication.credential"
  case identitySystems = "identity.systems"
  case risk
  case autonomy
  case environments
  case triggers
  case access
  case delegates
  case audit
  case auditSink = "audit.sink"
  case auditRecords = "audit.records"
  case revocation
  case revocationRunbook = "revocation.runbook"
  case revocationWithin = "revocation.within"
  case definitions

  /// Finds the field; the error lists all of them once.
  public static func parse(_ text: String) throws(InvalidValue) -> RequiredField {
    if let field = RequiredField(rawValue: text) { return field }
    let names = allCases.map(\.rawValue)
    let path = text.hasPrefix("spec.") ? String(text.dropFirst(5)) : text
    let near = nearestName(to: path, among: names)
    throw InvalidValue(
      "\(text) is not a field of a manifest, by its path below \("spec")",
      fix: near.map { "Did you mean \($0)?" } ?? "Write one of \(list: names, last: "or").")
  }
}

extension AgentSpec {
  /// Whether the manifest has a field, with something in it. Of several prompts each has to have it.
  public func has(_ field: RequiredField) -> Bool { isThere(field) && emptyText(of: field) == nil }

  /// The text of a field that is there and says nothing, such as a blank, `-` or `tbd`. The purpose, the
  /// version and the prompts have rules of their own.
  public func emptyText(of field: RequiredField) -> Located<String>? {
    let text: Located<String>? =
      switch field {
      case .ownerTeam: owner?.value.team?.map(\.text)
      case .ownerContact: owner?.value.contact
      case .ownerEscalation: owner?.value.escalation
      case .modelProvider: model?.value.provider
      case .modelName: model?.value.name
      case .identitySubject: identity?.value.subject
      case .authenticationCredential: identity?.value.authentication?.value.credential
      case .auditSink: audit?.value.sink
      case .revocationRunbook: revocation?.value.runbook
      default: nil
      }
    return text.flatMap { saysNothing($0.value) ? $0 : nil }
  }

  private func isThere(_ field: RequiredField) -> Bool {
    switch field {
    case .purpose: purpose != nil
    case .owner: owner != nil
    case .ownerTeam: owner?.value.team != nil
    case .ownerContact: owner?.value.contact != nil
    case .ownerEscalation: owner?.value.escalation != nil
    case .lifecycle: lifecycle != nil
    case .lifecycleStage: lifecycle?.value.stage != nil
    case .lifecycleReviewBy: lifecycle?.value.reviewBy != nil
    case .model: model != nil
    case .modelProvider: model?.value.provider != nil
    case .modelName: model?.value.name != nil
    case .modelVersion: model?.value.version != nil
    case .prompt: prompt != nil
    case .promptPath: everyPrompt { $0.path != nil }
    case .promptDigest: everyPrompt { $0.digest != nil && $0.path != nil }
    case .risk: risk != nil
    case .autonomy: autonomy != nil
    case .environments: environments != nil
    case .triggers: triggers != nil
    case .access: access != nil
    case .delegates: delegates != nil
    case .audit: audit != nil
    case .auditSink: audit?.value.sink != nil
    case .auditRecords: audit?.value.records != nil
    case .revocation: revocation != nil
    case .revocationRunbook: revocation?.value.runbook != nil
    case .revocationWithin: revocation?.value.within != nil
    case .definitions: definitions != nil
    case .identity, .identitySubject, .identityAuthentication, .authenticationMethod, .authenticationActsFor,
      .authenticationTokenLifetime, .authenticationCredential, .identitySystems:
      identity?.value.has(field) ?? false
    }
  }

  private func everyPrompt(_ condition: (Prompt) -> Bool) -> Bool {
    guard let prompt, !prompt.value.elements.isEmpty else { return false }
    return prompt.value.elements.allSatisfy { condition($0.value) }
  }

  /// Where a missing field would have to be added: the nearest group that is there.
  public func placeFor(_ field: RequiredField) -> SourceLocation? {
    let group = field.rawValue.split(separator: ".").first.map(String.init) ?? field.rawValue
    switch group {
    case "owner": return owner?.location
    case "lifecycle": return lifecycle?.location
    case "model": return model?.location
    case "prompt": return prompt?.value.elements.first?.location
    case "identity":
      let isBelowAuthentication = field.rawValue.hasPrefix("identity.authentication.")
      return (isBelowAuthentication ? identity?.value.authentication?.location : nil) ?? identity?.location
    case "audit": return audit?.location
    case "revocation": return revocation?.location
    default: return nil
    }
  }
}

extension Identity {
  fileprivate func has(_ field: RequiredField) -> Bool {
    switch field {
    case .identity: true
    case .identitySubject: subject != nil
    case .identityAuthentication: authentication != nil
    case .authenticationMethod: authentication?.value.method != nil
    case .authenticationActsFor: authentication?.value.actsFor != nil
    case .authenticationTokenLifetime: authentication?.value.tokenLifetime != nil
    case .authenticationCredential: authentication?.value.credential != nil
    case .identitySystems: systems != nil
    default: false
    }
  }
}

/// Whether a text has no letter and no digit, or is what people write where they owe one.
private func saysNothing(_ text: String) -> Bool {
  let isSpoken = { (scalar: Unicode.Scalar) in
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: isSpoken), let last = scalars.lastIndex(where: isSpoken) else {
    return true
  }
  return standIns.contains(text[first...last].lowercased())
}

private let standIns = LaterWords.all.union([
  "n/a", "none", "null", "placeholder", "to be defined", "unknown",
])

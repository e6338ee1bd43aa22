import Documents
import Findings
import Risk
import Rules
import SourceText

/// The fields of a manifest, access apart, that are not as they were.
struct FieldDifferences {
  /// The differences, in the order of the manifest's description.
  private(set) var found: [FieldDifference] = []

  init(_ before: ComparedAgent, _ after: ComparedAgent) {
    let (old, new) = (before.manifest.spec?.value, after.manifest.spec?.value)
    add("spec.purpose", old?.purpose?.value, new?.purpose?.value)
    add("spec.owner.team", before.team, after.team, mayRaiseRisk: true)
    add("spec.owner.contact", old?.owner?.value.contact?.value, new?.owner?.value.contact?.value)
    add("spec.lifecycle.stage", old?.stage, new?.stage, mayRaiseRisk: true)
    add("spec.model", old?.modelText, new?.modelText, mayRaiseRisk: true)
    add("spec.prompt", old?.promptText, new?.promptText, mayRaiseRisk: true)
    add("spec.definitions", old?.definitionsText, new?.definitionsText, mayRaiseRisk: true)
    addIdentity(old?.identity?.value, new?.identity?.value)
    addSurroundings(old, new)
    addDates(before, after)
  }

  private mutating func addIdentity(_ old: Identity?, _ new: Identity?) {
    add("spec.identity.subject", old?.subject?.value, new?.subject?.value, mayRaiseRisk: true)
    let (before, now) = (old?.authentication?.value.method?.value, new?.authentication?.value.method?.value)
    add(
      "spec.identity.authentication.method", before?.rawValue, now?.rawValue,
      mayRaiseRisk: strength(now) > strength(before))
    add("spec.identity.systems", old?.systemsText, new?.systemsText, mayRaiseRisk: true)
  }

  /// The place in the order from strong to weak; none is the weakest.
  private func strength(_ method: AuthenticationMethod?) -> Int {
    method.flatMap { AuthenticationMethod.allCases.firstIndex(of: $0) } ?? AuthenticationMethod.allCases.count
  }

  /// What raises a tier without any grant: what is not said counts as the most there is.
  private mutating func addSurroundings(_ old: AgentSpec?, _ new: AgentSpec?) {
    let (autonomy, now) = (old?.autonomy?.value, new?.autonomy?.value)
    add(
      "spec.autonomy", autonomy?.rawValue, now?.rawValue,
      mayRaiseRisk: (now ?? .autonomous) > (autonomy ?? .autonomous))
    add("spec.environments", old?.environments?.names, new?.environments?.names)
    add("spec.triggers", old?.triggers?.names, new?.triggers?.names)
    let delegates = old?.delegates?.value.elements.map(\.value.text) ?? []
    let more = new?.delegates?.value.elements.map(\.value.text) ?? []
    add("spec.delegates", delegates.isEmpty ? nil : delegates, more.isEmpty ? nil : more, absent: [])
  }

  /// The last days of grants: of those that are written alike, and of those left over by their systems.
  private mutating func addDates(_ before: ComparedAgent, _ after: ComparedAgent) {
    var (old, new) = (before.grants.map(\.value), after.grants.map(\.value))
    for key in [\Grant.spelling, \Grant.systemName] {
      var open = Dictionary(grouping: old.reversed(), by: { $0[keyPath: key] })
      var left: [Grant] = []
      for grant in new {
        if let same = open[grant[keyPath: key]]?.popLast() {
          addDate(same, grant)
        } else {
          left.append(grant)
        }
      }
      new = left
      let unpaired = Set(open.values.joined().map(ObjectIdentifier.init))
      old = old.filter { unpaired.contains(ObjectIdentifier($0)) }
    }
  }

  private mutating func addDate(_ before: Grant, _ after: Grant) {
    let (old, now) = (before.expires?.value, after.expires?.value)
    add(
      "spec.access[\(after.systemName)].expires", old?.text, now?.text,
      mayRaiseRisk: old.map { old in now.map { $0.end > old.end } ?? true } ?? false)
  }

  private mutating func add(_ field: String, _ before: String?, _ now: String?, mayRaiseRisk: Bool = false) {
    guard before != now else { return }
    found.append(
      FieldDifference(
        field: SecretScan.masked(field), before: before.map(SecretScan.masked),
        now: now.map(SecretScan.masked), mayRaiseRisk: mayRaiseRisk))
  }

  /// Adds a set of names, in which more can raise the risk; `absent` is what a field that is not there means,
  /// nil everything.
  private mutating func add(
    _ field: String, _ before: [String]?, _ now: [String]?, absent: [String]? = nil
  ) {
    guard before.map(Set.init) != now.map(Set.init) else { return }
    let old = before ?? absent
    let isMore = (now ?? absent).map { now in old.map { !Set(now).isSubset(of: $0) } ?? false } ?? true
    add(
      field, before?.joined(separator: ", "), now?.joined(separator: ", "), mayRaiseRisk: isMore)
  }
}

extension Grant {
  fileprivate var systemName: String { system?.value.text ?? "" }
}

extension DateValue {
  /// The day, or the instant where a time was written.
  fileprivate var text: String { start == end ? start.text : start.dayText }
}

extension Located<List<Identifier>> {
  fileprivate var names: [String] { value.elements.map(\.value.text) }
}

extension AgentSpec {
  fileprivate var stage: String? { lifecycle?.value.stage?.value.rawValue }

  fileprivate var modelText: String? {
    let parts = [model?.value.provider?.value, model?.value.name?.value, model?.value.version?.value]
    return Self.joined(parts.compactMap(\.self), by: " ")
  }

  fileprivate var promptText: String? {
    let prompts = prompt?.value.elements.map(\.value) ?? []
    return Self.joined(
      prompts.map { [$0.path?.value, $0.digest?.value.text].compactMap(\.self).joined(separator: " ") },
      by: ", ")
  }

  fileprivate var definitionsText: String? {
    Self.joined(definitions?.value.elements.map(\.value) ?? [], by: ", ")
  }

  private static func joined(_ parts: [String], by separator: String) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: separator)
  }
}

extension Identity {
  /// Who the agent is in single systems, without the places of credentials.
  fileprivate var systemsText: String? {
    let entries = systems?.value.elements.map(\.value) ?? []
    let texts = entries.map { entry in
      let parts = [entry.subject?.value, entry.method?.value.rawValue].compactMap(\.self)
      return "\(entry.system?.value.text ?? ""): \(parts.joined(separator: " "))"
    }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}

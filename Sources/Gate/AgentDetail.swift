import Documents
import Findings
import Permissions
import Risk
import Rules
import SourceText

/// What reports for programs and explanations say of one agent besides its verdict.
struct AgentDetail: Sendable {
  let raisedBy: [TierRaise]
  let access: [GrantDetail]
  /// The rest is of explanations only.
  var raisedBelow: [TierRaise] = []
  var waysDown: TierWaysDown?
  var manifest: Agent?

  init(raisedBy: [TierRaise], access: [GrantDetail]) {
    self.raisedBy = raisedBy
    self.access = access
  }

  /// Every place that it names.
  var locations: [SourceLocation] {
    let raises = (raisedBy + raisedBelow).flatMap { raise in
      (raise.location.map { [$0] } ?? []) + raise.parts.flatMap(\.grants).map(\.location)
    }
    let delegates = waysDown == nil ? [] : manifest?.spec?.value.delegates?.value.elements ?? []
    return (manifest?.metadata?.value.name.map { [$0.location] } ?? []) + raises + access.map(\.location)
      + delegates.map(\.location)
  }
}

/// A grant as a report lists it, and where it stands.
struct GrantDetail: Sendable {
  private let grant: GrantSummary
  let location: SourceLocation

  init(_ grant: GrantSummary, at location: SourceLocation) {
    self.grant = grant
    self.location = location
  }

  func summary(at places: [SourceLocation: Place]) -> GrantSummary {
    var summary = grant
    summary.place = places[location]
    return summary
  }
}

extension Agent {
  /// The points that each grant gives, in the words of the manifest: what nothing enforces is left out.
  func accessDetail(_ reaches: [GrantReach], in catalog: SystemIndex) -> [GrantDetail] {
    let environments = environmentNames?.map { SecretScan.masked($0) }
    return zip(spec?.value.access?.value.elements ?? [], reaches).map { grant, reach in
      var summary = grant.value.summary(in: catalog)
      summary.environments = environments
      summary.effects = reach.effects.effects.map(\.rawValue)
      summary.data = reach.data.rawValue
      return GrantDetail(summary, at: grant.location)
    }
  }
}

extension Grant {
  fileprivate func summary(in catalog: SystemIndex) -> GrantSummary {
    var summary = GrantSummary()
    summary.system = system.map { SecretScan.masked($0.value.text) }
    summary.actions = actions?.value.names
    summary.resources = resources?.value.names
    summary.expires = (expires?.value).map { date in
      date.start == date.end ? date.start.text : String(date.start.text.prefix(10))
    }
    let declared = catalog[system?.value.text ?? ""]?.attributes ?? [:]
    for entry in conditions?.value.entries ?? [] {
      guard let type = declared[entry.key.value.text], case .values = entry.value.value.reading(as: type)
      else { continue }
      summary.conditions.append(
        (SecretScan.masked(entry.key.value.text), entry.value.value.terms.map(\.value.summary)))
    }
    return summary
  }
}

extension PatternSet {
  fileprivate var names: GrantSummary.Names {
    GrantSummary.Names(
      patterns: patterns.map { SecretScan.masked($0.value.text) }, isComplement: isComplement)
  }
}

extension AttributeCondition.Term {
  fileprivate var summary: GrantSummary.Term {
    if let value { return .value(SecretScan.masked(value.text)) }
    var found: [(name: String, values: [String])] = []
    if let not = bounds?.not {
      found.append(("not", not.value.elements.map { SecretScan.masked($0.value.pattern.text) }))
    }
    for (name, bound) in [
      ("atLeast", bounds?.atLeast), ("atMost", bounds?.atMost), ("above", bounds?.above),
      ("below", bounds?.below),
    ] {
      if let bound { found.append((name, [bound.value.text])) }
    }
    return .bounds(found)
  }
}

extension GateRun {
  /// A raise as reports write it.
  func summary(of raise: TierRaise, _ conditions: ConditionTexts) -> TierRaiseSummary {
    TierRaiseSummary(
      line: raise.line.map { SecretScan.masked($0) }, tier: raise.tier.rawValue,
      place: raise.location.flatMap { places[$0] }, when: raise.when.flatMap { conditions[$0] },
      message: SecretScan.masked(raise.message),
      parts: raise.parts.map { part in
        TierRaiseSummary.Part(
          what: SecretScan.masked(part.what), grants: part.grants.compactMap { places[$0.location] },
          path: (part.path?.names ?? []).map { SecretScan.masked($0) },
          namesLeftOut: part.path?.namesLeftOut ?? 0)
      })
  }

  /// The conditions of all lines that raised some agent's tier, as written.
  func conditionTexts() -> ConditionTexts {
    let raises = judged.compactMap(\.detail).flatMap { $0.raisedBy + $0.raisedBelow }
    return ConditionTexts(of: Set(raises.compactMap(\.when)), in: sources, limits: limits)
  }
}

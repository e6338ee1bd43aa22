import Documents
import Findings
import SourceText

/// One policy document, with what it extends filled in.
struct LayerValues: Sendable {
  let layer: PolicyLayer
  /// Whether it comes from outside the repository, above every layer inside it.
  let isOuter: Bool
  /// The domain or team that it binds; nil binds every agent.
  let binds: String?
  /// Where it says so.
  let bindsAt: Located<String>?
  let own: [Tier: TierValues]
  let tiers: [Tier: TierValues]
  let classify: [ClassifyLine]
  let severities: [RuleID: Traced<Severity>]
  /// The severities that the document itself says, without those of what it extends.
  let ownSeverities: [RuleID: Traced<Severity>]
  /// The rules that the document exempts from waivers.
  let neverWaived: [Located<String>]
  /// The deny entries.
  let deny: [DenyEntry]
  let notEnforced: [(what: String, location: SourceLocation)]

  init(_ policy: RiskPolicy, extending base: RiskPolicy?, isOuter: Bool) {
    self.isOuter = isOuter
    let spec = policy.spec?.value
    layer = spec?.layer?.value ?? .organization
    let named = layer == .domain ? spec?.domain : layer == .team ? spec?.team : nil
    bindsAt = named?.map(\.text)
    binds = bindsAt?.value
    let own = Self.tiers(of: spec)
    let inherited = Self.tiers(of: base?.spec?.value)
    self.own = own
    tiers = own.merging(inherited) { own, inherited in own.replacing(inherited) }
    ownSeverities = Self.severities(of: spec)
    severities = Self.severities(of: base?.spec?.value).merging(ownSeverities) { _, own in own }
    classify = Self.lines(of: spec, replacing: base?.spec?.value)
    neverWaived = (spec?.waivers?.value.never?.value.elements ?? []).map { $0.map(\.text) }
    deny = ((spec?.deny ?? base?.spec?.value.deny)?.value.elements ?? []).map(\.value)
    notEnforced = Self.notEnforced(spec, extending: base?.spec?.value, tiers: tiers)
  }

  /// Whether the layer stands above another, so that the other must not loosen it.
  func isAbove(_ other: LayerValues) -> Bool {
    isOuter == other.isOuter ? layer < other.layer : isOuter
  }

  private static func tiers(of spec: RiskPolicySpec?) -> [Tier: TierValues] {
    guard let requirements = spec?.requirements?.value else { return [:] }
    var result: [Tier: TierValues] = [:]
    for tier in Tier.allCases {
      if let terms = requirements[tier]?.value { result[tier] = TierValues(terms) }
    }
    return result
  }

  private static func severities(of spec: RiskPolicySpec?) -> [RuleID: Traced<Severity>] {
    var result: [RuleID: Traced<Severity>] = [:]
    for entry in spec?.severities?.value.entries ?? [] {
      guard let severity = Severity(rawValue: entry.value.value.rawValue) else { continue }
      result[RuleID(entry.key.value.text)] = Traced(severity, from: entry.value.location)
    }
    return result
  }

  /// The layer's own lines, and those of what it extends whose id it does not use.
  private static func lines(of spec: RiskPolicySpec?, replacing base: RiskPolicySpec?) -> [ClassifyLine] {
    let own = (spec?.classify?.value.elements ?? []).map(\.value)
    let ids = Set(own.compactMap { $0.id?.value.text })
    let inherited = (base?.classify?.value.elements ?? []).map(\.value)
    return inherited.filter { line in line.id.map { !ids.contains($0.value.text) } ?? true } + own
  }

  /// What the layer and what it extends say that this version reads and does not act on.
  private static func notEnforced(
    _ spec: RiskPolicySpec?, extending base: RiskPolicySpec?, tiers: [Tier: TierValues]
  ) -> [(what: String, location: SourceLocation)] {
    var result: [(String, SourceLocation)] = []
    for tier in Tier.allCases {
      if let approvals = tiers[tier]?.approvals, !approvals.value.isEmpty {
        result.append(("approvals", approvals.location))
      }
    }
    if let waivers = spec?.waivers ?? base?.waivers { result.append(("waivers", waivers.location)) }
    return result
  }
}

public import Documents
public import Findings
public import SourceText

/// What binds one agent: the merge of all layers that apply to it.
public struct EffectivePolicy: Sendable {
  /// What each tier asks for, with what the tiers below it ask for.
  private let requirements: [EffectiveRequirements]
  /// The places, in the run's list of classify lines, of the lines that apply.
  let lines: [Int]
  /// The severities that policies set.
  public let severities: [RuleID: Traced<Severity>]
  /// What the layers let an agent do.
  public let boundary: Boundary
  /// Tells boundaries apart: policies with the same number have the same one.
  public internal(set) var boundaryNumber = 0

  /// What an agent of a tier must meet.
  public subscript(tier: Tier) -> EffectiveRequirements { requirements[tier.rank] }

  init(
    requirements: [EffectiveRequirements], lines: [Int], severities: [RuleID: Traced<Severity>],
    boundary: Boundary
  ) {
    self.requirements = requirements
    self.lines = lines
    self.severities = severities
    self.boundary = boundary
  }
}

/// All policies of a run: the layers, and the effective policy of each set of them that binds some agent.
///
/// Which layers bind an agent depends only on its owner's team and that team's domain, so there are few
/// effective policies, and each is merged once, before any agent is looked at.
public struct PolicySet: Sendable {
  /// The classify lines of all layers, with their conditions numbered.
  let table: ClassifyTable
  /// The effective policies: of each team in the directory; the first is that of an agent that no directory
  /// places, which every layer binds.
  private let policies: [EffectivePolicy]
  /// The layers, for what can only be checked once the systems are known.
  let merge: LayerMerge
  /// The boundaries that differ, by their numbers.
  public let boundaries: [Boundary]
  private let policyOfTeam: [String: Int]
  /// What the policies say that binds whoever an agent's owner is: what findings that name no agent go by.
  public let general: EffectivePolicy
  /// What is wrong with the policies.
  public private(set) var faults: [PolicyFault]
  /// What the policies ask for and this version does not enforce.
  public let notEnforced: [(what: String, location: SourceLocation)]

  /// Merges policies, upper layers first.
  ///
  /// `documents` are in the order of the layers; within one layer the order does not matter, since merging
  /// only tightens. `outer` come from outside the repository and bind it as upper layers. `packs` are the
  /// built-in policies that `extends` may name. `directory` places agents by their owner. `rules` are those
  /// whose severity a policy can name.
  public init(
    outer: [RiskPolicy], inner: [RiskPolicy], packs: [String: RiskPolicy], directory: DirectoryIndex?,
    rules: [RuleDescription]
  ) {
    var faults: [PolicyFault] = []
    var layers: [LayerValues] = []
    for (isOuter, documents) in [(true, outer), (false, inner)] {
      for policy in documents {
        let base = Self.base(of: policy, packs: packs, faults: &faults)
        layers.append(LayerValues(policy, extending: base, isOuter: isOuter))
      }
    }
    for layer in layers where !layer.isOuter { layer.checkName(in: directory, faults: &faults) }
    var table = ClassifyTable()
    let merge = LayerMerge(
      layers: layers, lines: layers.map { table.add($0.classify) }, rules: rules, directory: directory)
    self.table = table
    merge.checkTightening(faults: &faults)
    var unplacedFaults: [PolicyFault] = []
    let teams = directory?.teamNames ?? []
    // Layers that bind no team together clash only for an agent that nobody can place; that is its fault, not
    // theirs.
    var doAllBindTogether = teams.isEmpty
    var policies = [merge.policy(of: Array(layers.indices), faults: &unplacedFaults)]
    var policyOfTeam: [String: Int] = [:]
    var known: [[Int]: Int] = [Array(layers.indices): 0]
    for name in teams {
      let binding = layers.indices.filter { layers[$0].binds(team: name, domain: directory?[name]?.domain) }
      if let index = known[binding] {
        policyOfTeam[name] = index
        if index == 0 { doAllBindTogether = true }
        continue
      }
      known[binding] = policies.count
      policyOfTeam[name] = policies.count
      policies.append(merge.policy(of: binding, faults: &faults))
    }
    if doAllBindTogether { faults += unplacedFaults }
    self.policyOfTeam = policyOfTeam
    var general = merge.policy(of: layers.indices.filter { layers[$0].binds == nil }, faults: &faults)
    boundaries = Self.numberBoundaries(of: &policies, and: &general)
    self.policies = policies
    self.general = general
    self.merge = merge
    notEnforced = layers.flatMap(\.notEnforced)
    var seen: Set<PolicyFault> = []
    self.faults = faults.filter { seen.insert($0).inserted }
  }

  /// What binds an agent that a team owns. An agent that cannot be placed is bound by every layer.
  public func policy(ofTeam team: String?) -> EffectivePolicy {
    policies[team.flatMap { policyOfTeam[$0] } ?? 0]
  }

  /// Gives equal numbers to policies whose boundaries come from the same layers.
  private static func numberBoundaries(
    of policies: inout [EffectivePolicy], and general: inout EffectivePolicy
  ) -> [Boundary] {
    var boundaries: [Boundary] = []
    var known: [[Int]: Int] = [:]
    func number(_ policy: inout EffectivePolicy) {
      let places = policy.boundary.layers.map(\.place)
      policy.boundaryNumber = known[places] ?? boundaries.count
      guard policy.boundaryNumber == boundaries.count else { return }
      known[places] = boundaries.count
      boundaries.append(policy.boundary)
    }
    for index in policies.indices { number(&policies[index]) }
    number(&general)
    return boundaries
  }

  private static func base(
    of policy: RiskPolicy, packs: [String: RiskPolicy], faults: inout [PolicyFault]
  ) -> RiskPolicy? {
    guard let spec = policy.spec?.value else { return nil }
    spec.checkBinding(faults: &faults)
    guard let extends = spec.extends else { return nil }
    if let layer = spec.layer, layer.value != .organization {
      faults.append(
        PolicyFault(
          rule: "policy/loosens", message: "only an organization layer can extend a built-in policy",
          location: extends.location,
          fix: "Remove \("extends"); this layer adds to the layers above it anyway."))
      return nil
    }
    if let pack = packs[extends.value] { return pack }
    let names = packs.keys.sorted()
    faults.append(
      PolicyFault(
        rule: "policy/unknown-name", message: "there is no built-in policy named \(extends.value)",
        location: extends.location,
        fix: nearestName(to: extends.value, among: names).map { "Did you mean \($0)?" }
          ?? "Write \(list: names, last: "or")."))
    return nil
  }
}

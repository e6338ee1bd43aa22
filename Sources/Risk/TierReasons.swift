public import Documents
public import Findings
public import SourceText

/// One thing that raised a tier: a policy line that is met, or reach that nothing describes.
public struct TierRaise: Sendable {
  /// What meets one part of it.
  public struct Part: Sendable {
    /// What it is, such as "access to `erp`" or "autonomy".
    public let what: Message
    /// The grants, of the agent itself or of the one at the end of the path.
    public let grants: [RaisingGrant]
    /// The way to the agent whose doing it is; none where that is the agent itself.
    public let path: DelegationPath?
  }

  /// The line's id; none where it is the unknown.
  public let line: String?
  /// The tier that it gives.
  public let tier: Tier
  /// Where the line stands in its policy.
  public let location: SourceLocation?
  /// Where its condition stands.
  public let when: SourceLocation?
  /// What meets it, part by part.
  public let parts: [Part]
  /// All of that in one sentence, which begins with the tier.
  public let message: Message
}

extension PolicySet {
  /// The tier of an agent, with the lines, grants and paths that gave it.
  ///
  /// `own` are the agent's own facts, `all` those joined with the facts of the agents that it reaches by
  /// delegation, and `position` is its place among all, where it may call any.
  public func computedTier(
    of agent: Agent, reaching reaches: [GrantReach], own: ReachFacts, all: ReachFacts,
    under policy: EffectivePolicy, at position: AgentPosition? = nil
  ) -> ComputedTier {
    let tier = tier(of: all, under: policy)
    guard tier > .low else { return ComputedTier(tier: tier, reasons: []) }
    let reasons = TierReasons(agent, reaches, own: own, all: all, in: table, at: position)
    let raises =
      (all.reachesUnknown ? reasons.unknown() : []) + raises(policy, all, reasons) { $0 == tier }
    let places = raises.flatMap { $0.ownPlaces(in: table) }
    var seen: Set<RelatedPlace> = []
    return ComputedTier(
      tier: tier, reasons: raises.map(\.message), places: places.filter { seen.insert($0).inserted },
      raisedBy: raises)
  }

  /// The lines below a tier that are met as well, highest first.
  public func raisesBelow(
    _ tier: Tier, of agent: Agent, reaching reaches: [GrantReach], own: ReachFacts, all: ReachFacts,
    under policy: EffectivePolicy, at position: AgentPosition?
  ) -> [TierRaise] {
    let reasons = TierReasons(agent, reaches, own: own, all: all, in: table, at: position)
    let lower = raises(policy, all, reasons) { $0 < tier && $0 > .low }
    return Tier.allCases.reversed().flatMap { tier in lower.filter { $0.tier == tier } }
  }

  private func raises(
    _ policy: EffectivePolicy, _ all: ReachFacts, _ reasons: TierReasons, in tiers: (Tier) -> Bool
  ) -> [TierRaise] {
    policy.lines.map { table.lines[$0] }.filter { tiers($0.tier) && table.isMet($0, by: all) }
      .map(reasons.raise)
  }
}

extension TierRaise {
  /// The agent's own grants that a finding points at: the first that meets each part.
  fileprivate func ownPlaces(in table: ClassifyTable) -> [RelatedPlace] {
    let own = parts.filter { $0.path == nil }
    guard let line else {
      return own.flatMap(\.grants).map {
        RelatedPlace("this grant reaches what no catalog describes", at: $0.location)
      }
    }
    return own.compactMap(\.grants.first).map {
      RelatedPlace("policy line \(line) applies to this grant", at: $0.location)
    }
  }
}

/// Says why an agent is in its tier.
private struct TierReasons {
  private let spec: AgentSpec?
  private let grants: [RaisingGrant]
  private let own: ReachFacts
  private let all: ReachFacts
  private let table: ClassifyTable
  private let position: AgentPosition?

  init(
    _ agent: Agent, _ reaches: [GrantReach], own: ReachFacts, all: ReachFacts, in table: ClassifyTable,
    at position: AgentPosition?
  ) {
    spec = agent.spec?.value
    grants = zip(spec?.access?.value.elements ?? [], reaches).map {
      RaisingGrant(location: $0.location, reach: $1)
    }
    self.own = own
    self.all = all
    self.table = table
    self.position = position
  }

  /// What no catalog describes or nobody has registered, each reason once.
  func unknown() -> [TierRaise] {
    guard spec?.isReachSound == true else {
      return [raise("what it may do could not be read, so it counts as able to do everything", [])]
    }
    var raises: [TierRaise] = []
    var reasons: [Message] = []
    for grant in grants {
      guard let reason = grant.reach.unknownReason, !reasons.contains(reason) else { continue }
      reasons.append(reason)
      let same = grants.filter { $0.reach.unknownReason == reason }
      raises.append(raise(reason, [TierRaise.Part(what: reason, grants: same, path: nil)]))
    }
    return raises.isEmpty ? [unknownThroughOthers()] : raises
  }

  private func unknownThroughOthers() -> TierRaise {
    guard let position, let (path, end) = way(to: .unknown, from: position) else {
      return raise("an agent that it may call is not known or can reach the unknown", [])
    }
    let grants = end.grants.filter { $0.reach.unknown != nil }
    let what: Message
    if let reason = grants.first?.reach.unknownReason {
      what = reason
    } else if let delegate = end.delegates.first(where: \.agents.isEmpty) {
      what = "nobody has registered the agent \(delegate.name)"
    } else {
      what = "the manifest of \(end.name ?? "?") has errors, so it counts as able to do everything"
    }
    guard let path else { return raise(what + ", which it may call", []) }
    return raise(
      "through \(path), " + what, [TierRaise.Part(what: what, grants: grants, path: path)])
  }

  private func raise(_ reason: Message, _ parts: [TierRaise.Part]) -> TierRaise {
    TierRaise(
      line: nil, tier: .critical, location: nil, when: nil, parts: parts, message: "critical: " + reason)
  }

  /// A line that is met.
  func raise(_ line: ClassifyTable.Line) -> TierRaise {
    var parts: [TierRaise.Part] = []
    var known: Set<TierNeed> = []
    for number in line.conditions {
      for need in table.needs(of: number, own: own, all: all) where known.insert(need).inserted {
        parts.append(part(need))
      }
    }
    let message: Message =
      "\(words: line.tier.rawValue): policy line \(line.id) applies "
      + Self.phrase(parts) + absences(line.conditions.map { table.conditions[$0] })
    return TierRaise(
      line: line.id, tier: line.tier, location: line.location, when: line.when, parts: parts,
      message: message)
  }

  /// Who meets a need: the agent itself, else the nearest that it may call.
  private func part(_ need: TierNeed) -> TierRaise.Part {
    if need.isMet(by: own) {
      let meeting = grants.filter { table.isMet(need, by: $0.reach) }
      return TierRaise.Part(what: need.words(by: meeting), grants: meeting, path: nil)
    }
    guard let position, let (path, end) = way(to: need, from: position) else {
      return TierRaise.Part(what: need.words(by: []), grants: [], path: nil)
    }
    let meeting = end.grants.filter { table.isMet(need, by: $0.reach) }
    return TierRaise.Part(what: need.words(by: meeting), grants: meeting, path: path)
  }

  /// The nearest agent that meets a need by itself, and the way there; no way where it is this agent.
  private func way(
    to need: TierNeed, from position: AgentPosition
  ) -> (path: DelegationPath?, end: AgentNetwork.Member)? {
    let (network, agent) = (position.network, position.index)
    let nearest = network.nearest(meeting: need)
    guard let end = nearest.source(from: agent) else { return nil }
    if end == agent { return (nil, network.members[end]) }
    return (DelegationPath(from: agent, by: nearest, in: network), network.members[end])
  }

  /// What a line applies to: the agent's own access, then what it can do through others.
  private static func phrase(_ parts: [TierRaise.Part]) -> Message {
    var systems: [String] = []
    for part in parts where part.path == nil {
      guard let system = part.grants.first?.reach.system, !systems.contains(system) else { continue }
      systems.append(system)
    }
    var phrases: [Message] = systems.isEmpty ? [] : ["to its access to \(list: systems)"]
    var paths: [DelegationPath] = []
    for case let path? in parts.map(\.path) where !paths.contains(path) { paths.append(path) }
    for path in paths {
      var whats: [Message] = []
      for part in parts where part.path == path && !whats.contains(part.what) { whats.append(part.what) }
      let joined = whats.dropFirst().reduce(whats.first ?? "") { $0 + " and " + $1 }
      phrases.append("through \(path) by \(joined)")
    }
    guard let first = phrases.first else { return "to the agent as a whole" }
    return phrases.dropFirst().reduce(first) { $0 + ", and " + $1 }
  }

  /// What the manifest does not say and what therefore counts, where that is part of what the line asks: the
  /// one line that would mend it is easily missed.
  private func absences(_ conditions: [AccessCondition]) -> Message {
    var words: Message = ""
    if spec?.autonomy == nil, conditions.contains(where: { $0.autonomy != nil }) {
      words = words + "; \("autonomy") is not said and counts as autonomous"
    }
    if spec?.environments == nil, conditions.contains(where: { $0.environments != nil }) {
      words = words + "; \("environments") is not said and counts as everywhere"
    }
    return words
  }
}

extension TierNeed {
  /// What meets it, as words after "by".
  fileprivate func words(by grants: [RaisingGrant]) -> Message {
    switch self {
    case .unknown: return "what nothing describes"
    case .points, .pointsButForInput:
      guard let system = grants.first?.reach.system else { return "access" }
      return "access to \(system)"
    case .untrustedTrigger: return "what can start it"
    case .autonomy: return "autonomy"
    case .environments: return "environments"
    case .methods: return "authentication"
    }
  }
}

extension Message.StringInterpolation {
  /// Adds a way, as "`a` -> `b` -> `c`".
  fileprivate mutating func appendInterpolation(_ path: DelegationPath) {
    for (index, name) in path.names.enumerated() {
      let isLast = index == path.names.count - 1
      if isLast, path.namesLeftOut > 0 { appendInterpolation(words: " -> (\(path.namesLeftOut) more)") }
      if index > 0 { appendInterpolation(words: " -> ") }
      appendInterpolation(name)
    }
  }
}

extension GrantReach {
  fileprivate var unknownReason: Message? {
    switch unknown {
    case .system?: "no catalog describes the system \(system)"
    case .action(let pattern)?: "\(pattern) reaches actions of \(system) that the catalog does not describe"
    case .resource(let pattern)?:
      "\(pattern) reaches resources of \(system) that the catalog does not describe"
    case nil: nil
    }
  }
}

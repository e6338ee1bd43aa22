import Documents
import Findings
import Permissions
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

/// Holds what agents can do through others against their own boundaries.
///
/// Agents with the same boundary and tier are answered together: each agent that any of them reaches is held
/// against the boundary once, and one breadth-first search backwards from those that are outside gives all
/// callers their shortest ways. Hence linear in agents and edges for each boundary and tier, of which there
/// are few.
struct DelegateBoundaries {
  /// The boundary and tier that callers are held to.
  private struct Group: Hashable, Comparable {
    let boundary: Int
    let tier: Tier

    static func < (left: Group, right: Group) -> Bool {
      left.boundary == right.boundary ? left.tier < right.tier : left.boundary < right.boundary
    }
  }

  /// What is known of one agent's own grants: that they lie inside a boundary in a tier, and hence in all
  /// tiers above it.
  private struct Standing {
    let boundary: Int
    let tier: Tier
  }

  private let agents: [ReadAgent]
  private let decided: DecidingDocuments
  private let network: AgentNetwork
  private var groups: [Group: [Int]] = [:]
  private var standings: [Int: Standing] = [:]
  private let manifests: ReadAgain
  private let memo = BoundaryMemo()

  /// Takes in the agents that may call others, by their places, with what was found of them.
  init(
    run: GateRun, _ decided: DecidingDocuments, _ network: AgentNetwork,
    callers: [(agent: Int, judged: JudgedAgent)]
  ) {
    agents = run.agents
    self.decided = decided
    self.network = network
    manifests = ReadAgain(run)
    for (agent, judged) in callers {
      let policy = Self.policy(of: agents[agent], decided)
      if policy.boundary.allowsEverything { continue }
      groups[Group(boundary: policy.boundaryNumber, tier: judged.tier), default: []].append(agent)
      note(agent, judged)
    }
    for (agent, read) in agents.enumerated() {
      if let judged = read.judged { note(agent, judged) }
    }
  }

  private mutating func note(_ agent: Int, _ judged: JudgedAgent) {
    guard judged.isInsideBoundary else { return }
    let boundary = Self.policy(of: agents[agent], decided).boundaryNumber
    standings[agent] = Standing(boundary: boundary, tier: judged.tier)
  }

  private static func policy(of agent: ReadAgent, _ decided: DecidingDocuments) -> EffectivePolicy {
    decided.policies.policy(ofTeam: agent.record.team)
  }

  /// What the callers reach outside their boundaries: of each delegate the nearest agent that is outside.
  mutating func outsideReaches() -> [OutsideReach] {
    var found: [OutsideReach] = []
    for (group, callers) in groups.sorted(by: { $0.key < $1.key }) {
      guard let first = callers.first else { continue }
      let policy = Self.policy(of: agents[first], decided)
      var outside: [Int: (verdict: GrantVerdict?, location: SourceLocation)] = [:]
      for agent in reached(from: callers) {
        if let excess = excess(of: agent, policy, group) { outside[agent] = excess }
      }
      guard !outside.isEmpty else { continue }
      let nearest = NearestDelegates(sources: agents.indices.map { outside[$0] != nil }, in: network.graph)
      for caller in callers {
        found += reaches(of: caller, in: group.tier, nearest) { outside[$0] }
      }
    }
    return found
  }

  private mutating func reaches(
    of caller: Int, in tier: Tier, _ nearest: NearestDelegates,
    outside: (Int) -> (verdict: GrantVerdict?, location: SourceLocation)?
  ) -> [OutsideReach] {
    var found: [OutsideReach] = []
    for (delegate, named) in zip(agents[caller].record.delegates, network.members[caller].delegates) {
      let best = named.agents.min { nearest.distance(from: $0) ?? .max < nearest.distance(from: $1) ?? .max }
      guard let best, let path = DelegationPath(from: best, by: nearest, in: network),
        let last = nearest.source(from: best), let excess = outside(last)
      else { continue }
      found.append(
        OutsideReach(
          agent: agents[caller].record, delegate: delegate, path: path, tier: tier,
          verdict: excess.verdict, location: excess.location,
          judged: manifests.manifest(of: last)?.accessSpelling ?? ""))
    }
    return found
  }

  /// The agents that any of the callers reaches, ascending.
  private func reached(from callers: [Int]) -> [Int] {
    var isReached = [Bool](repeating: false, count: agents.count)
    var open = callers
    while let agent = open.popLast() {
      for case let callee? in network.graph.delegates[agent] where !isReached[callee] {
        isReached[callee] = true
        open.append(callee)
      }
    }
    return agents.indices.filter { isReached[$0] }
  }

  /// The first grant of an agent that is not shown to lie inside; nil where all do.
  private mutating func excess(
    of agent: Int, _ policy: EffectivePolicy, _ group: Group
  ) -> (verdict: GrantVerdict?, location: SourceLocation)? {
    if let standing = standings[agent], standing.boundary == group.boundary, standing.tier <= group.tier {
      return nil
    }
    guard agents[agent].isReadable, let manifest = manifests.manifest(of: agent) else {
      return (nil, agents[agent].record.location)
    }
    let environments = manifest.environmentNames
    for grant in manifest.spec?.value.access?.value.elements ?? [] {
      let excess = policy.excess(
        of: grant.value, environments: environments, in: group.tier, decided.catalog, memo: memo)
      if let excess { return (excess, grant.location) }
    }
    return nil
  }
}

/// Manifests that are not held, read once more: those that others call are few, and holding all would make
/// memory follow the repository.
private final class ReadAgain {
  private let run: GateRun
  private var reader: FileReader?
  private var known: [SourceLocation: Agent] = [:]
  private var readSources: Set<SourceID> = []

  init(_ run: GateRun) {
    self.run = run
    reader = try? run.request.tree.reader()
    for agent in run.agents {
      if let held = agent.held { known[agent.record.location] = held.manifest }
    }
  }

  /// The manifest of an agent; nil where it cannot be read again.
  func manifest(of agent: Int) -> Agent? {
    let location = run.agents[agent].record.location
    if let manifest = known[location] { return manifest }
    guard readSources.insert(location.source).inserted,
      let source = run.sources.text(of: location.source, reader: &reader)
    else { return nil }
    var documents = DocumentReader(source, limits: run.limits)
    var read = DocumentSet()
    while documents.next(into: &read) != nil {
      for manifest in read.agents {
        known[manifest.metadata?.value.name?.location ?? manifest.location] = manifest
      }
      read = DocumentSet()
    }
    return known[location]
  }
}

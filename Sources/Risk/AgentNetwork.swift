import Documents
public import SourceText
import Synchronization

/// A grant that can raise a tier: that of its own agent, or of one that may call that agent.
public struct RaisingGrant: Sendable {
  /// Where it stands.
  public let location: SourceLocation
  /// What it can reach.
  public let reach: GrantReach

  /// Pairs a grant with its reach.
  public init(location: SourceLocation, reach: GrantReach) {
    self.location = location
    self.reach = reach
  }
}

/// All agents of a run and who may call whom: what explaining a tier that comes through delegates needs.
///
/// Ways are searched on demand, one search for each thing that a classify line asks for, and kept for the
/// next agent; so explaining every agent stays near-linear in agents and edges for a fixed policy.
public final class AgentNetwork: Sendable {
  /// One agent.
  public struct Member: Sendable {
    /// Its name, where it could be read.
    public let name: String?
    /// What its own access and surroundings do.
    public let facts: ReachFacts
    /// Its grants that can raise a tier.
    public let grants: [RaisingGrant]
    /// The agents that it may call, as its manifest names them, with the agents of that name; none is one
    /// that nobody has registered.
    public let delegates: [(name: String, agents: [Int])]

    /// Makes a member.
    public init(
      name: String?, facts: ReachFacts, grants: [RaisingGrant], delegates: [(name: String, agents: [Int])]
    ) {
      self.name = name
      self.facts = facts
      self.grants = grants
      self.delegates = delegates
    }

    /// Its own facts, with those of a delegate that nobody has registered.
    var source: ReachFacts {
      var source = facts
      if delegates.contains(where: \.agents.isEmpty) { source.formUnion(.everything) }
      return source
    }
  }

  /// The agents.
  public let members: [Member]
  /// Who may call whom.
  public let graph: DelegationGraph
  /// The facts of each agent, joined with those of all that it reaches.
  public let delegation: Delegation
  private let found = Mutex<[TierNeed: NearestDelegates]>([:])

  /// Joins agents; linear in them and in their delegates.
  public init(_ members: [Member]) {
    self.members = members
    graph = DelegationGraph(
      delegates: members.map { member in
        member.delegates.flatMap { $0.agents.isEmpty ? [nil] : $0.agents.map(Optional.init) }
      })
    delegation = Delegation(members.map(\.facts), delegates: graph.delegates)
  }

  /// The ways to the agents that meet a need by themselves.
  func nearest(meeting need: TierNeed) -> NearestDelegates {
    found.withLock { found in
      if let known = found[need] { return known }
      let nearest = NearestDelegates(sources: members.map { need.isMet(by: $0.source) }, in: graph)
      found[need] = nearest
      return nearest
    }
  }

  /// What one of an agent's delegates brings: the facts of all agents that it reaches without going over the
  /// agent itself; nil where the agent lies on circles of more than `limit` agents, which would have to be
  /// walked.
  func facts(ofDelegate position: Int, of agent: Int, limit: Int) -> ReachFacts? {
    let targets = members[agent].delegates[position].agents
    if targets.isEmpty { return .everything }
    var joined = ReachFacts()
    let component = delegation.component(of: agent)
    if targets.contains(where: { $0 != agent && delegation.component(of: $0) == component }),
      delegation.componentSize(of: agent) > limit
    {
      return nil
    }
    // Who lies in another component cannot call back, so what it reaches is known.
    var open: [Int] = []
    var seen: Set<Int> = [agent]
    for target in targets where seen.insert(target).inserted { open.append(target) }
    while let here = open.popLast() {
      guard delegation.component(of: here) == component else {
        joined.formUnion(delegation.closed[here])
        continue
      }
      joined.formUnion(members[here].source)
      for case let callee? in graph.delegates[here] where seen.insert(callee).inserted { open.append(callee) }
    }
    return joined
  }
}

/// Where an agent stands among all.
public struct AgentPosition: Sendable {
  /// All agents.
  public let network: AgentNetwork
  /// Its place among them.
  public let index: Int

  /// Names one of the agents.
  public init(_ index: Int, in network: AgentNetwork) {
    self.network = network
    self.index = index
  }
}

/// A way over delegates, as it is shown: a long one without its middle.
public struct DelegationPath: Sendable, Hashable {
  /// No more agents than this are shown of the beginning of a way.
  static let maximumShown = 8

  /// The names, from the agent itself on; an agent without a readable name is `?`. The last is the one whose
  /// doing it is.
  public let names: [String]
  /// How many names were left out before the last.
  public let namesLeftOut: Int

  /// Takes the names of a way. Does not walk through what is left out.
  public init?(from agent: Int, by nearest: NearestDelegates, in network: AgentNetwork) {
    guard let distance = nearest.distance(from: agent), let end = nearest.source(from: agent) else {
      return nil
    }
    var names: [String] = []
    var here: Int? = agent
    while let agent = here, agent != end, names.count < Self.maximumShown {
      names.append(network.members[agent].name ?? "?")
      here = nearest.next(after: agent)
    }
    namesLeftOut = distance - names.count
    self.names = names + [network.members[end].name ?? "?"]
  }
}

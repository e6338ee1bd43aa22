/// Who may call whom, in both directions.
///
/// Built once for any number of searches; linear in agents and edges.
public struct DelegationGraph: Sendable {
  /// The agents that each agent may call, in the order in which its manifest names them; nil is one that
  /// nobody knows.
  public let delegates: [[Int?]]
  /// The callers of all agents, one agent's after the other's; an agent's begin at its `starts`.
  private let callers: [Int]
  private let starts: [Int]

  /// Turns the edges around. Agents are numbers below `delegates.count`; edges to others are left out.
  public init(delegates: [[Int?]]) {
    self.delegates = delegates
    var counts = [Int](repeating: 0, count: delegates.count + 1)
    for case let callee? in delegates.joined() where delegates.indices.contains(callee) {
      counts[callee + 1] += 1
    }
    for agent in delegates.indices { counts[agent + 1] += counts[agent] }
    starts = counts
    var callers = [Int](repeating: 0, count: counts.last ?? 0)
    for (caller, callees) in delegates.enumerated() {
      for case let callee? in callees where delegates.indices.contains(callee) {
        callers[counts[callee]] = caller
        counts[callee] += 1
      }
    }
    self.callers = callers
  }

  /// The agents that may call one, lowest number first.
  func callers(of agent: Int) -> ArraySlice<Int> { callers[starts[agent]..<starts[agent + 1]] }
}

/// From every agent a shortest way, over the agents that it may call, to one that is sought.
///
/// Distances come from one breadth-first search that starts at all that are sought and follows the edges
/// backwards (E. F. Moore, The shortest path through a maze, 1959), hence linear in agents and edges. Of
/// several shortest ways the one is taken that goes, at each agent, over the delegate that its manifest names
/// first; so the answer does not depend on how the search went.
public struct NearestDelegates: Sendable {
  /// How many calls away the nearest agent that is sought is; -1 where none is reached.
  private var distances: [Int]
  /// The agent to call next on that way; -1 at the end of it, and where there is none.
  private var next: [Int]
  /// The agent that is sought at the end of that way; -1 where there is none.
  private var ends: [Int]

  /// Finds the ways to the agents that are `sources`.
  public init(sources: [Bool], delegates: [[Int?]]) {
    self.init(sources: sources, in: DelegationGraph(delegates: delegates))
  }

  /// Finds the ways to the agents that are `sources`, one flag an agent.
  public init(sources: [Bool], in graph: DelegationGraph) {
    let count = graph.delegates.count
    distances = [Int](repeating: -1, count: count)
    next = distances
    ends = distances
    var queue = (0..<min(count, sources.count)).filter { sources[$0] }
    for agent in queue {
      distances[agent] = 0
      ends[agent] = agent
    }
    var position = 0
    while position < queue.count {
      let agent = queue[position]
      position += 1
      for caller in graph.callers(of: agent) where distances[caller] < 0 {
        distances[caller] = distances[agent] + 1
        queue.append(caller)
      }
    }
    for agent in queue where distances[agent] > 0 {
      let nearer = graph.delegates[agent].first { callee in
        callee.map { distances.indices.contains($0) && distances[$0] == distances[agent] - 1 } ?? false
      }
      guard let nearer, let nearer else { continue }
      next[agent] = nearer
      // The queue is in the order of the distances, so the nearer agent's end is known.
      ends[agent] = ends[nearer]
    }
  }

  /// How many calls lead from an agent to the nearest one that is sought: 0 where it is one itself, nil where
  /// it reaches none.
  public func distance(from agent: Int) -> Int? {
    distances.indices.contains(agent) && distances[agent] >= 0 ? distances[agent] : nil
  }

  /// The agent to call next on the way; nil where the agent is sought itself or reaches none that is.
  public func next(after agent: Int) -> Int? {
    next.indices.contains(agent) && next[agent] >= 0 ? next[agent] : nil
  }

  /// The agent that is sought at the end of the way; the agent itself where it is one.
  public func source(from agent: Int) -> Int? {
    ends.indices.contains(agent) && ends[agent] >= 0 ? ends[agent] : nil
  }

  /// The way from an agent to the nearest one that is sought, both included; nil where there is none. Linear
  /// in its length.
  public func path(from agent: Int) -> [Int]? {
    guard distance(from: agent) != nil else { return nil }
    var path = [agent]
    var here = agent
    // Distances fall by one a step, so this ends.
    while let callee = next(after: here) {
      path.append(callee)
      here = callee
    }
    return path
  }
}

/// Who may call whom, closed transitively: what an agent can do through others, it can do.
public struct Delegation: Sendable {
  /// The facts of each agent, joined with those of all agents that it reaches.
  public let closed: [ReachFacts]
  private let components: [Int]
  private let sizes: [Int]

  /// The number of an agent's strongly connected component: two agents with the same one reach each other.
  public func component(of agent: Int) -> Int { components[agent] }

  /// How many agents lie in an agent's component.
  public func componentSize(of agent: Int) -> Int { sizes[components[agent]] }

  /// Closes facts over delegation.
  ///
  /// `delegates[agent]` are the agents that an agent may call; nil among them is one that nobody knows, which
  /// can do everything. Joins are taken over strongly connected components, found in reverse topological
  /// order by Tarjan's algorithm (SIAM J. Comput. 1 (2), 1972) with an explicit stack, hence linear in agents
  /// and edges.
  public init(_ facts: [ReachFacts], delegates: [[Int?]]) {
    var search = ComponentSearch(facts: facts, delegates: delegates)
    for agent in facts.indices { search.visit(agent) }
    closed = search.facts
    components = search.components
    sizes = components.reduce(into: [Int](repeating: 0, count: facts.count)) { $0[$1] += 1 }
  }
}

private struct ComponentSearch {
  private(set) var facts: [ReachFacts]
  /// The component of each agent that is closed: the place of its first agent in the order of the search.
  private(set) var components: [Int]
  private let delegates: [[Int?]]
  private var order: [Int]
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var count = 0

  init(facts: [ReachFacts], delegates: [[Int?]]) {
    self.facts = facts
    self.delegates = delegates
    order = [Int](repeating: -1, count: facts.count)
    lowest = order
    components = order
    isOpen = [Bool](repeating: false, count: facts.count)
  }

  mutating func visit(_ root: Int) {
    guard order[root] < 0 else { return }
    var path: [(agent: Int, next: Int)] = []
    enter(root, &path)
    while let (agent, next) = path.last {
      guard next < delegates[agent].count else {
        path.removeLast()
        close(agent)
        if let caller = path.last?.agent { lowest[caller] = min(lowest[caller], lowest[agent]) }
        continue
      }
      path[path.count - 1].next += 1
      guard let callee = delegates[agent][next] else {
        facts[agent].formUnion(.everything)
        continue
      }
      if order[callee] < 0 {
        enter(callee, &path)
      } else if isOpen[callee] {
        lowest[agent] = min(lowest[agent], order[callee])
      }
    }
  }

  private mutating func enter(_ agent: Int, _ path: inout [(agent: Int, next: Int)]) {
    order[agent] = count
    lowest[agent] = count
    count += 1
    isOpen[agent] = true
    open.append(agent)
    path.append((agent, 0))
  }

  /// Closes the component whose first agent this is: every agent it leads to outside is closed already.
  private mutating func close(_ first: Int) {
    guard lowest[first] == order[first] else { return }
    var members: [Int] = []
    while let member = open.popLast() {
      isOpen[member] = false
      members.append(member)
      if member == first { break }
    }
    var joined = ReachFacts()
    for member in members {
      joined.formUnion(facts[member])
      for case let callee? in delegates[member] { joined.formUnion(facts[callee]) }
    }
    for member in members {
      facts[member] = joined
      components[member] = order[first]
    }
  }
}

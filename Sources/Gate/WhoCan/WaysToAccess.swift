import Findings
import Risk
import Rules
import SourceText

/// The ways of calls from agents to those that can do what was asked about.
struct WaysToAccess {
  /// An agent, or a name that some agent may call and that no manifest registers.
  private enum Node {
    case agent(Int)
    case unknown(String)
  }

  /// The agents by name, path and place, which is the order of every list of agents.
  let order: [Int]
  private let agents: [ReadAgent]
  /// All agents and unknown names, by name: of equally long ways the first one is shown.
  private let nodes: [Node]
  /// The place, in `nodes`, of each agent.
  private let places: [Int]
  /// The ways to agents that are sure to be able to, and to the others.
  private let sure: ShortestCalls
  private let others: ShortestCalls

  init(_ agents: [ReadAgent]) {
    self.agents = agents
    let order = Self.order(of: agents)
    self.order = order
    let inventory = Inventory(agents.map(\.record))
    let called = agents.flatMap { $0.record.delegates.map(\.value) }
    let unknown = Set(called.filter { inventory.agents(named: $0).isEmpty })
    let nodes = Self.nodes(order, unknown, agents)
    var places = Array(repeating: 0, count: agents.count)
    var unknownPlaces: [String: Int] = [:]
    for (place, node) in nodes.enumerated() {
      switch node {
      case .agent(let agent): places[agent] = place
      case .unknown(let name): unknownPlaces[name] = place
      }
    }
    let calls = nodes.map { node -> [Int] in
      guard case .agent(let agent) = node else { return [] }
      return agents[agent].record.delegates.flatMap { delegate in
        unknownPlaces[delegate.value].map { [$0] }
          ?? inventory.agents(named: delegate.value).map { places[$0] }
      }
    }
    let own = nodes.map { node -> AccessCertainty? in
      switch node {
      case .agent(let agent): agents[agent].asked?.certainty
      case .unknown: .presumed
      }
    }
    sure = ShortestCalls(calls: calls, ends: own.map { $0 == .can })
    others = ShortestCalls(calls: calls, ends: own.map { $0 == .notRuledOut || $0 == .presumed })
    self.nodes = nodes
    self.places = places
  }

  /// A shortest way from an agent to one that is sure to be able to, and one to one that may.
  func ways(from agent: Int) -> [DelegationWay] {
    [sure, others].compactMap { paths in
      guard let way = paths.way(from: places[agent]), let last = way.last else { return nil }
      let steps = way.indices.map { index in
        step(nodes[way[index]], calling: index + 1 < way.count ? nodes[way[index + 1]] : nil)
      }
      return DelegationWay(steps: steps, grant: surestGrant(of: nodes[last]))
    }
  }

  private func step(_ node: Node, calling next: Node?) -> DelegationWay.Step {
    switch node {
    case .unknown(let name):
      return DelegationWay.Step(name: SecretScan.masked(name), path: nil, position: nil, call: nil)
    case .agent(let agent):
      let asked = agents[agent].asked
      let name = next.flatMap(name)
      let index = agents[agent].record.delegates.firstIndex { $0.value == name }
      return DelegationWay.Step(
        name: agents[agent].record.name?.value, path: asked?.path, position: asked?.position,
        call: index.flatMap { asked?.calls[$0] })
    }
  }

  private func name(of node: Node) -> String? {
    switch node {
    case .agent(let agent): agents[agent].record.name?.value
    case .unknown(let name): name
    }
  }

  private func surestGrant(of node: Node) -> GrantAccess? {
    guard case .agent(let agent) = node, let asked = agents[agent].asked else { return nil }
    return asked.grants.first { $0.certainty == .can } ?? asked.grants.first
  }

  private static func order(of agents: [ReadAgent]) -> [Int] {
    agents.indices.sorted { left, right in
      let (a, b) = (agents[left].record, agents[right].record)
      let (name, other) = (a.name?.value ?? "", b.name?.value ?? "")
      if name != other { return name.utf8.lexicographicallyPrecedes(other.utf8) }
      let (path, otherPath) = (agents[left].asked?.path ?? "", agents[right].asked?.path ?? "")
      if path != otherPath { return path.utf8.lexicographicallyPrecedes(otherPath.utf8) }
      return a.location < b.location
    }
  }

  /// Merges unknown names into the agents, which have none of them.
  private static func nodes(_ order: [Int], _ unknown: Set<String>, _ agents: [ReadAgent]) -> [Node] {
    var names = unknown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }[...]
    var nodes: [Node] = []
    for agent in order {
      let name = agents[agent].record.name?.value ?? ""
      while let first = names.first, first.utf8.lexicographicallyPrecedes(name.utf8) {
        nodes.append(.unknown(first))
        names = names.dropFirst()
      }
      nodes.append(.agent(agent))
    }
    return nodes + names.map(Node.unknown)
  }
}

extension AskedAgent {
  /// The surest of what it can by itself; nil if it cannot.
  fileprivate var certainty: AccessCertainty? {
    (grants.map(\.certainty) + (isPresumed ? [.presumed] : [])).min()
  }
}

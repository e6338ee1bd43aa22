import Documents
import Findings
import Policies
import Risk
import SourceText
import Support
import Testing

/// An agent among others, with all that explaining its tier needs.
struct AgentInNetwork {
  let agent: Agent
  let reaches: [GrantReach]
  let position: AgentPosition
  let policies: PolicySet
  let catalog: SystemIndex

  /// The first of some agents.
  init?(_ text: String, under policies: PolicySet, in catalog: SystemIndex = common) {
    let agents = documents(text).agents
    let memo = ReachMemo()
    let names = agents.map { $0.metadata?.value.name?.value.text }
    var members: [AgentNetwork.Member] = []
    var reaches: [[GrantReach]] = []
    for agent in agents {
      let reach = (agent.spec?.value.access?.value.elements ?? []).map {
        policies.reach(of: $0.value, in: catalog, memo: memo)
      }
      reaches.append(reach)
      members.append(
        AgentNetwork.Member(
          name: agent.metadata?.value.name?.value.text,
          facts: policies.facts(of: agent, reaching: reach, in: catalog),
          grants: policies.raisingGrants(of: agent, reaching: reach),
          delegates: (agent.spec?.value.delegates?.value.elements ?? []).map { delegate in
            (delegate.value.text, names.indices.filter { names[$0] == delegate.value.text })
          }))
    }
    guard let first = agents.first, let own = reaches.first else { return nil }
    agent = first
    self.reaches = own
    position = AgentPosition(0, in: AgentNetwork(members))
    self.policies = policies
    self.catalog = catalog
  }

  var computedTier: ComputedTier {
    policies.computedTier(
      of: agent, reaching: reaches, own: position.network.members[0].facts,
      all: position.network.delegation.closed[0], under: policies.general, at: position)
  }

  var removal: TierRemoval? {
    policies.removal(from: agent, reaching: reaches, under: policies.general, in: catalog, at: position)
  }

  var alternatives: [TierAlternative] {
    policies.alternatives(to: agent, reaching: reaches, under: policies.general, in: catalog, at: position)
  }
}

@Suite struct TierRemovalTests {
  /// Random agents of which the first has many grants and delegates; some call back.
  private func agents(_ generator: inout SeededGenerator) -> [RandomText.Agent] {
    var agents = RandomText.agents(&generator) + RandomText.agents(&generator)
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      agents[0].grants += agents.randomElement(using: &generator)?.grants ?? []
    }
    agents[0].grants = Array(agents[0].grants.prefix(5))
    for index in agents.indices {
      let count = Int.random(in: 0...(index == 0 ? 3 : 1), using: &generator)
      agents[index].delegates = (0..<count).map { _ in
        Int.random(in: 0..<20, using: &generator) == 0
          ? "nobody" : "agent-\(Int.random(in: 0..<agents.count, using: &generator))"
      }
    }
    return agents
  }

  /// The agents without some entries of the first.
  private func without(_ removed: [TierRemoval.Entry], _ agents: [RandomText.Agent]) -> [RandomText.Agent] {
    var agents = agents
    agents[0].grants = agents[0].grants.enumerated().filter { !removed.contains(.grant($0.offset)) }
      .map(\.element)
    agents[0].delegates = agents[0].delegates.enumerated()
      .filter { !removed.contains(.delegate($0.offset)) }.map(\.element)
    return agents
  }

  private func subsets(_ entries: [TierRemoval.Entry], size: Int) -> [[TierRemoval.Entry]] {
    var sets: [(entries: [TierRemoval.Entry], next: Int)] = [([], 0)]
    for _ in 0..<size {
      sets = sets.flatMap { set in
        (set.next..<entries.count).map { (set.entries + [entries[$0]], $0 + 1) }
      }
    }
    return sets.map(\.entries)
  }

  /// Holds the answer against trying every set of entries on the text of the manifests.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func theSmallestRemovalLowersTheTier(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var found = 0
    for round in 0..<12 {
      let policies = merged(["  layer: organization\n" + RandomText.classify(&generator)])
      var catalog = SystemIndex()
      for document in documents(RandomText.catalog(&generator)).catalogs {
        catalog.add(document, isBuiltIn: false)
      }
      let agents = agents(&generator)
      let text = RandomText.yaml(agents)
      let asked = try #require(AgentInNetwork(text, under: policies, in: catalog))
      let before = tier(of: text, under: policies, in: catalog)
      #expect(asked.computedTier.tier == before)
      let lowers = { (removed: [TierRemoval.Entry]) in
        tier(of: RandomText.yaml(without(removed, agents)), under: policies, in: catalog)
      }
      let place: Comment = "seed \(seed), round \(round), \(before)\n\(text)"
      let entries =
        agents[0].grants.indices.map(TierRemoval.Entry.grant)
        + agents[0].delegates.indices.map(TierRemoval.Entry.delegate)
      guard let removal = asked.removal else {
        #expect(lowers(entries) == before, place)
        continue
      }
      found += 1
      #expect(lowers(removal.entries) == removal.tier, place)
      #expect(removal.tier < before, place)
      #expect(removal.isGreedy == (removal.entries.count > 3), place)
      for size in 0..<min(removal.entries.count, 4) {
        #expect(!subsets(entries, size: size).contains { lowers($0) < before }, place)
      }
      for other in subsets(entries, size: removal.entries.count) where !removal.isGreedy {
        #expect(lowers(other) >= removal.tier, place)
      }
    }
    #expect(found > 0)
  }

  /// An agent without anything that could be wrong in it.
  private func plain() -> RandomText.Agent {
    RandomText.Agent(environments: nil, triggers: nil)
  }

  private let lines = """
      layer: organization
      classify:
        - {id: writes, tier: high, when: {effects: [write], autonomy: {atLeast: bounded}}}
        - {id: reads, tier: medium, when: {effects: [read]}}
    """

  private func catalog(_ names: [String]) -> SystemIndex {
    var index = SystemIndex()
    let entries = names.map { name in
      """
          - name: \(name)
            data: public
            actions: [{match: ["read"], effects: [read]}, {match: ["*"], effects: [write]}]
      """
    }
    let text =
      "apiVersion: agentgate/v1\nkind: SystemCatalog\nmetadata: {name: t}\nspec:\n  systems:\n"
      + entries.joined(separator: "\n") + "\n"
    for document in documents(text).catalogs { index.add(document, isBuiltIn: false) }
    return index
  }

  private func asked(_ agents: [RandomText.Agent], systems: [String]) throws -> AgentInNetwork {
    try #require(
      AgentInNetwork(RandomText.yaml(agents), under: merged([lines]), in: catalog(systems)))
  }

  @Test func moreThanThreeGrantsAreRemovedGreedily() throws {
    let names = ["a", "b", "c", "d"]
    var agent = plain()
    agent.autonomy = 3
    agent.grants = names.map { "{system: \($0)}" }
    let removal = try #require(try asked([agent], systems: names).removal)
    #expect(removal.isGreedy)
    #expect(removal.entries == (0..<4).map(TierRemoval.Entry.grant))
    #expect(removal.tier == .low)
    agent.grants.removeLast()
    #expect(try asked([agent], systems: names).removal?.isGreedy == false)
  }

  @Test func lessAutonomyIsFoundInstead() throws {
    var agent = plain()
    agent.autonomy = nil
    agent.grants = ["{system: a}"]
    let alternatives = try asked([agent], systems: ["a"]).alternatives
    #expect(alternatives.map(\.message.plainText) == ["`autonomy: supervised`"])
    #expect(alternatives.map(\.tier) == [.medium])
  }

  @Test func aDelegateIsNamedWithItsPathAndItsGrant() throws {
    var first = plain()
    first.autonomy = 2
    first.delegates = ["agent-1"]
    var second = plain()
    second.delegates = ["agent-2"]
    var third = plain()
    third.grants = ["{system: a, actions: [read]}", "{system: b, actions: [write]}"]
    let asked = try asked([first, second, third], systems: ["a", "b"])
    #expect(
      asked.computedTier.reasons.map(\.plainText) == [
        "high: policy line `writes` applies through `agent-0` -> `agent-1` -> `agent-2` by access to `b`"
      ])
    let part = try #require(asked.computedTier.raisedBy.first?.parts.first)
    #expect(part.path?.names == ["agent-0", "agent-1", "agent-2"])
    #expect(part.grants.map(\.reach.system) == ["b"])
    #expect(asked.removal?.entries == [.delegate(0)])
    #expect(asked.removal?.tier == .low)
  }

  @Test func theUnknownIsNamedWithItsPath() throws {
    var first = plain()
    first.delegates = ["agent-1"]
    var second = plain()
    second.delegates = ["nobody"]
    #expect(
      try asked([first, second], systems: ["a"]).computedTier.reasons.map(\.plainText) == [
        "critical: through `agent-0` -> `agent-1`, nobody has registered the agent `nobody`"
      ])
    second.delegates = []
    second.grants = ["{system: elsewhere}"]
    #expect(
      try asked([first, second], systems: ["a"]).computedTier.reasons.map(\.plainText) == [
        "critical: through `agent-0` -> `agent-1`, no catalog describes the system `elsewhere`"
      ])
    first.delegates = ["nobody"]
    #expect(
      try asked([first], systems: ["a"]).computedTier.reasons.map(\.plainText) == [
        "critical: nobody has registered the agent `nobody`, which it may call"
      ])
  }
}

import Documents
import Support
import Testing

@testable import Risk

@Suite struct DelegationTests {
  /// Facts that tell each agent from the others: its own environment.
  private func facts(_ agent: Int) -> ReachFacts {
    var facts = ReachFacts()
    facts.environments = ["\(agent)"]
    facts.met.insert(agent)
    return facts
  }

  /// What an agent reaches, by plain search; nil among the callees is an agent that nobody knows.
  private func reachable(from start: Int, _ delegates: [[Int?]]) -> (agents: Set<Int>, unknown: Bool) {
    var seen: Set<Int> = [start]
    var open = [start]
    var unknown = false
    while let agent = open.popLast() {
      for callee in delegates[agent] {
        guard let callee else {
          unknown = true
          continue
        }
        if seen.insert(callee).inserted { open.append(callee) }
      }
    }
    return (seen, unknown)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theClosureIsWhatCanBeReached(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let count = Int.random(in: 1...14, using: &generator)
      let density = Int.random(in: 1...6, using: &generator)
      let delegates: [[Int?]] = (0..<count).map { _ in
        (0..<Int.random(in: 0..<density, using: &generator)).map { _ in
          Int.random(in: 0..<40, using: &generator) == 0 ? nil : Int.random(in: 0..<count, using: &generator)
        }
      }
      let closed = Delegation((0..<count).map(facts), delegates: delegates).closed
      for agent in 0..<count {
        let (agents, unknown) = reachable(from: agent, delegates)
        #expect(closed[agent].reachesUnknown == unknown, "seed \(seed), \(delegates), agent \(agent)")
        if !unknown {
          #expect(closed[agent].environments == Set(agents.map(String.init)), "seed \(seed), \(delegates)")
        }
        for other in 0..<count {
          #expect(closed[agent].met.contains(other) == agents.contains(other), "seed \(seed), \(delegates)")
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func aChainOfTenThousandAgentsIsNoDepth(isCircle: Bool) {
    let count = 10_000
    var facts = [ReachFacts](repeating: ReachFacts(), count: count)
    facts[count - 1].autonomy = .autonomous
    let delegates: [[Int?]] = (0..<count).map { $0 + 1 < count ? [$0 + 1] : isCircle ? [0] : [] }
    let closed = Delegation(facts, delegates: delegates).closed
    #expect(closed.allSatisfy { $0.autonomy == .autonomous })
  }

  @Test func whoCallsTheUnknownCanDoEverything() {
    let closed = Delegation([facts(0), facts(1), facts(2)], delegates: [[1], [nil], []]).closed
    #expect(closed.map(\.reachesUnknown) == [true, true, false])
    #expect(closed[0].environments == nil)
  }

  @Test func conditionNumbersBeyondOneWordAreKept() {
    var set = ConditionSet()
    for number in [0, 63, 64, 127, 128, 1000] { set.insert(number) }
    var other = ConditionSet()
    other.insert(5)
    other.formUnion(set)
    for number in 0...1001 {
      #expect(other.contains(number) == [0, 5, 63, 64, 127, 128, 1000].contains(number), "\(number)")
    }
  }
}

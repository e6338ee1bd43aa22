import Support
import Testing

@testable import Risk

/// Shortest ways of calls, held against a search from every single agent.
@Suite struct ShortestCallsTests {
  private func ways(_ calls: [[Int]], ends: Set<Int>) -> [[Int]?] {
    let paths = ShortestCalls(calls: calls, ends: calls.indices.map(ends.contains))
    return calls.indices.map(paths.way)
  }

  @Test func aChainLeadsToTheNearestEnd() {
    #expect(ways([[1], [2], [], [0]], ends: [2]) == [[0, 1, 2], [1, 2], nil, [3, 0, 1, 2]])
    #expect(ways([[1], [2], []], ends: [1, 2]) == [[0, 1], [1, 2], nil])
  }

  @Test func anEndIsNoWayToItself() {
    #expect(ways([[0]], ends: [0]) == [nil])
    #expect(ways([[1], [0]], ends: [0]) == [nil, [1, 0]])
    // Two ends in a circle lead to each other, also where each passes agents that only know the way back.
    #expect(ways([[1], [0, 2], [3], [1]], ends: [0, 3]) == [[0, 1, 2, 3], [1, 0], [2, 3], [3, 1, 0]])
  }

  @Test func ofEquallyLongWaysTheFirstByNumberIsTaken() {
    #expect(ways([[3, 1], [4], [], [4], []], ends: [4])[0] == [0, 1, 4])
    #expect(ways([[2, 1], [4], [3], [], []], ends: [3, 4])[0] == [0, 1, 4])
  }

  /// The first, by number, of the shortest ways from an agent to an end other than itself.
  private func naive(_ start: Int, _ calls: [[Int]], _ ends: Set<Int>) -> [Int]? {
    var open = [[start]]
    for _ in calls {
      open = open.flatMap { way in
        calls[way[way.count - 1]].filter { !way.contains($0) }.map { way + [$0] }
      }
      let found = open.filter { ends.contains($0[$0.count - 1]) }
      if let first = found.min(by: { $0.lexicographicallyPrecedes($1) }) { return first }
    }
    return nil
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func everyWayIsTheFirstShortest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...8, using: &generator)
      let density = Int.random(in: 1...3, using: &generator)
      let calls = (0..<count).map { _ in
        (0..<Int.random(in: 0...density, using: &generator)).map { _ in
          Int.random(in: 0..<count, using: &generator)
        }
      }
      let ends = Set((0..<count).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 })
      let expected = calls.indices.map { naive($0, calls, ends) }
      #expect(ways(calls, ends: ends) == expected, "seed \(seed): \(calls), ends \(ends.sorted())")
    }
  }

  @Test func aLongChainIsNoTrouble() {
    let count = 200_000
    let calls = (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }
    let paths = ShortestCalls(calls: calls, ends: calls.map(\.isEmpty))
    #expect(paths.way(from: 0)?.count == count)
  }
}

import Risk
import Support
import Testing

@Suite struct DelegationPathTests {
  /// The shortest way that, of equals, comes first by the order of the delegates: by trying all ways, level
  /// by level.
  private func expectedPath(from start: Int, to sources: [Bool], _ delegates: [[Int?]]) -> [Int]? {
    var ways = [[start]]
    for _ in delegates.indices {
      if let found = ways.first(where: { $0.last.map { sources[$0] } ?? false }) { return found }
      var seen: Set<Int> = []
      var longer: [[Int]] = []
      for way in ways {
        guard let last = way.last else { continue }
        for case let callee? in delegates[last] where seen.insert(callee).inserted {
          longer.append(way + [callee])
        }
      }
      ways = longer
    }
    return nil
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theWayIsShortestAndFirst(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...10, using: &generator)
      let density = Int.random(in: 1...5, using: &generator)
      let delegates: [[Int?]] = (0..<count).map { _ in
        (0..<Int.random(in: 0..<density, using: &generator)).map { _ in
          Int.random(in: 0..<20, using: &generator) == 0 ? nil : Int.random(in: 0..<count, using: &generator)
        }
      }
      let sources = (0..<count).map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      let nearest = NearestDelegates(sources: sources, delegates: delegates)
      for agent in 0..<count {
        let expected = expectedPath(from: agent, to: sources, delegates)
        let path = nearest.path(from: agent)
        #expect(path == expected, "seed \(seed), \(delegates), sources \(sources), agent \(agent)")
        #expect(nearest.source(from: agent) == path?.last)
        #expect(nearest.distance(from: agent) == path.map { $0.count - 1 })
        #expect(nearest.next(after: agent) == path.flatMap { $0.count > 1 ? $0[1] : nil })
      }
    }
  }

  @Test func ofEqualWaysTheFirstNamedDelegateIsTaken() {
    let nearest = NearestDelegates(sources: [false, false, false, true], delegates: [[2, 1], [3], [3], []])
    #expect(nearest.path(from: 0) == [0, 2, 3])
    #expect(nearest.path(from: 3) == [3])
  }

  @Test func noWayIsNone() {
    let nearest = NearestDelegates(sources: [false, true], delegates: [[nil], [0]])
    #expect(nearest.path(from: 0) == nil)
    #expect(nearest.distance(from: 0) == nil)
    #expect(nearest.path(from: 1) == [1])
    #expect(nearest.path(from: 2) == nil)
    #expect(nearest.next(after: -1) == nil)
  }

  @Test func aCircleOfTenThousandAgentsIsNoDepth() {
    let count = 10_000
    var sources = [Bool](repeating: false, count: count)
    sources[0] = true
    let nearest = NearestDelegates(sources: sources, delegates: (0..<count).map { [($0 + 1) % count] })
    #expect(nearest.path(from: 1)?.count == count)
    #expect(nearest.distance(from: count - 1) == 1)
  }
}

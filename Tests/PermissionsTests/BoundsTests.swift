import Permissions
import Testing

/// Sets of numbers as conditions.
struct BoundsTests {
  private func number(_ text: String) throws -> Decimal { try #require(Decimal(text)) }

  @Test func numbers() throws {
    let five = NumberSet(Decimal(5))
    #expect(five.bounds == [Bounds(atLeast: Decimal(5), atMost: Decimal(5))])
    #expect(five.bounds.first?.onlyValue == Decimal(5))
    #expect(five.complement.bounds == [Bounds(below: Decimal(5)), Bounds(above: Decimal(5))])
    #expect(five.complement.bounds.allSatisfy { $0.onlyValue == nil })
    #expect(NumberSet.everything.bounds == [Bounds()])
    #expect(NumberSet.everything.bounds.first?.onlyValue == nil)
    #expect(NumberSet.nothing.bounds == [])
    let parts = NumberSet(atMost: try number("-2.50")).union(
      NumberSet(atLeast: Decimal(1)).intersection(NumberSet(below: Decimal(3))))
    #expect(
      parts.bounds == [Bounds(atMost: try number("-2.5")), Bounds(atLeast: Decimal(1), below: Decimal(3))])
    #expect(try number("-2.50").description == "-2.5")
  }

  @Test func timesOfDay() throws {
    let night = NumberSet(atLeast: Decimal(1320)).union(NumberSet(below: Decimal(365)))
    #expect(night.boundsOfTimes == [Bounds(below: "06:05"), Bounds(atLeast: "22:00")])
    #expect(NumberSet.everything.boundsOfTimes == [Bounds()])
    #expect(NumberSet.timesOfDay.boundsOfTimes == [Bounds()])
    #expect(NumberSet(above: Decimal(0)).boundsOfTimes == [Bounds(above: "00:00")])
    #expect(NumberSet(Decimal(0)).boundsOfTimes == [Bounds(atMost: "00:00")])
    #expect(NumberSet(atMost: Decimal(1439)).boundsOfTimes == [Bounds(atMost: "23:59")])
    #expect(NumberSet(atLeast: try number("0.5")).boundsOfTimes == nil)
    #expect(Decimal(1440).timeOfDay == nil)
    #expect(Decimal(-1).timeOfDay == nil)
  }

  @Test("The bounds hold what the set holds") func bruteForce() {
    var samples = AlgebraSamples(seed: 51)
    for _ in 0..<500 {
      let (left, right) = (samples.numbers(), samples.numbers())
      let set = samples.chance(2) ? left.set.union(right.set) : left.set.subtracting(right.set).complement
      for value in -1...8 {
        let number = Decimal(value)
        let isKept = set.bounds.contains { bounds in
          (bounds.atLeast.map { $0 <= number } ?? true) && (bounds.above.map { $0 < number } ?? true)
            && (bounds.atMost.map { $0 >= number } ?? true) && (bounds.below.map { $0 > number } ?? true)
        }
        #expect(isKept == set.contains(number), "\(set.bounds): \(value)")
      }
    }
  }
}

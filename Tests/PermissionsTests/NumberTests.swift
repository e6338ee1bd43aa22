import Permissions
import PermissionsOracle
import Support
import Testing

/// Decimals of any length, and sets of them, against arithmetic on paper.
@Suite struct NumberTests {
  private static func number(_ random: inout SeededGenerator) -> String {
    let sign = Bool.random(using: &random) ? "-" : ""
    // Few digits, so that numbers meet; and long ones that differ far behind the point.
    let tail = Int.random(in: 0..<4, using: &random) == 0 ? "0000000000000000000000" : ""
    let whole = random.text(of: ["0", "1", "9"], upTo: 3)
    let fraction = random.text(of: ["0", "1", "9", "5"], upTo: 3)
    return sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(tail)\(fraction)")
  }

  private static func expression(_ random: inout SeededGenerator, depth: Int) -> NumberExpression {
    let bound = number(&random)
    let choice = Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random)
    switch choice {
    case 0: return .value(bound)
    case 1: return .atLeast(bound)
    case 2: return .atMost(bound)
    case 3: return .above(bound)
    case 4: return .below(bound)
    case 5: return .complement(expression(&random, depth: depth - 1))
    default:
      let left = expression(&random, depth: depth - 1)
      let right = expression(&random, depth: depth - 1)
      return choice == 6
        ? .union(left, right) : choice == 7 ? .intersection(left, right) : .difference(left, right)
    }
  }

  @Test func decimalsCompareAsOnPaper() throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<5_000 {
      let (one, other) = (Self.number(&random), Self.number(&random))
      let (left, right) = (try #require(Decimal(one)), try #require(Decimal(other)))
      #expect((left < right) == (NaiveNumber(one) < NaiveNumber(other)), "\(one) \(other)")
      #expect((left == right) == (NaiveNumber(one) == NaiveNumber(other)), "\(one) \(other)")
      #expect(NaiveNumber(left.text) == NaiveNumber(one), "\(one) is spelled \(left.text)")
      #expect(left.text.utf8.count <= one.utf8.count)
      if left == right { #expect(left.hashValue == right.hashValue) }
    }
  }

  @Test func setsHoldWhatTheirBoundsSay() throws {
    var random = SeededGenerator(seed: 32)
    for _ in 0..<3_000 {
      let expression = Self.expression(&random, depth: 3)
      let set = expression.kernel()
      for text in expression.bounds + (0..<4).map({ _ in Self.number(&random) }) {
        let number = try #require(Decimal(text))
        #expect(set.contains(number) == expression.contains(NaiveNumber(text)), "\(expression) and \(text)")
      }
    }
  }

  /// The witness of a set of numbers is one of them, and no spelling that is shorter is.
  @Test func theShortestNumberIsTheShortest() throws {
    let amount = Dimension("amount", kind: .number)
    let digits = (0...999).map(String.init)
    let fractions = (0...9).flatMap { whole in (1...9).map { "\(whole).\($0)" } }
    let short = (digits + fractions + digits.filter { $0.utf8.count < 3 }.map { "-" + $0 })
      .map { (cost: NaiveCost(of: $0), number: NaiveNumber($0)) }
    var random = SeededGenerator(seed: 33)
    for _ in 0..<1_000 {
      let expression = Self.expression(&random, depth: 2)
      let set = PermissionSet([Box().restricting(amount, to: .numbers(expression.kernel()))])
      guard case .number(let found)? = try set.shortestPoint()?[amount] else {
        #expect(!short.contains { expression.contains($0.number) }, "\(expression)")
        continue
      }
      #expect(expression.contains(NaiveNumber(found.text)), "\(expression) and \(found.text)")
      let cost = NaiveCost(of: found.text)
      #expect(
        !short.contains { $0.cost < cost && expression.contains($0.number) }, "\(expression), \(found.text)")
    }
  }

  @Test func aNightIsTwoIntervals() throws {
    let hour = Dimension("hour", kind: .timeOfDay)
    func minutes(_ hours: Int) -> Decimal { Decimal(hours * 60) }
    let night = NumberSet(atLeast: minutes(22)).union(NumberSet(atMost: minutes(6)))
    let day = NumberSet(above: minutes(6)).intersection(NumberSet(below: minutes(22)))
    func set(_ numbers: NumberSet) -> PermissionSet {
      PermissionSet([Box().restricting(hour, to: .numbers(numbers))])
    }
    // The hours of a day are all that there are.
    #expect(PermissionSet([Box()]).containment(in: set(night).union(set(day))) == .inside)
    #expect(set(night).containment(in: set(night), except: set(day)) == .inside)
    #expect(set(NumberSet(atLeast: minutes(24))).containment(in: PermissionSet()) == .inside)
    #expect(set(NumberSet(below: .zero)).containment(in: PermissionSet()) == .inside)
    #expect(set(NumberSet(atLeast: minutes(5))).containment(in: set(night)) != .inside)
  }
}

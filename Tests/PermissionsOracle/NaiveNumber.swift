/// Decimal numbers as they are spelled, compared the way it is done on paper: written below each other,
/// point under point.
package struct NaiveNumber: Sendable, Hashable, Comparable {
  private let isNegative: Bool
  private let whole: String
  private let fraction: String

  /// Takes apart a text such as `-12.50`.
  package init(_ text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    whole = String(parts[0].drop { $0 == "0" })
    let behind = parts.count > 1 ? String(parts[1]) : ""
    fraction = String(behind.reversed().drop { $0 == "0" }.reversed())
    isNegative = text.hasPrefix("-") && !(whole.isEmpty && fraction.isEmpty)
  }

  package static func < (left: NaiveNumber, right: NaiveNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let columns = max(left.whole.utf8.count, right.whole.utf8.count)
    let places = max(left.fraction.utf8.count, right.fraction.utf8.count)
    let (mine, its) = (left.aligned(columns, places), right.aligned(columns, places))
    return left.isNegative ? mine > its : mine < its
  }

  /// The digits, filled up with zeros on both sides.
  private func aligned(_ columns: Int, _ places: Int) -> String {
    String(repeating: "0", count: columns - whole.utf8.count) + whole + fraction
      + String(repeating: "0", count: places - fraction.utf8.count)
  }
}

/// A set of numbers as a tree.
package indirect enum NumberExpression: Sendable, Hashable {
  case everything, nothing
  case value(String), atLeast(String), atMost(String), above(String), below(String)
  case union(NumberExpression, NumberExpression)
  case intersection(NumberExpression, NumberExpression)
  case difference(NumberExpression, NumberExpression)
  case complement(NumberExpression)

  /// The expressions that this one is made of.
  package var parts: [NumberExpression] {
    switch self {
    case .union(let left, let right), .intersection(let left, let right), .difference(let left, let right):
      [left, right]
    case .complement(let part): [part]
    default: []
    }
  }

  /// The bounds, as spelled.
  package var bounds: [String] {
    switch self {
    case .value(let text), .atLeast(let text), .atMost(let text), .above(let text), .below(let text): [text]
    default: parts.flatMap(\.bounds)
    }
  }

  /// Whether a number is in the set, by comparing it with each bound.
  package func contains(_ number: NaiveNumber) -> Bool {
    isTrue { bound in
      let other = NaiveNumber(bound)
      return number < other ? -1 : other < number ? 1 : 0
    }
  }

  /// Whether a number is in the set, if `side` says on which side of a bound it lies: -1, 0 or 1.
  package func isTrue(_ side: (String) -> Int) -> Bool {
    switch self {
    case .everything: true
    case .nothing: false
    case .value(let text): side(text) == 0
    case .atLeast(let text): side(text) >= 0
    case .atMost(let text): side(text) <= 0
    case .above(let text): side(text) > 0
    case .below(let text): side(text) < 0
    case .union(let left, let right): left.isTrue(side) || right.isTrue(side)
    case .intersection(let left, let right): left.isTrue(side) && right.isTrue(side)
    case .difference(let left, let right): left.isTrue(side) && !right.isTrue(side)
    case .complement(let part): !part.isTrue(side)
    }
  }
}

/// The numbers of random questions: every bound there is one of these, so that two numbers between the same
/// neighbours are in the same sets, and a shortest one of each such region stands for all.
package enum NumberPool {
  /// What bounds are made of, ascending. The last is the end of the day.
  package static let bounds = [
    "-10", "-1.5", "-1", "-0.5", "0", "0.5", "0.55", "1", "1.5", "9", "10", "99.5", "100", "480", "1440",
  ]

  /// For each region, left to right (below the first bound, the first bound, between the first two, ...), a
  /// number with the fewest characters, by trying all spellings that could be one.
  package static let shortest: [String] = {
    let numbers = bounds.map { NaiveNumber($0) }
    var found = [String?](repeating: nil, count: bounds.count * 2 + 1)
    for text in spellings.sorted(by: { NaiveCost(of: $0) < NaiveCost(of: $1) }) {
      let number = NaiveNumber(text)
      let region = numbers.count { $0 < number } * 2 + (numbers.contains(number) ? 1 : 0)
      if found[region] == nil { found[region] = text }
    }
    return found.map { $0 ?? "missing" }
  }()

  /// Whole numbers, and below 100 those with one digit behind the point and some with two: of a thousand
  /// and more, only the bounds and a number beyond them are a shortest one.
  private static var spellings: [String] {
    let wholes = (0...999).map(String.init) + ["1440", "1441"]
    let tenths = (0..<100).flatMap { whole in (1...9).map { "\(whole).\($0)" } }
    let hundredths = ["0.51", "0.55"]
    return (wholes + tenths + hundredths).flatMap { $0 == "0" ? [$0] : [$0, "-" + $0] }
  }

  /// The costs of `shortest`.
  package static let costs = shortest.map { NaiveCost(of: $0) }

  private static let places = Dictionary(uniqueKeysWithValues: zip(bounds, bounds.indices))

  /// The regions, as `shortest` numbers them, that a time of day can be in: from zero on, below 1440.
  package static let regionsOfDay: [Int] = {
    let day = NumberExpression.intersection(.atLeast("0"), .below("1440"))
    return shortest.indices.filter { day.contains(NaiveNumber(shortest[$0])) }
  }()

  /// Whether the numbers of a region are in a set whose bounds are in the pool.
  package static func isIn(_ expression: NumberExpression, region: Int) -> Bool {
    expression.isTrue { bound in
      let place = (places[bound] ?? 0) * 2 + 1
      return region < place ? -1 : region > place ? 1 : 0
    }
  }
}

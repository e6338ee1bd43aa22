/// An exact decimal number of any length: never a binary float, which cannot hold `0.1`.
public struct Decimal: Sendable, Hashable, Comparable {
  /// Whether it is below zero.
  private let isNegative: Bool
  /// The digits before the point, without leading zeros; none for zero.
  private let whole: [UInt8]
  /// The digits behind the point, without trailing zeros.
  private let fraction: [UInt8]

  private init(isNegative: Bool, whole: some Sequence<UInt8>, fraction: some Sequence<UInt8>) {
    self.whole = Array(whole.drop { $0 == 0 })
    var behind = Array(fraction)
    while behind.last == 0 { behind.removeLast() }
    self.fraction = behind
    // There is one zero.
    self.isNegative = isNegative && !(self.whole.isEmpty && behind.isEmpty)
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(
      isNegative: value < 0, whole: String(value.magnitude).utf8.map { $0 - UInt8(ascii: "0") }, fraction: [])
  }

  /// Reads such as `500`, `-2.50` or `0.1`; nil for any other text. `2.50` and `2.5` are the same number.
  public init?(_ text: some StringProtocol) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    let digits = parts.map { $0.map { $0 &- UInt8(ascii: "0") } }
    guard (1...2).contains(digits.count), digits.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 < 10 } })
    else { return nil }
    self.init(isNegative: isNegative, whole: digits[0], fraction: digits.count == 2 ? digits[1] : [])
  }

  /// The shortest spelling.
  public var text: String {
    let before = whole.isEmpty ? "0" : Self.spell(whole)
    return (isNegative ? "-" : "") + before + (fraction.isEmpty ? "" : "." + Self.spell(fraction))
  }

  private static func spell(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  /// Compares by value.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? isLess(right, left) : isLess(left, right)
  }

  /// Compares magnitudes.
  private static func isLess(_ left: Decimal, _ right: Decimal) -> Bool {
    if left.whole.count != right.whole.count { return left.whole.count < right.whole.count }
    if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) }
    return left.fraction.lexicographicallyPrecedes(right.fraction)
  }

  /// Zero.
  public static let zero = Decimal(0)

  /// How many digits are kept.
  var digitCount: Int { whole.count + fraction.count }

  /// The same distance from zero on the other side.
  var negated: Decimal { Decimal(isNegative: !isNegative, whole: whole, fraction: fraction) }

  /// The least multiple of 10^-`digits` that is at least, or with `above` more than, this number, which must
  /// not be negative.
  func roundedUp(to digits: Int, above: Bool) -> Decimal {
    let kept = Array(fraction.prefix(digits))
    let padded = kept + [UInt8](repeating: 0, count: digits - kept.count)
    let isExact = fraction.count <= digits
    guard above || !isExact else { return self }
    var all = [0] + whole + padded
    for index in all.indices.reversed() {
      all[index] += 1
      if all[index] < 10 { break }
      all[index] = 0
    }
    return Decimal(isNegative: false, whole: all.dropLast(digits), fraction: all.suffix(digits))
  }
}

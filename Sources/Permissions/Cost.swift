/// How long a witness is, and how many of its characters are neither letters nor digits: the less, the easier
/// to read.
struct Cost: Sendable, Hashable, Comparable {
  /// Unicode scalars.
  var length: Int
  /// Those of them that are neither letters nor digits.
  var others: Int

  static let zero = Cost(length: 0, others: 0)

  static func < (left: Cost, right: Cost) -> Bool {
    left.length == right.length ? left.others < right.others : left.length < right.length
  }

  static func + (left: Cost, right: Cost) -> Cost {
    Cost(length: left.length + right.length, others: left.others + right.others)
  }

  static func - (left: Cost, right: Cost) -> Cost {
    Cost(length: left.length - right.length, others: left.others - right.others)
  }
}

extension Cost {
  /// The cost of a text.
  init(of text: some Sequence<Unicode.Scalar>) {
    self = .zero
    for scalar in text {
      length += 1
      if !Self.isPreferred(scalar) { others += 1 }
    }
  }

  /// Whether a witness had better be made of this character.
  static func isPreferred(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default:
      scalar.value > 0x7F
        && (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber)
    }
  }

  /// A character outside a set, and not `/`: a letter or a digit where one is left.
  ///
  /// Takes time in proportion to the size of the set.
  static func character(outside taken: some Collection<Unicode.Scalar>) -> Unicode.Scalar {
    if let letter = alphabet.first(where: { !taken.contains($0) }) { return letter }
    let taken = Set(taken)
    // No set of literals holds all letters, let alone all of Unicode: patterns are far shorter than that.
    let values = (UInt32(0x21)...0xD7FF).lazy.compactMap(Unicode.Scalar.init)
    return values.first { isPreferred($0) && !taken.contains($0) }
      ?? values.first { $0 != "/" && !taken.contains($0) } ?? "x"
  }

  private static let alphabet = Array(
    "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW".unicodeScalars)
}

extension Point {
  /// Whether the point has fewer characters than another, or as many and more letters and digits among them.
  public func isShorter(than other: Point) -> Bool { cost < other.cost }

  private var cost: Cost {
    values.values.reduce(.zero) { sum, value in
      switch value {
      case .text(let text): sum + Cost(of: text.unicodeScalars)
      case .number(let number): sum + Cost(of: number.text.unicodeScalars)
      }
    }
  }
}

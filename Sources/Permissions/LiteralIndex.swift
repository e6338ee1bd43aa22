/// Where the literal patterns of a long list stand, in the order of their bytes: unions of thousands of
/// literals are held against a pattern by looking for it, not by comparing it with each.
final class LiteralIndex: Sendable {
  /// Shorter lists are faster compared one by one.
  static let leastCount = 16

  /// The places of the literals, by their bytes.
  private let literals: [Int32]
  /// The places of the other patterns.
  let others: [Int32]

  /// Sorts the literals of a list.
  init(_ patterns: [Pattern]) {
    let places = patterns.indices.map { Int32(truncatingIfNeeded: $0) }
    others = places.filter { !patterns[Int($0)].isLiteral }
    literals = places.filter { patterns[Int($0)].isLiteral }
      .sorted { left, right in
        Self.precedes(patterns[Int(left)].text, patterns[Int(right)].text)
      }
  }

  /// Whether a text is among the literals. Logarithmic.
  func contains(_ text: String, in patterns: [Pattern]) -> Bool {
    let place = lowerBound(of: text, in: patterns)
    return place < literals.count && haveSameBytes(patterns[Int(literals[place])].text, text)
  }

  /// Whether a pattern that is not literal matches some of the literals: those that begin as it does stand
  /// side by side.
  func isAnyMatched(by pattern: Pattern, in patterns: [Pattern], _ effort: inout Effort) -> Bool {
    let head = String(pattern.head)
    var place = lowerBound(of: head, in: patterns)
    while place < literals.count {
      let literal = patterns[Int(literals[place])]
      guard literal.text.utf8.starts(with: head.utf8) else { return false }
      if literal.overlaps(pattern, &effort) { return true }
      // What is not known to be disjoint counts as met.
      if effort.isSpent { return true }
      place += 1
    }
    return false
  }

  /// The first literal that does not come before a text.
  private func lowerBound(of text: String, in patterns: [Pattern]) -> Int {
    var (low, high) = (0, literals.count)
    while low < high {
      let middle = low + (high - low) / 2
      if Self.precedes(patterns[Int(literals[middle])].text, text) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Orders bytewise.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

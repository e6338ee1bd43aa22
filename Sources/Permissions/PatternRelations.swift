/// How several patterns lie to each other, as far as comparing them shows; each pair is compared once.
struct PatternRelations: Sendable {
  private struct Pair: Hashable { let left, right: Int }

  private(set) var patterns: [Pattern]
  private var covering: [Pair: Bool] = [:]
  private var overlapping: [Pair: Bool] = [:]

  /// Patterns, each once; they are named by their places.
  init(_ patterns: [Pattern]) { self.patterns = patterns }

  /// The place of a pattern, which is added if it is new.
  mutating func place(of pattern: Pattern) -> Int {
    if let place = patterns.firstIndex(of: pattern) { return place }
    patterns.append(pattern)
    return patterns.count - 1
  }

  /// Whether one pattern is shown to hold all texts of another.
  mutating func covers(_ left: Int, _ right: Int, _ effort: inout Effort) throws(Limit) -> Bool {
    if left == right { return true }
    let pair = Pair(left: left, right: right)
    if let known = covering[pair] { return known }
    try effort.spend(comparing: patterns[left], with: patterns[right])
    let answer = patterns[left].covers(patterns[right])
    covering[pair] = answer
    return answer
  }

  /// Whether some text matches both.
  private mutating func overlap(_ left: Int, _ right: Int, _ effort: inout Effort) throws(Limit) -> Bool {
    if left == right { return true }
    let pair = Pair(left: min(left, right), right: max(left, right))
    if let known = overlapping[pair] { return known }
    try effort.spend(comparing: patterns[left], with: patterns[right])
    let answer = patterns[left].overlaps(patterns[right])
    overlapping[pair] = answer
    return answer
  }

  /// Whether a pattern shares a text with each of several others.
  mutating func overlap(
    _ pattern: Int, withAll others: [Int], _ effort: inout Effort
  ) throws(Limit) -> Bool {
    for other in others {
      if try !overlap(pattern, other, &effort) { return false }
    }
    return true
  }

  /// Whether one of several others is shown to hold all texts of a pattern.
  mutating func isCovered(
    _ pattern: Int, byOneOf others: [Int], _ effort: inout Effort
  ) throws(Limit) -> Bool {
    for other in others {
      if try covers(other, pattern, &effort) { return true }
    }
    return false
  }

  /// Whether a pattern is shown to hold all texts of one of several others.
  mutating func isCovering(
    _ pattern: Int, oneOf others: [Int], _ effort: inout Effort
  ) throws(Limit) -> Bool {
    for other in others {
      if try covers(pattern, other, &effort) { return true }
    }
    return false
  }
}

extension Effort {
  /// What comparing two patterns takes, most of it for getting ready.
  mutating func spend(comparing left: Pattern, with right: Pattern) throws(Limit) {
    try spend(8 + left.text.utf8.count * right.text.utf8.count / 64)
  }

  /// What comparing a pattern with all of a language takes.
  mutating func spend(comparing pattern: Pattern, with language: TextLanguage) throws(Limit) {
    for other in language.patterns { try spend(comparing: pattern, with: other) }
  }
}

extension [Pattern] {
  /// The patterns without those that one of the others is shown to cover; of two that cover each other the
  /// first stays.
  func droppingCovered(_ effort: inout Effort) throws(Limit) -> [Pattern] {
    var result: [Pattern] = []
    for pattern in self {
      for other in result { try effort.spend(comparing: pattern, with: other) }
      if result.contains(where: { $0.covers(pattern) }) { continue }
      result.removeAll { pattern.covers($0) }
      result.append(pattern)
    }
    return result
  }
}

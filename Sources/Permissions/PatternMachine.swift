/// Reads a text for many patterns at once: the nondeterministic automaton of all of them side by side, its
/// states as bits.
///
/// Each step of a pattern is a place, and one place behind the last is where it has matched:
///
///     pattern   a  *  b          places  0:a  1:*  2:b  3:matched
///
/// A set of places is a row of bits, and reading a character is a few operations on the row: places whose
/// step
/// takes the character move on by one, runs stay. (Baeza-Yates and Gonnet, A New Approach to Text Searching,
/// CACM 35 (10), 1992; runs as in Navarro and Raffinot, Flexible Pattern Matching in Strings, 2002, section
/// 4.) Rows are made as texts are tried, never all in advance.
struct PatternMachine: Sendable {
  /// What a character is to the patterns.
  enum Symbol: Sendable, Hashable {
    /// One that stands in some pattern, by its place in `literals`.
    case literal(Int)
    /// `/`, where no pattern names it.
    case slash
    /// Any other.
    case other
  }

  /// How many words of 64 places a row takes.
  let width: Int
  /// The characters that stand in patterns, ascending.
  let literals: [Unicode.Scalar]
  /// Where each pattern has matched.
  private let ends: [Int]
  /// The places of each pattern.
  private let extents: [Range<Int>]
  /// The runs over everything of each pattern, descending.
  private let crossingRuns: [[Int]]
  private let start: Row
  /// All runs.
  private let runs: Row
  private let runsOverSlash: Row
  /// The steps for any one character.
  private let ones: Row
  private let onesOverSlash: Row
  /// Where each literal is taken.
  private let taking: [Row]
  /// The literal, by its place in `literals`, that each place takes; -1 where it takes none.
  private let literalAt: [Int32]
  /// The steps that treat `/` unlike other characters.
  private let shyOfSlash: Row
  private let slash: Symbol

  /// Puts patterns side by side.
  init(_ patterns: [Pattern]) {
    let steps = patterns.map(\.tokens)
    let places = steps.reduce(0) { $0 + $1.count + 1 }
    let width = max(1, (places + 63) / 64)
    var found: Set<Unicode.Scalar> = []
    for case .literal(let scalar) in steps.joined() { found.insert(scalar) }
    let literals = found.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(literals, literals.indices))
    let empty = Row(repeating: 0, count: width)
    var table = Table(empty: empty, literals: literals.count, places: places)
    var extents: [Range<Int>] = []
    var place = 0
    for pattern in steps {
      table.start.set(place)
      for (offset, step) in pattern.enumerated() { table.add(step, at: place + offset, numbers) }
      extents.append(place..<place + pattern.count + 1)
      place += pattern.count + 1
    }
    self.width = width
    self.literals = literals
    self.extents = extents
    ends = extents.map { $0.upperBound - 1 }
    crossingRuns = extents.map { extent in extent.reversed().filter { table.runsOverSlash.has($0) } }
    (runs, runsOverSlash, ones) = (table.runs, table.runsOverSlash, table.ones)
    (onesOverSlash, taking, literalAt) = (table.onesOverSlash, table.taking, table.literalAt)
    start = table.start
    shyOfSlash = zip(zip(runs, runsOverSlash), zip(ones, onesOverSlash)).map { runs, ones in
      (runs.0 ^ runs.1) | (ones.0 ^ ones.1)
    }
    slash = numbers["/"].map { .literal($0) } ?? .slash
  }

  /// The row before any character.
  var first: Row {
    var row = start
    close(&row)
    return row
  }

  /// The row after one more character.
  func row(after row: Row, reading symbol: Symbol) -> Row {
    let isSlash = symbol == slash
    var next = Row(repeating: 0, count: width)
    var carry: UInt64 = 0
    for word in 0..<width {
      let current = row[word]
      var moving = isSlash ? onesOverSlash[word] : ones[word]
      if case .literal(let number) = symbol { moving |= taking[number][word] }
      let moved = current & moving
      next[word] = (moved << 1) | carry | (current & (isSlash ? runsOverSlash[word] : runs[word]))
      carry = moved >> 63
    }
    close(&next)
    return next
  }

  /// A run may be empty; two never stand side by side. And a run over everything leaves nothing to the places
  /// before it: what they would still match, it matches too.
  private func close(_ row: inout Row) {
    var carry: UInt64 = 0
    for word in 0..<width {
      let behind = row[word] & runs[word]
      row[word] |= (behind << 1) | carry
      carry = behind >> 63
    }
    for (pattern, places) in crossingRuns.enumerated() {
      guard let last = places.first(where: { row.has($0) }) else { continue }
      row.clear(extents[pattern].lowerBound..<last)
    }
  }

  /// The characters worth trying next, besides one that no waiting step names (`other`).
  func symbols(for row: Row) -> [Symbol] {
    var result = waiting(in: row).map(Symbol.literal)
    let isShy = row.indices.contains { row[$0] & shyOfSlash[$0] != 0 }
    if isShy, !result.contains(slash) { result.append(slash) }
    return result
  }

  /// The characters that steps of a row wait for.
  func waitingLiterals(in row: Row) -> [Unicode.Scalar] { waiting(in: row).map { literals[$0] } }

  private func waiting(in row: Row) -> [Int] {
    var numbers: Set<Int> = []
    for word in row.indices {
      var left = row[word]
      while left != 0 {
        let place = word * 64 + left.trailingZeroBitCount
        left &= left - 1
        if place < literalAt.count, literalAt[place] >= 0 { numbers.insert(Int(literalAt[place])) }
      }
    }
    return numbers.sorted()
  }

  /// Whether a pattern matches what was read, or can still match: `yes` and `no` hold for all that may follow
  /// as well, where `isLasting`.
  func truth(of pattern: Int, in row: Row, isLasting: Bool) -> Truth {
    guard isLasting else { return Truth(row.has(ends[pattern])) }
    if let last = crossingRuns[pattern].first, last == ends[pattern] - 1, row.has(last) { return .yes }
    let isDead = extents[pattern].allSatisfy { !row.has($0) }
    return isDead ? .no : .unknown
  }

  /// The places of a pattern, as a row.
  func places(of pattern: Int) -> Row {
    var row = Row(repeating: 0, count: width)
    for place in extents[pattern] { row.set(place) }
    return row
  }
}

/// What a machine is made of while patterns are added.
private struct Table {
  var start, runs, runsOverSlash, ones, onesOverSlash: Row
  var taking: [Row]
  var literalAt: [Int32]

  init(empty: Row, literals: Int, places: Int) {
    (start, runs, runsOverSlash, ones, onesOverSlash) = (empty, empty, empty, empty, empty)
    taking = Array(repeating: empty, count: literals)
    literalAt = Array(repeating: -1, count: places)
  }

  mutating func add(_ step: Pattern.Token, at place: Int, _ numbers: [Unicode.Scalar: Int]) {
    switch step {
    case .literal(let scalar):
      guard let number = numbers[scalar] else { return }
      taking[number].set(place)
      literalAt[place] = Int32(number)
    case .one(let crossesSlash):
      ones.set(place)
      if crossesSlash { onesOverSlash.set(place) }
    case .run(let crossesSlash):
      runs.set(place)
      if crossesSlash { runsOverSlash.set(place) }
    }
  }
}

/// A set of places.
typealias Row = [UInt64]

extension Row {
  /// Whether a place is in the set.
  func has(_ place: Int) -> Bool { self[place / 64] & (1 << UInt64(place % 64)) != 0 }

  /// Whether every place is in another set.
  func isSubset(of other: Row) -> Bool { indices.allSatisfy { self[$0] & ~other[$0] == 0 } }

  /// The places that are in another set as well.
  func intersection(_ other: Row) -> Row { zip(self, other).map { $0 & $1 } }

  mutating func formUnion(_ other: Row) { for word in indices { self[word] |= other[word] } }

  mutating func subtract(_ other: Row) { for word in indices { self[word] &= ~other[word] } }

  fileprivate mutating func set(_ place: Int) { self[place / 64] |= 1 << UInt64(place % 64) }

  fileprivate mutating func clear(_ places: Range<Int>) {
    for place in places { self[place / 64] &= ~(1 << UInt64(place % 64)) }
  }
}

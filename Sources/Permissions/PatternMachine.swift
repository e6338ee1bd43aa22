/// Reads a text for many patterns at once: the nondeterministic automaton of all of them side by side, its
/// states as bits.
///
/// Each step of a pattern is a place, and one place behind the last is where it has matched:
///
///     pattern   a  *  b          places  0:a  1:*  2:b  3:matched
///
/// A set of places is a row of bits, and reading a character is a few operations on the row: places whose
/// step takes the character move on by one, runs stay. (Baeza-Yates and Gonnet, A New Approach to Text
/// Searching, CACM 35 (10), 1992; runs as in Navarro and Raffinot, Flexible Pattern Matching in Strings,
/// 2002, section 4.) Rows are made as texts are tried, never all in advance.
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
  /// The places of each pattern, the last where it has matched.
  private let extents: [Range<Int>]
  /// From where on the places before a run are of no use once the run is reached.
  private let superseded: [Int32]
  private let start: Row
  /// All runs.
  private let runs: Row
  private let runsOverSlash: Row
  /// The steps for any one character.
  private let ones: Row
  private let onesOverSlash: Row
  /// The steps for one character in particular.
  private let waiting: Row
  /// The literal, by its place in `literals`, that each place takes; -1 where it takes none. One table for
  /// all characters, since a row for each would take room in proportion to the product.
  private let literalAt: [Int32]
  /// The steps that treat `/` unlike other characters.
  private let shyOfSlash: Row
  private let slash: Symbol

  /// Puts patterns side by side. Time and room in proportion to their lengths.
  init(_ patterns: [Pattern]) {
    let steps = patterns.map(\.tokens)
    let places = steps.reduce(0) { $0 + $1.count + 1 }
    var found: Set<Unicode.Scalar> = []
    for case .literal(let scalar) in steps.joined() { found.insert(scalar) }
    literals = found.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(literals, literals.indices))
    width = max(1, (places + 63) / 64)
    var table = Table(width: width, places: places)
    var extents: [Range<Int>] = []
    var place = 0
    for pattern in steps {
      table.start.set(place)
      for (offset, step) in pattern.enumerated() { table.add(step, at: place + offset, numbers) }
      extents.append(place..<place + pattern.count + 1)
      place += pattern.count + 1
    }
    self.extents = extents
    superseded = zip(steps, extents).flatMap { steps, extent in
      StepTable.superseded(steps).map { $0 + Int32(truncatingIfNeeded: extent.lowerBound) } + [0]
    }
    (start, runs, runsOverSlash) = (table.start, table.runs, table.runsOverSlash)
    (ones, onesOverSlash) = (table.ones, table.onesOverSlash)
    (waiting, literalAt) = (table.waiting, table.literalAt)
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

  /// What a character is to the patterns. Logarithmic.
  func symbol(of scalar: Unicode.Scalar) -> Symbol {
    var (low, high) = (0, literals.count)
    while low < high {
      let middle = low + (high - low) / 2
      if literals[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    if low < literals.count, literals[low] == scalar { return .literal(low) }
    return scalar == "/" ? .slash : .other
  }

  /// The row after one more character.
  func row(after row: Row, reading symbol: Symbol) -> Row {
    let isSlash = symbol == slash
    var next = Row(repeating: 0, count: width)
    var carry: UInt64 = 0
    for word in 0..<width {
      let current = row[word]
      if current == 0 && carry == 0 { continue }
      var moved = current & (isSlash ? onesOverSlash[word] : ones[word])
      if case .literal(let number) = symbol { moved |= takers(of: number, among: current, word) }
      next[word] = (moved << 1) | carry | (current & (isSlash ? runsOverSlash[word] : runs[word]))
      carry = moved >> 63
    }
    close(&next)
    return next
  }

  /// The places of one word that wait for a literal. In proportion to those that wait for any.
  private func takers(of number: Int, among current: UInt64, _ word: Int) -> UInt64 {
    var left = current & waiting[word]
    var result: UInt64 = 0
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left - 1
      if literalAt[word * 64 + bit] == Int32(truncatingIfNeeded: number) { result |= 1 << UInt64(bit) }
    }
    return result
  }

  /// A run may be empty; two never stand side by side. And a run leaves nothing to some places before it:
  /// what they would still match, it matches too (`StepTable.superseded`).
  private func close(_ row: inout Row) {
    var carry: UInt64 = 0
    for word in 0..<width {
      let behind = row[word] & runs[word]
      row[word] |= (behind << 1) | carry
      carry = behind >> 63
      var left = row[word] & runs[word]
      while left != 0 {
        let place = word * 64 + left.trailingZeroBitCount
        left &= left - 1
        row.clear(Int(superseded[place])..<place)
      }
    }
  }

  /// The row with all the places that its runs supersede: what these would match, it matches already. Of two
  /// rows one matches no more than the other if its places are among those of the other, so completed.
  func completed(_ row: Row) -> Row {
    var result = row
    for word in 0..<width {
      var left = row[word] & runs[word]
      while left != 0 {
        let place = word * 64 + left.trailingZeroBitCount
        left &= left - 1
        result.set(Int(superseded[place])..<place)
      }
    }
    return result
  }

  /// The characters worth trying next, besides one that no waiting step names (`other`).
  func symbols(for row: Row) -> [Symbol] {
    var result = numbersWaiting(in: row).map(Symbol.literal)
    let isShy = row.indices.contains { row[$0] & shyOfSlash[$0] != 0 }
    if isShy, !result.contains(slash) { result.append(slash) }
    return result
  }

  /// The characters that steps of a row wait for.
  func waitingLiterals(in row: Row) -> [Unicode.Scalar] { numbersWaiting(in: row).map { literals[$0] } }

  /// The numbers of those characters, ascending, each once.
  private func numbersWaiting(in row: Row) -> [Int] {
    var numbers: [Int] = []
    for word in row.indices {
      var left = row[word] & waiting[word]
      while left != 0 {
        numbers.append(Int(literalAt[word * 64 + left.trailingZeroBitCount]))
        left &= left - 1
      }
    }
    if numbers.count < 2 { return numbers }
    numbers.sort()
    var last = -1
    numbers.removeAll { number in
      defer { last = number }
      return number == last
    }
    return numbers
  }

  /// Whether a pattern matches what was read, or can still match: `yes` and `no` hold for all that may follow
  /// as well, where `isLasting`.
  func truth(of pattern: Int, in row: Row, isLasting: Bool) -> Truth {
    guard isLasting else { return Truth(row.has(end(of: pattern))) }
    if let place = lastingPlace(of: pattern), row.has(place) { return .yes }
    return row.hasAny(of: extents[pattern]) ? .unknown : .no
  }

  /// Where a pattern has matched.
  func end(of pattern: Int) -> Int { extents[pattern].upperBound - 1 }

  /// Where a pattern matches whatever follows: at a run over everything that is its last step.
  func lastingPlace(of pattern: Int) -> Int? {
    let last = end(of: pattern) - 1
    return last >= extents[pattern].lowerBound && runsOverSlash.has(last) ? last : nil
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
  var start, runs, runsOverSlash, ones, onesOverSlash, waiting: Row
  var literalAt: [Int32]

  init(width: Int, places: Int) {
    let empty = Row(repeating: 0, count: width)
    (start, runs, runsOverSlash, ones, onesOverSlash, waiting) = (empty, empty, empty, empty, empty, empty)
    literalAt = Array(repeating: -1, count: places)
  }

  mutating func add(_ step: Pattern.Token, at place: Int, _ numbers: [Unicode.Scalar: Int]) {
    switch step {
    case .literal(let scalar):
      guard let number = numbers[scalar] else { return }
      waiting.set(place)
      literalAt[place] = Int32(truncatingIfNeeded: number)
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

  /// Adds a place.
  mutating func set(_ place: Int) { self[place / 64] |= 1 << UInt64(place % 64) }

  /// Whether some of the places, of which there must be one, is in the set.
  func hasAny(of places: Range<Int>) -> Bool {
    for word in places.lowerBound / 64...(places.upperBound - 1) / 64
    where self[word] & Self.mask(places, in: word) != 0 { return true }
    return false
  }

  fileprivate mutating func set(_ places: Range<Int>) {
    if places.isEmpty { return }
    for word in places.lowerBound / 64...(places.upperBound - 1) / 64 {
      self[word] |= Self.mask(places, in: word)
    }
  }

  fileprivate mutating func clear(_ places: Range<Int>) {
    if places.isEmpty { return }
    for word in places.lowerBound / 64...(places.upperBound - 1) / 64 {
      self[word] &= ~Self.mask(places, in: word)
    }
  }

  /// The bits of one word that are places of a range.
  private static func mask(_ places: Range<Int>, in word: Int) -> UInt64 {
    let from = UInt64.max << UInt64(Swift.max(0, places.lowerBound - word * 64))
    let to = UInt64.max >> UInt64(Swift.max(0, (word + 1) * 64 - places.upperBound))
    return from & to
  }
}

/// A set of small numbers. The first 64 take no allocation.
struct BitSet: Sendable, Hashable {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []

  init() {}

  /// The numbers below `count`.
  init(below count: Int) {
    first = count >= 64 ? .max : (1 << UInt64(max(count, 0))) - 1
    var left = count - 64
    while left > 0 {
      rest.append(left >= 64 ? .max : (1 << UInt64(left)) - 1)
      left -= 64
    }
  }

  var isEmpty: Bool { first == 0 && rest.allSatisfy { $0 == 0 } }

  func contains(_ number: Int) -> Bool {
    if number < 64 { return first & (1 << UInt64(number)) != 0 }
    let word = number / 64 - 1
    return word < rest.count && rest[word] & (1 << UInt64(number % 64)) != 0
  }

  mutating func insert(_ number: Int) {
    if number < 64 {
      first |= 1 << UInt64(number)
      return
    }
    let word = number / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(number % 64)
  }

  mutating func remove(_ number: Int) {
    if number < 64 {
      first &= ~(1 << UInt64(number))
      return
    }
    let word = number / 64 - 1
    guard word < rest.count else { return }
    rest[word] &= ~(1 << UInt64(number % 64))
    while rest.last == 0 { rest.removeLast() }
  }

  /// Takes a range out. In proportion to its words.
  mutating func remove(_ numbers: Range<Int>) {
    if numbers.isEmpty { return }
    for word in numbers.lowerBound / 64...(numbers.upperBound - 1) / 64 {
      let from = UInt64.max << UInt64(max(0, numbers.lowerBound - word * 64))
      let to = UInt64.max >> UInt64(max(0, (word + 1) * 64 - numbers.upperBound))
      if word == 0 {
        first &= ~(from & to)
      } else if word - 1 < rest.count {
        rest[word - 1] &= ~(from & to)
      }
    }
    while rest.last == 0 { rest.removeLast() }
  }

  mutating func formUnion(_ other: BitSet) {
    first |= other.first
    while rest.count < other.rest.count { rest.append(0) }
    for word in other.rest.indices { rest[word] |= other.rest[word] }
  }

  func intersection(_ other: BitSet) -> BitSet {
    var result = BitSet()
    result.first = first & other.first
    for (mine, its) in zip(rest, other.rest) { result.rest.append(mine & its) }
    while result.rest.last == 0 { result.rest.removeLast() }
    return result
  }

  func isSubset(of other: BitSet) -> Bool {
    guard first & ~other.first == 0 else { return false }
    for (index, word) in rest.enumerated() {
      let its = index < other.rest.count ? other.rest[index] : 0
      if word & ~its != 0 { return false }
    }
    return true
  }

  /// Takes all numbers out and keeps the space.
  mutating func removeAll() {
    first = 0
    rest.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with the numbers, ascending, without making a list of them.
  @inline(__always) func forEach(_ body: (Int) -> Void) {
    var left = first
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left - 1
    }
    for (index, word) in rest.enumerated() {
      left = word
      while left != 0 {
        body((index + 1) * 64 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// The numbers, ascending.
  var members: [Int] {
    var result: [Int] = []
    for (index, word) in ([first] + rest).enumerated() {
      var left = word
      while left != 0 {
        result.append(index * 64 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
    return result
  }
}

/// A set of conditions by their numbers. The first 64 take no allocation; ordinary policies have fewer.
struct ConditionSet: Sendable, Hashable {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []

  /// Whether no condition is in the set.
  var isEmpty: Bool { first == 0 && rest.allSatisfy { $0 == 0 } }

  /// Whether a condition is in the set.
  func contains(_ number: Int) -> Bool {
    if number < 64 { return first & (1 << UInt64(number)) != 0 }
    let word = number / 64 - 1
    return word < rest.count && rest[word] & (1 << UInt64(number % 64)) != 0
  }

  /// Adds a condition.
  mutating func insert(_ number: Int) {
    if number < 64 {
      first |= 1 << UInt64(number)
      return
    }
    let word = number / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(number % 64)
  }

  /// Adds all conditions of another set.
  mutating func formUnion(_ other: ConditionSet) {
    first |= other.first
    while rest.count < other.rest.count { rest.append(0) }
    for word in other.rest.indices { rest[word] |= other.rest[word] }
  }

  /// The conditions in both sets.
  func intersection(_ other: ConditionSet) -> ConditionSet {
    var result = ConditionSet()
    result.first = first & other.first
    result.rest = zip(rest, other.rest).map { $0 & $1 }
    return result
  }
}

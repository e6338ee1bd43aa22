/// A set of numbers: a finite union of intervals, with bounds that are exact decimals.
///
/// Kept as the places on the number line where membership changes, from left to right:
///
///     {atLeast: 0, below: 5} or above 8        out  [0  in  5)  out  8]  in
///     changes: just before 0, just before 5, just after 8;  begins inside: no
///
/// There is one such list for each set, so equality and hashing are those of the lists.
public struct NumberSet: Sendable, Hashable {
  /// A place on the number line, between numbers: just before a number or just after it.
  struct Cut: Sendable, Hashable, Comparable {
    let number: Decimal
    let isAfter: Bool

    static func < (left: Cut, right: Cut) -> Bool {
      left.number == right.number ? !left.isAfter && right.isAfter : left.number < right.number
    }
  }

  /// Whether the numbers before the first change are in the set.
  let beginsInside: Bool
  /// Where membership changes, ascending, no place twice.
  let changes: [Cut]

  init(beginsInside: Bool, changes: [Cut]) {
    self.beginsInside = beginsInside
    self.changes = changes
  }

  /// All numbers.
  public static let everything = NumberSet(beginsInside: true, changes: [])
  /// No number.
  public static let nothing = NumberSet(beginsInside: false, changes: [])
  /// The minutes of a day, with whatever lies between them: from 0 on, below 1440.
  public static let timesOfDay = NumberSet(atLeast: .zero).intersection(NumberSet(below: Decimal(1440)))

  /// One number.
  public init(_ number: Decimal) {
    self.init(
      beginsInside: false,
      changes: [Cut(number: number, isAfter: false), Cut(number: number, isAfter: true)])
  }

  /// A number and all above it.
  public init(atLeast number: Decimal) {
    self.init(beginsInside: false, changes: [Cut(number: number, isAfter: false)])
  }

  /// A number and all below it.
  public init(atMost number: Decimal) {
    self.init(beginsInside: true, changes: [Cut(number: number, isAfter: true)])
  }

  /// All numbers above one.
  public init(above number: Decimal) {
    self.init(beginsInside: false, changes: [Cut(number: number, isAfter: true)])
  }

  /// All numbers below one.
  public init(below number: Decimal) {
    self.init(beginsInside: true, changes: [Cut(number: number, isAfter: false)])
  }

  /// Whether no number is in the set.
  public var isEmpty: Bool { !beginsInside && changes.isEmpty }

  /// All other numbers.
  public var complement: NumberSet { NumberSet(beginsInside: !beginsInside, changes: changes) }

  /// The numbers in either set. Linear.
  public func union(_ other: NumberSet) -> NumberSet { combined(with: other) { $0 || $1 } }

  /// The numbers in any of several sets. Two by two, so that many sets take little more than linear time.
  public static func union(of sets: [NumberSet]) -> NumberSet {
    var sets = sets
    while sets.count > 1 {
      sets = stride(from: 0, to: sets.count, by: 2).map { place in
        place + 1 < sets.count ? sets[place].union(sets[place + 1]) : sets[place]
      }
    }
    return sets.first ?? .nothing
  }

  /// The numbers in both sets. Linear.
  public func intersection(_ other: NumberSet) -> NumberSet { combined(with: other) { $0 && $1 } }

  /// The numbers in this set and not in the other. Linear.
  public func subtracting(_ other: NumberSet) -> NumberSet { combined(with: other) { $0 && !$1 } }

  /// Whether a number is in the set.
  public func contains(_ number: Decimal) -> Bool {
    let place = Cut(number: number, isAfter: true)
    let passed = changes.prefix { $0 < place }.count
    return beginsInside != (passed % 2 == 1)
  }

  /// Whether every number of this set is in another. Linear, and makes nothing.
  func isSubset(of other: NumberSet) -> Bool { nowhere(with: other) { $0 && !$1 } }

  /// Whether no number is in both sets. Linear, and makes nothing.
  func isDisjoint(from other: NumberSet) -> Bool { nowhere(with: other) { $0 && $1 } }

  /// Whether a rule holds between no two neighbouring changes.
  private func nowhere(with other: NumberSet, _ rule: (Bool, Bool) -> Bool) -> Bool {
    var (mine, its) = (beginsInside, other.beginsInside)
    var (left, right) = (0, 0)
    while true {
      if rule(mine, its) { return false }
      let isLeft = left < changes.count
      let isRight = right < other.changes.count
      if !isLeft && !isRight { return true }
      let isSame = isLeft && isRight && changes[left] == other.changes[right]
      let isLeftFirst = isSame || !isRight || (isLeft && changes[left] < other.changes[right])
      if isLeftFirst {
        mine.toggle()
        left += 1
      }
      if isSame || !isLeftFirst {
        its.toggle()
        right += 1
      }
    }
  }

  /// Walks both lists from left to right.
  private func combined(with other: NumberSet, by rule: (Bool, Bool) -> Bool) -> NumberSet {
    var mine = beginsInside
    var its = other.beginsInside
    let begins = rule(mine, its)
    var current = begins
    var result: [Cut] = []
    var left = changes[...]
    var right = other.changes[...]
    while let cut = [left.first, right.first].compactMap({ $0 }).min() {
      if left.first == cut {
        mine.toggle()
        left.removeFirst()
      }
      if right.first == cut {
        its.toggle()
        right.removeFirst()
      }
      if rule(mine, its) != current {
        current.toggle()
        result.append(cut)
      }
    }
    return NumberSet(beginsInside: begins, changes: result)
  }

  /// The intervals, from left to right; nil is no bound on that side.
  var intervals: [(from: Cut?, to: Cut?)] {
    var bounds: [Cut?] = changes
    if beginsInside { bounds.insert(nil, at: 0) }
    if bounds.count % 2 == 1 { bounds.append(nil) }
    return stride(from: 0, to: bounds.count, by: 2).map { (bounds[$0], bounds[$0 + 1]) }
  }
}

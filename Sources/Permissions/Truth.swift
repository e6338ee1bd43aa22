/// What is known of a statement: Kleene's strong logic of three values (Introduction to Metamathematics,
/// 1952, section 64).
enum Truth: Sendable, Hashable {
  case no, unknown, yes

  init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  /// No if either is no, yes if both are.
  static func && (left: Truth, right: Truth) -> Truth {
    left == .no || right == .no ? .no : left == .yes && right == .yes ? .yes : .unknown
  }

  /// Yes if either is yes, no if both are.
  static func || (left: Truth, right: Truth) -> Truth { !(!left && !right) }
}

/// Truths by place. Of the first 64 those that are `yes` and those that are `no` are each a word of bits, so
/// that they take no allocation and many are joined at once.
struct Truths: Sendable {
  private var yes: UInt64 = 0
  private var no: UInt64 = 0
  private var rest: [Truth] = []

  subscript(place: Int) -> Truth {
    get {
      guard place < 64 else { return place - 64 < rest.count ? rest[place - 64] : .unknown }
      let bit: UInt64 = 1 << UInt64(place)
      return yes & bit != 0 ? .yes : no & bit != 0 ? .no : .unknown
    }
    set {
      guard place < 64 else {
        while rest.count <= place - 64 { rest.append(.unknown) }
        rest[place - 64] = newValue
        return
      }
      let bit: UInt64 = 1 << UInt64(place)
      yes = newValue == .yes ? yes | bit : yes & ~bit
      no = newValue == .no ? no | bit : no & ~bit
    }
  }

  /// Some neighbouring truths joined by `&&`, or by `||` in a union: `yes` where there are none, `no` in a
  /// union.
  func joined(_ places: Range<Int>, isUnion: Bool) -> Truth {
    if places.isEmpty { return Truth(!isUnion) }
    guard places.upperBound <= 64 else {
      return places.reduce(Truth(!isUnion)) { isUnion ? $0 || self[$1] : $0 && self[$1] }
    }
    let mask = (UInt64.max >> UInt64(64 - places.count)) << UInt64(places.lowerBound)
    // One of these decides; all of the others are needed for the opposite.
    let (deciding, opposite) = isUnion ? (yes, no) : (no, yes)
    if deciding & mask != 0 { return Truth(isUnion) }
    return opposite & mask == mask ? Truth(!isUnion) : .unknown
  }
}

/// The values of a formula in postfix notation that are still to be joined.
struct TruthStack {
  private var values = Truths()
  private var count = 0

  /// The last value.
  var top: Truth? { count > 0 ? values[count - 1] : nil }

  mutating func append(_ value: Truth) {
    values[count] = value
    count += 1
  }

  /// Turns the last value round.
  mutating func complement() {
    if count > 0 { values[count - 1] = !values[count - 1] }
  }

  /// Puts one value in the place of so many last ones.
  mutating func join(_ joined: Int, isUnion: Bool) {
    let start = max(0, count - joined)
    let value = values.joined(start..<count, isUnion: isUnion)
    count = start
    append(value)
  }
}

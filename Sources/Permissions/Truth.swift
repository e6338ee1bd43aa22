/// What is known of a statement: Kleene's strong logic of three values (Introduction to Metamathematics,
/// 1952,
/// section 64).
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

/// How much work a question about languages may take before the answer is "not shown".
///
/// Patterns come from people whom the gate does not trust, and some questions about regular languages take
/// time that grows exponentially. Work is counted in steps, never in seconds, so that an answer is the same
/// on every machine. Room is counted as well: what a search keeps costs several steps a word.
///
/// An effort remembers that it was spent. Whatever was found until then can be used, but nothing that was
/// not found is known to be missing: a question whose effort has a `limit` is never answered with "inside".
public struct Effort: Sendable, Hashable {
  /// What is spent on one question unless the caller says otherwise: at worst about half a second and
  /// 60 MB (Tests/Benchmarks/README.md).
  public static let standard = Effort(steps: 20_000_000)

  /// For what ends by itself, in time in proportion to the product of two lengths.
  static let unlimited = Effort(steps: .max)

  /// The steps that the question started with.
  public let steps: Int
  private var remaining: Int
  /// Whether a part of the question has spent its share.
  private var hasSpentPart = false

  /// Allows a number of steps; a step is the handling of one word of 64 places in a pattern, or the like.
  public init(steps: Int) {
    self.steps = steps
    remaining = steps
  }

  /// Whether more was wanted than was allowed, so that nothing more can be done.
  var isSpent: Bool { remaining < 0 }

  /// The limit that has ended the question or a part of it; nil if none has.
  var limit: Limit? { isSpent || hasSpentPart ? .steps(steps) : nil }

  /// Takes steps away; false once there are none left.
  @discardableResult mutating func take(_ count: Int) -> Bool {
    if remaining >= 0 { remaining -= count }
    return remaining >= 0
  }

  /// Takes steps away.
  mutating func spend(_ count: Int) throws(Limit) {
    if !take(count) { throw .steps(steps) }
  }

  /// Does a part of the question with its share of what is left, so that one hard part of several leaves
  /// something to the others. What the part leaves goes back.
  mutating func share<Result>(among parts: Int, _ body: (inout Effort) -> Result) -> Result {
    var part = self
    let given = max(0, remaining) / max(1, parts)
    part.remaining = isSpent ? -1 : given
    defer {
      if !isSpent { remaining += max(0, part.remaining) - given }
      hasSpentPart = part.limit != nil
    }
    return body(&part)
  }
}

/// The limit that ended a question before it was answered.
public enum Limit: Error, Sendable, Hashable {
  /// More steps would have been needed than were allowed.
  case steps(Int)
  /// The point that was found did not prove to be outside when it was held against the boxes again: a defect
  /// of the search, which must not pass for an answer.
  case unverified
}

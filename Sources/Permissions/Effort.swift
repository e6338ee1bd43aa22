/// How much work a question about languages may take before the answer is "not shown".
///
/// Patterns come from people whom the gate does not trust, and some questions about regular languages take
/// time that grows exponentially. Work is counted in steps, never in seconds, so that an answer is the same
/// on
/// every machine.
public struct Effort: Sendable, Hashable {
  /// What is spent on one question unless the caller says otherwise: a fraction of a second.
  public static let standard = Effort(steps: 1_000_000)

  /// The steps that the question started with.
  public let steps: Int
  private var remaining: Int

  /// Allows a number of steps; a step is the handling of one word of 64 places in a pattern.
  public init(steps: Int) {
    self.steps = steps
    remaining = steps
  }

  /// Takes steps away.
  mutating func spend(_ count: Int) throws(Limit) {
    remaining -= count
    if remaining < 0 { throw .steps(steps) }
  }
}

/// The limit that ended a question before it was answered.
public enum Limit: Error, Sendable, Hashable {
  /// More steps would have been needed than were allowed.
  case steps(Int)
}

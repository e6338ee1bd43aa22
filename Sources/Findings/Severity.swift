/// How much a finding weighs. Only `error` blocks.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Worth knowing; nothing has to change.
  case note
  /// Should change; does not block.
  case warning
  /// Blocks the deployment.
  case error

  /// Orders `note` below `warning` below `error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What the gate says of an agent, or of a whole run.
public enum Verdict: String, Sendable, Hashable {
  /// No finding blocks.
  case pass
  /// At least one finding blocks.
  case block
}

/// What a blocking finding means for the exit status.
public enum Consequence: Sendable, Hashable {
  /// Status 1: the agent has to change.
  case agentBlocked
  /// Status 2: the gate could not decide; its own inputs have to change.
  case undecided
}

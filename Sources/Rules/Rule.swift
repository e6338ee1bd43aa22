public import Findings
import Risk

/// A rule: what it is, and the check that finds where it is broken.
public struct Rule: Sendable {
  /// What it is, for people.
  public let description: RuleDescription
  /// How it is checked.
  public let check: Check

  /// How a rule is checked.
  public enum Check: Sendable {
    /// By each agent that is asked for, alone.
    case eachAgent(@Sendable (AgentUnderCheck, Circumstances, inout Reporter) -> Void)
    /// Across all agents of the root.
    case inventory(@Sendable (Inventory, Circumstances, inout Reporter) -> Void)
    /// By each change of an agent that is asked for, where a run is told what to compare with.
    case change(@Sendable (ChangeUnderCheck, Circumstances, inout Reporter) -> Void)
    /// By a stage before the rules: described here, found there.
    case reportedByAnEarlierStage
  }

  /// Makes a rule.
  public init(_ description: RuleDescription, check: Check) {
    self.description = description
    self.check = check
  }
}

public import Findings
public import SourceText

/// Something wrong with the policies themselves: the gate cannot decide by them.
public struct PolicyFault: Sendable, Hashable {
  /// The rule that it is reported under.
  public let rule: RuleID
  /// What is wrong.
  public let message: Message
  /// The line.
  public let location: SourceLocation
  /// The line that it clashes with.
  public let related: SourceLocation?
  /// What to do.
  public let fix: Message

  /// Describes a fault.
  package init(
    rule: RuleID, message: Message, location: SourceLocation, related: SourceLocation? = nil, fix: Message
  ) {
    self.rule = rule
    self.message = message
    self.location = location
    self.related = related
    self.fix = fix
  }
}

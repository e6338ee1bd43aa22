public import Findings
public import SourceText

/// Takes a rule's findings. A rule can add to it and do nothing else: severity, status and order are decided
/// later.
public struct Reporter: Sendable {
  /// What has been reported.
  public private(set) var findings: [Finding] = []
  private let rule: RuleDescription
  private let agent: String?

  /// Takes findings of a rule, on an agent where it is checked by one.
  public init(rule: RuleDescription, agent: String?) {
    self.rule = rule
    self.agent = agent
  }

  /// Reports a finding on the agent that is being checked.
  ///
  /// `subject` tells it from other findings of the rule on the agent, whatever the lines: the field and, in a
  /// list, the entry's content; never a line number, and never what changes by itself, such as days left.
  public mutating func report(
    _ message: Message, at location: SourceLocation?, related: [RelatedPlace] = [], fix: Fix? = nil,
    witness: AccessWitness? = nil, subject: String
  ) {
    report(
      message, naming: agent, at: location, related: related, fix: fix, witness: witness, subject: subject)
  }

  /// Reports a finding on an agent, or on none.
  public mutating func report(
    _ message: Message, naming agent: String?, at location: SourceLocation?, related: [RelatedPlace] = [],
    fix: Fix? = nil, witness: AccessWitness? = nil, subject: String
  ) {
    var finding = Finding(
      rule: rule.id, severity: rule.severity, consequence: .agentBlocked, agent: agent, message: message,
      location: location, related: related, fix: fix, subject: subject)
    finding.witness = witness
    findings.append(finding)
  }
}

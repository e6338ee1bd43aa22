import Documents
import Findings
import Risk

extension AgentUnderCheck {
  /// Whether a rule that comes before this one, and weighs no less for this agent, finds fault with every
  /// grant that names nothing in a dimension: one cause is one finding, but never a lighter one.
  func isAbsenceReported(in dimension: GrantDimension, before rule: RuleID) -> Bool {
    let own = severity(of: rule)
    return rulesOnAbsence(in: dimension).prefix { $0 != rule }.contains { severity(of: $0) >= own }
  }

  /// The rules that do, by what the policy asks of the agent's tier.
  private func rulesOnAbsence(in dimension: GrantDimension) -> [RuleID] {
    var rules: [RuleID] = []
    if dimension == .resources, requirements.grantFields.contains(where: { $0.value == .resources }) {
      rules.append("grants/missing-resources")
    }
    if requirements.literalNames.contains(where: { $0.value == dimension }) {
      rules.append("grants/wildcard")
    }
    if requirements.boundedNames.contains(where: { $0.value == dimension }) {
      rules.append("grants/unbounded")
    }
    return rules
  }

  /// How much a rule weighs for this agent.
  func severity(of rule: RuleID) -> Severity {
    policy.severities[rule]?.value
      ?? AllRules.descriptions.first { $0.id == rule }?.severity ?? .error
  }
}

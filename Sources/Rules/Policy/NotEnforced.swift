import Findings

extension Rule {
  /// A policy asks for something that this version does not enforce.
  static let notEnforced = Rule(
    RuleDescription(
      id: "policy/not-enforced",
      severity: .warning,
      isFixed: true,
      summary: "A policy asks for something that this version does not enforce",
      why: "Who relies on a line that is only read is less safe than who knows that it is not enforced yet.",
      fix: "Enforce it by other means until a later version does.",
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          extends: standard
          #                                 ↓
          requirements: {high: {approvals: [{role: security}]}}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          extends: standard
        """),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// A policy names something that does not exist.
  static let unknownName = Rule(
    RuleDescription(
      id: "policy/unknown-name",
      severity: .error,
      isFixed: true,
      summary: "A policy names something that does not exist",
      why: "A misspelt name makes the line do nothing, and nobody notices.",
      fix: "Write the name that is meant; the finding suggests the nearest.",
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          #        ↓
          extends: standrad
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

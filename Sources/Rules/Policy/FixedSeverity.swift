import Findings

extension Rule {
  /// A policy changes a severity that is fixed.
  static let fixedSeverity = Rule(
    RuleDescription(
      id: "policy/fixed-severity",
      severity: .error,
      isFixed: true,
      summary: "A policy changes a severity that is fixed",
      why: "A gate that could be told to overlook broken documents or policies would be none.",
      fix: "Remove the line.",
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          extends: standard
          #                                    ↓
          severities: {document/unknown-field: warning}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          extends: standard
          severities: {lifecycle/review-due: note}
        """),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// A Gate file stands below the root.
  static let gateBelowRoot = Rule(
    RuleDescription(
      id: "policy/gate-below-root",
      severity: .error,
      isFixed: true,
      summary: "A Gate file stands below the root",
      why:
        """
        Whoever writes one there believes that it changes what is searched or what decides, and it does not.
        """,
      fix: "Move it to the root of the repository, or remove it.",
      fails: """
        # run: --allow-empty
        # file: agents/agentgate.yaml
        # ↓
        apiVersion: agentgate/v1
        kind: Gate
        spec: {exclude: ["third_party/**"]}
        """,
      passes: """
        # run: --allow-empty
        # file: agentgate.yaml
        apiVersion: agentgate/v1
        kind: Gate
        spec: {exclude: ["third_party/**"]}
        """),
    check: .reportedByAnEarlierStage)
}

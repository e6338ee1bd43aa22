import Findings

extension Rule {
  /// A document that would decide stands where it has no force.
  static let noForce = Rule(
    RuleDescription(
      id: "policy/no-force",
      severity: .warning,
      isFixed: true,
      summary: "A document that would decide stands where it has no force",
      why:
        """
        Nobody changes the rules by adding a file somewhere, so a policy, catalog or directory counts only \
        where the Gate file says.
        """,
      fix: "Move it into a folder that `sources` in agentgate.yaml names; by default `.agentgate/`.",
      fails: """
        # run: --allow-empty
        # file: agents/policy.yaml
        # ↓
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront}
        """,
      passes: """
        # run: --allow-empty
        # file: .agentgate/policy.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront}
        """),
    check: .reportedByAnEarlierStage)
}

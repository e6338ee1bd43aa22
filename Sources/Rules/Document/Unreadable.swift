import Findings

extension Rule {
  /// A file that the gate needs cannot be read.
  static let unreadable = Rule(
    RuleDescription(
      id: "document/unreadable",
      severity: .error,
      isFixed: true,
      summary: "A file that the gate needs cannot be read",
      why: "A policy or manifest that is not read is one that silently does not apply.",
      fix: "Make the path lead to a readable file inside the root, or take it out of `agentgate.yaml`.",
      fails: """
        # run: --allow-empty
        # file: agentgate.yaml
        apiVersion: agentgate/v1
        kind: Gate
        spec:
          #         ↓
          sources: [policies]
        """,
      passes: """
        # run: --allow-empty
        # file: agentgate.yaml
        apiVersion: agentgate/v1
        kind: Gate
        spec:
          sources: [policies]
        # file: policies/storefront.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront}
        """),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// Policies together leave nothing that an agent could satisfy.
  static let emptyResult = Rule(
    RuleDescription(
      id: "policy/empty-result",
      severity: .error,
      isFixed: true,
      summary: "Policies together leave nothing that an agent could satisfy",
      why: "Each line may be sensible by itself; together they block every agent, whatever it does.",
      fix: "Let the lists have at least one entry in common.",
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          #                                            ↓
          requirements: {low: {authentication: {allow: [api-key], forbid: [api-key]}}}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {authentication: {allow: [mtls], forbid: [api-key]}}}
        """),
    check: .reportedByAnEarlierStage)
}

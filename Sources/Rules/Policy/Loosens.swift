import Findings

extension Rule {
  /// A policy asks for less than the policies above it.
  static let loosens = Rule(
    RuleDescription(
      id: "policy/loosens",
      severity: .error,
      isFixed: true,
      summary: "A policy asks for less than the policies above it",
      why:
        """
        A lower layer can only tighten; a line that would loosen has no effect, and its writer believes \
        otherwise.
        """,
      fix: "Write a value that is as strict or stricter, or remove the line.",
      references: ["NIST AI RMF GOVERN 1.4"],
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec:
          layer: team
          team: storefront
          #                                          ↓
          requirements: {low: {grants: {maxLifetime: 730d}}}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec:
          layer: team
          team: storefront
          requirements: {low: {grants: {maxLifetime: 90d}}}
        """),
    check: .reportedByAnEarlierStage)
}

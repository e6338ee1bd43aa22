import Findings

extension Rule {
  /// A field does not exist here.
  static let unknownField = Rule(
    RuleDescription(
      id: "document/unknown-field",
      severity: .error,
      isFixed: true,
      summary: "A field does not exist here",
      why: "A misspelt field says nothing to the gate while its writer believes that it does.",
      fix: "Write the field that is meant; the finding names the nearest, or all that exist here.",
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          # ↓
          autonmy: suggest
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          autonomy: suggest
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

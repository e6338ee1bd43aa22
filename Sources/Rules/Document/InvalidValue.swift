import Findings

extension Rule {
  /// A value is none that its field can have.
  static let invalidValue = Rule(
    RuleDescription(
      id: "document/invalid-value",
      severity: .error,
      isFixed: true,
      summary: "A value is none that its field can have",
      why: "What the gate cannot understand it cannot hold the agent to.",
      fix: "Write a value of the form that the finding shows.",
      references: ["CWE-20"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          #         ↓
          autonomy: automatic
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
          identity: {authentication: {method: workload-identity}}
          autonomy: supervised
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

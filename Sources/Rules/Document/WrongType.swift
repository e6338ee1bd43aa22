import Findings

extension Rule {
  /// A value is of another type than its field.
  static let wrongType = Rule(
    RuleDescription(
      id: "document/wrong-type",
      severity: .error,
      isFixed: true,
      summary: "A value is of another type than its field",
      why: "A value that is read otherwise than it was meant can switch a check off.",
      fix: "Write a value of the type that the finding names; quotes make text of anything.",
      references: ["CWE-20"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          #             ↓
          environments: production
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
          environments: [production]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

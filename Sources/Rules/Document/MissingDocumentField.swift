import Findings

extension Rule {
  /// A field that every document of the kind needs is missing.
  static let missingDocumentField = Rule(
    RuleDescription(
      id: "document/missing-field",
      severity: .error,
      isFixed: true,
      summary: "A field that every document of the kind needs is missing",
      why: "Without it the document cannot be understood, whatever the policy asks for.",
      fix: "Add the field.",
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #  ↓
            - {actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// A document is of a kind that does not exist.
  static let unknownKind = Rule(
    RuleDescription(
      id: "document/unknown-kind",
      severity: .error,
      isFixed: true,
      summary: "A document is of a kind that does not exist",
      why: "A misspelt kind would take the document out of every check.",
      fix: "Write one of the kinds; the finding names the nearest.",
      fails: """
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        #       ↓
        kind: Agnet
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        # file: agents/faq-bot.yaml
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

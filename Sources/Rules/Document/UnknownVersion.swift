import Findings

extension Rule {
  /// A document is of a version that this program does not read.
  static let unknownVersion = Rule(
    RuleDescription(
      id: "document/unknown-version",
      severity: .error,
      isFixed: true,
      summary: "A document is of a version that this program does not read",
      why: "A version that is not known may mean things that would not be checked.",
      fix: "Write `agentgate/v1`, or use a newer AgentGate.",
      fails: """
        # file: agents/faq-bot.yaml
        #               ↓
        apiVersion: agentgate/v2
        kind: Agent
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

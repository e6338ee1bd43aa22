import Findings

extension Rule {
  /// No agent was found under the root.
  static let noAgents = Rule(
    RuleDescription(
      id: "inventory/no-agents",
      severity: .error,
      isFixed: true,
      summary: "No agent was found under the root",
      why: "A gate that looked in the wrong folder and found nothing must not say that all is well.",
      fix: "Run it in the right folder, write a manifest with `agentgate init`, or pass `--allow-empty`.",
      references: ["NIST AI RMF GOVERN 1.6"],
      fails: """
        # file: README.md
        # Our agents
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

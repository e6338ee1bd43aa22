import Findings

extension Rule {
  /// A file of ours cannot be parsed as YAML.
  static let brokenSyntax = Rule(
    RuleDescription(
      id: "document/syntax",
      severity: .error,
      isFixed: true,
      summary: "A file of ours cannot be parsed as YAML",
      why: "What cannot be read cannot be judged, and skipping it would let an agent through unseen.",
      fix: "Mend the YAML where the finding points; what follows that place is not read.",
      references: ["CWE-20"],
      fails: """
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: [Answers questions about opening hours
        # ↓
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

import Findings

extension Rule {
  /// An alias or merge key does not lead to a usable value.
  static let brokenAlias = Rule(
    RuleDescription(
      id: "document/alias",
      severity: .error,
      isFixed: true,
      summary: "An alias or merge key does not lead to a usable value",
      why: "What an alias stands for decides what the manifest says; with nothing behind it, nobody knows.",
      fix: "Define the anchor above the alias, or write the value out.",
      references: ["CWE-20"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #       ↓
          model: *claude
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
          model: {name: claude-sonnet-4-5, version: "20250929"}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

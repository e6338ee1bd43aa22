import Findings

extension Rule {
  /// A tag changes how a value is read.
  static let tagNotAllowed = Rule(
    RuleDescription(
      id: "document/tag",
      severity: .error,
      isFixed: true,
      summary: "A tag changes how a value is read",
      why: "Tags such as `!!python/object` make other programs run code when they read the file.",
      fix: "Remove the tag; the value is read without it.",
      references: ["CWE-502"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          #          ↓
          purpose: !!python/name:os.system Answers questions about opening hours from the public web site.
          owner: {team: storefront}
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
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .reportedByAnEarlierStage)
}

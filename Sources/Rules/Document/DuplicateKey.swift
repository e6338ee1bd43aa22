import Findings

extension Rule {
  /// A key stands twice in one mapping.
  static let duplicateKey = Rule(
    RuleDescription(
      id: "document/duplicate-key",
      severity: .error,
      isFixed: true,
      summary: "A key stands twice in one mapping",
      why:
        """
        Programs differ in which of the two they take, so a reviewer may read one value and the gate \
        another.
        """,
      fix: "Keep the one that is meant.",
      references: ["CWE-436", "CWE-694"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          # ↓
          owner: {team: warehouse}
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

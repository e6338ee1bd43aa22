import Findings

extension Rule {
  /// A system is described twice.
  static let duplicateSystem = Rule(
    RuleDescription(
      id: "policy/duplicate-system",
      severity: .error,
      isFixed: true,
      summary: "A system is described twice",
      why:
        """
        Which of the two descriptions holds would depend on the order of files, and with it the tiers of \
        agents.
        """,
      fix: "Keep one of the two; a description of your own replaces a built-in one.",
      references: ["CWE-694"],
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - {name: erp, data: confidential}
            #         ↓
            - {name: erp, data: public}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - {name: erp, data: confidential}
            - {name: shop, data: public}
        """),
    check: .reportedByAnEarlierStage)
}

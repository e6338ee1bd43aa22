import Findings

extension Rule {
  /// A team is described twice, with two domains.
  static let duplicateTeam = Rule(
    RuleDescription(
      id: "policy/duplicate-team",
      severity: .error,
      isFixed: true,
      summary: "A team is described twice, with two domains",
      why:
        """
        Which domain's policy binds the team's agents would depend on the order of files, and one of the two \
        domains could be dodged.
        """,
      fix: "Keep one of the two descriptions.",
      references: ["CWE-694"],
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: Directory
        metadata: {name: corp}
        spec:
          teams:
            - {name: storefront, domain: retail}
            #         ↓
            - {name: storefront, domain: finance}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: Directory
        metadata: {name: corp}
        spec:
          teams:
            - {name: storefront, domain: retail}
            - {name: billing, domain: finance}
        """),
    check: .reportedByAnEarlierStage)
}

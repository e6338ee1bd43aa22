import Findings

extension Rule {
  /// A catalog entry has no effect, since earlier entries match all of it.
  static let coveredEntry = Rule(
    RuleDescription(
      id: "policy/covered-entry",
      severity: .error,
      isFixed: true,
      summary: "A catalog entry has no effect, since earlier entries match all of it",
      why:
        """
        The first entry that matches decides, as in a firewall; an entry behind a wider one only seems to \
        classify.
        """,
      fix: "Move the narrower entry above the wider one.",
      references: ["CWE-561"],
      fails: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - name: erp
              resources:
                - {match: ["**"], data: internal}
                #  ↓
                - {match: ["salaries/**"], data: restricted}
        """,
      passes: """
        # run: --allow-empty
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - name: erp
              resources:
                - {match: ["salaries/**"], data: restricted}
                - {match: ["**"], data: internal}
        """),
    check: .reportedByAnEarlierStage)
}

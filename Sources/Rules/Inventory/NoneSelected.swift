import Findings

extension Rule {
  /// The paths and names that were given chose no agent.
  static let noneSelected = Rule(
    RuleDescription(
      id: "inventory/none-selected",
      severity: .note,
      isFixed: true,
      summary: "The paths and names that were given chose no agent",
      why:
        """
        A run that gives nobody a verdict passes, and a misspelt path must not look like an agent that does.
        """,
      fix: "Name a manifest, a prompt or a folder around one, or leave the paths out to check all agents.",
      fails: "",
      passes: ""),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// A link or special file was not read.
  static let notRead = Rule(
    RuleDescription(
      id: "inventory/not-read",
      severity: .note,
      summary: "A link or special file was not read",
      why: "It leads out of the root or nowhere, so whatever it would hold is not part of this run.",
      fix: "Nothing, if no agent is behind it; else put the file itself into the repository.",
      references: ["CWE-59"],
      fails: "",
      passes: ""),
    check: .reportedByAnEarlierStage)
}

import Findings

extension Rule {
  /// An agent of the base revision is gone.
  static let agentRemoved = Rule(
    RuleDescription(
      id: "change/agent-removed",
      severity: .note,
      summary: "The change removes an agent's manifest",
      why: "A manifest that is removed stops no agent: one that still runs is then one that nobody checks.",
      fix: "Make sure that the agent has been stopped and its identities revoked.",
      references: ["OWASP Agentic ASI10", "NIST AI RMF GOVERN 1.7"],
      fails: """
        # run: --allow-empty
        # base: agents/faq-bot.yaml
        \(ChangeExample.manifest())
        # file: README.md
        """,
      passes: """
        # base: agents/faq-bot.yaml
        \(ChangeExample.manifest())
        # file: faq-bot.yaml
        \(ChangeExample.manifest())
        """),
    check: .change { checked, _, reporter in
      guard let before = checked.change.before, checked.change.after == nil else { return }
      let name: Message = before.name.map { "\($0)" } ?? "an agent without a name"
      reporter.report(
        "the manifest of " + name + ", which was \(before.path) at \(checked.base), is gone", at: nil,
        subject: before.path)
    })
}

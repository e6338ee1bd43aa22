import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// There is an agent that was not there at the base revision.
  static let agentAdded = Rule(
    RuleDescription(
      id: "change/agent-added",
      severity: .note,
      summary: "The change adds an agent",
      why: "All that a new agent can do is new access, which somebody has to want.",
      fix: "Have the agent reviewed as a whole: what it is for, who owns it, what it can do.",
      references: ["OWASP Agentic ASI10", "NIST AI RMF GOVERN 1.6"],
      fails: """
        # base: README.md
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest(nameMark: "#                ↓\n"))
        """,
      passes: """
        # base: faq-bot.yaml
        \(ChangeExample.manifest())
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest())
        """),
    check: .change { checked, _, reporter in
      guard checked.change.before == nil, let after = checked.change.after else { return }
      let tier: Message = after.tier.map { " of tier \(words: $0.rawValue)" } ?? ""
      reporter.report(
        "this agent" + tier + " is new since \(checked.base); " + after.accessPhrase, at: after.location,
        subject: "metadata.name")
    })

  /// There is an agent that was not there at the base revision and that nobody owns.
  static let agentAddedWithoutOwner = Rule(
    RuleDescription(
      id: "change/agent-added-without-owner",
      severity: .error,
      summary: "The change adds an agent that names no team as its owner",
      why: "An agent that nobody owned from the start is one that nobody will ever review or stop.",
      fix: "Name the team that answers for the agent under `spec.owner.team`.",
      references: ["OWASP Agentic ASI10", "NIST AI RMF GOVERN 2.1"],
      fails: """
        # base: README.md
        \(ChangeExample.policy)
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest(owner: "", specMark: "# ↓\n"))
        """,
      passes: """
        # base: README.md
        \(ChangeExample.policy)
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest())
        """),
    check: .change { checked, _, reporter in
      guard checked.change.before == nil, let after = checked.change.after, after.team == nil else { return }
      reporter.report(
        "this agent is new since \(checked.base) and names no team as its owner",
        at: after.manifest.spec?.location ?? after.location,
        fix: Fix("Add it to \("spec").", snippet: "owner: {team: NAME-OF-THE-TEAM}"),
        subject: "spec.owner.team")
    })
}

extension ComparedAgent {
  /// What it can do, system by system, as the end of a sentence.
  fileprivate var accessPhrase: Message {
    guard isReadable else { return "what it may do cannot be read, so it counts as able to do everything" }
    var systems: [String] = []
    for grant in grants {
      let name = grant.value.system?.value.text ?? ""
      if !systems.contains(name) { systems.append(name) }
    }
    let names = delegates.map(\.value)
    let calls: Message = names.isEmpty ? "" : " and may call \(list: names)"
    return (systems.isEmpty ? "it has no access" : "it has access to \(list: systems)") + calls
  }
}

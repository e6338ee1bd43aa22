import Findings

/// A run in one honest line.
struct Totals {
  let agents: Int
  let blockedAgents: Int
  let errors: Int
  let warnings: Int
  let notes: Int

  /// Counts an outcome.
  init(_ outcome: Outcome) {
    agents = outcome.agents.count
    blockedAgents = outcome.agents.count { $0.verdict == .block }
    errors = outcome.findings.count { $0.severity == .error }
    warnings = outcome.findings.count { $0.severity == .warning }
    notes = outcome.findings.count { $0.severity == .note }
  }

  /// "3 errors, 1 warning", and the notes where there are any.
  var counts: String {
    let sure = "\(count(errors, "error")), \(count(warnings, "warning"))"
    return notes > 0 ? "\(sure), \(count(notes, "note"))" : sure
  }

  /// The line: what was decided, then the counts.
  func line(for outcome: Outcome) -> String {
    switch outcome.status {
    case .defect:
      return "failed: a defect in AgentGate itself; nothing was decided, \(counts)"
    case .undecided:
      let blocked = blockedAgents == 0 ? "" : "\(blockedAgents) of \(count(agents, "agent")) blocked, "
      return "undecided: \(reasonUndecided(outcome)); \(blocked)\(counts)"
    case .pass, .block:
      let blocks = outcome.verdict == .block || outcome.status == .block
      let unenforced = outcome.run.enforced ? "" : " (not enforced: report only)"
      return (blocks ? blockedLine(outcome) : passedLine(outcome)) + unenforced
    }
  }

  private func blockedLine(_ outcome: Outcome) -> String {
    let word = outcome.run.enforced ? "blocked" : "would be blocked"
    if blockedAgents == 0 { return "\(word): the run as a whole, \(counts)" }
    return "\(word): \(blockedAgents) of \(count(agents, "agent")), \(counts)"
  }

  private func passedLine(_ outcome: Outcome) -> String {
    if agents > 0 { return "passed: \(count(agents, "agent")), \(counts)" }
    let known = outcome.run.agentsKnown
    if known == 0 { return "passed: no agent was found in \(files(outcome)), \(counts)" }
    return "passed: none of the \(count(known, "agent")) here was asked for, \(counts)"
  }

  private func files(_ outcome: Outcome) -> String { count(outcome.run.filesRead, "file") }

  private func reasonUndecided(_ outcome: Outcome) -> String {
    let inTheWay = outcome.findings.count { $0.isBlocking && $0.consequence == .undecided }
    if inTheWay == 1 { return "1 error has to be mended before the gate can decide" }
    if inTheWay > 1 { return "\(inTheWay) errors have to be mended before the gate can decide" }
    if outcome.agents.isEmpty, outcome.run.agentsKnown == 0 {
      return "no agent was found in \(files(outcome))"
    }
    return "the gate could not decide"
  }
}

/// "1 agent", "2 agents".
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

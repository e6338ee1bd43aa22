import Findings
import SourceText

extension ReportFormat {
  /// For programs; described by `ReportSchema`.
  public static let json = ReportFormat(
    name: "json", summary: "for programs: everything, in a versioned form (agentgate schema report)",
    needsDetail: true
  ) { outcome, _, out in
    var writer = JSONWriter()
    writer.object { JSONReport(outcome).write(to: &$0) }
    out += writer.bytes
    out.append(UInt8(ascii: "\n"))
  }
}

/// The form of the JSON report, version 1. Every key is always there, `null` where there is nothing to say.
///
/// A key may be added without a new version; one that is removed or changes its meaning needs one.
private struct JSONReport {
  static let schemaVersion = 1
  let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  func write(to json: inout JSONWriter) {
    json.member("schemaVersion", .number(Self.schemaVersion))
    json.object("tool") { tool in
      tool.member("name", .text("agentgate"))
      tool.member("version", .text(outcome.run.version))
    }
    json.member("verdict", .text(outcome.verdict.rawValue))
    json.member("status", .number(Int(outcome.status.rawValue)))
    json.member("enforced", .flag(outcome.run.enforced))
    json.member("simulated", .flag(outcome.run.simulatedNow != nil))
    json.member("now", .text(outcome.run.simulatedNow))
    json.member("environment", .text(outcome.run.environment))
    json.object("base", of: outcome.run.base) { json, base in
      json.member("ref", .text(base.name))
      json.member("commit", .text(base.commit))
    }
    json.object("summary", writeSummary)
    json.array("agents", outcome.agents, write)
    json.array("findings", outcome.findings, write)
    json.member("policy", outcome.policy)
    json.member("pruned", outcome.run.pruned)
  }

  private func writeSummary(_ json: inout JSONWriter) {
    let totals = Totals(outcome)
    json.member("agents", .number(totals.agents))
    json.member("blockedAgents", .number(totals.blockedAgents))
    json.member("agentsKnown", .number(outcome.run.agentsKnown))
    json.member("errors", .number(totals.errors))
    json.member("warnings", .number(totals.warnings))
    json.member("notes", .number(totals.notes))
    json.member("filesRead", .number(outcome.run.filesRead))
  }

  private func write(_ json: inout JSONWriter, _ agent: AgentOutcome) {
    json.object { json in
      json.member("name", .text(agent.name))
      json.member("path", .text(agent.path))
      json.member("tier", .text(agent.tier))
      json.member("computedTier", .text(agent.computedTier))
      json.member("declaredTier", .text(agent.declaredTier))
      json.member("verdict", .text(agent.verdict.rawValue))
      json.array("reasons", agent.reasons) { $0.element($1.plainText) }
      json.array("raisedBy", agent.raisedBy) { $0.element($1) }
      json.array("access", agent.access) { $0.element($1) }
      json.member("errors", .number(agent.errors))
      json.member("warnings", .number(agent.warnings))
    }
  }

  private func write(_ json: inout JSONWriter, _ finding: Finding) {
    let description = outcome.description(of: finding.rule)
    json.object { json in
      json.member("rule", .text(finding.rule.text))
      json.member("severity", .text(finding.severity.rawValue))
      json.member("blocking", .flag(finding.isBlocking))
      json.member("agent", .text(finding.agent))
      json.member("message", .text(finding.message.plainText))
      json.object("location", of: outcome.place(of: finding.location)) { $0.members(of: $1) }
      json.array("related", finding.related) { json, related in
        json.object { json in
          json.member("message", .text(related.message.plainText))
          json.object("location", of: outcome.place(of: related.location)) { $0.members(of: $1) }
        }
      }
      json.member("why", .text(description?.why))
      let fix = finding.fix ?? description.map { Fix(Message(words: $0.fix)) }
      json.object("fix", of: fix) { json, fix in
        json.member("message", .text(fix.message.plainText))
        json.member("snippet", .text(fix.snippet))
      }
      json.object("witness", of: finding.witness) { $0.members(of: $1) }
      json.member("fingerprint", .text(finding.fingerprint))
    }
  }
}

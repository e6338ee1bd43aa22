import Findings
import SourceText

extension InventoryFormat {
  /// For programs; described by `InventorySchema`.
  public static let json = InventoryFormat(
    name: "json", summary: "for programs: everything, in a versioned form (agentgate schema inventory)",
    writeAnswer: AnswerJSON.write
  ) { report, _, out in
    var writer = JSONWriter()
    writer.object { InventoryJSON(report).write(to: &$0) }
    out += writer.bytes
    out.append(UInt8(ascii: "\n"))
  }

  /// For programs that read line by line: each agent as in `json`.
  public static let ndjson = InventoryFormat(
    name: "ndjson", summary: "for programs that read line by line: an agent a line, as json has it",
    writeAnswer: AnswerJSON.writeLines
  ) { report, _, out in
    for agent in report.agents {
      var writer = JSONWriter(isOnOneLine: true)
      writer.object { InventoryJSON.writeMembers(of: agent, to: &$0) }
      out += writer.bytes
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// The form of the JSON inventory, version 1. Every key is always there, `null` where there is nothing to
/// say.
///
/// A key may be added without a new version; one that is removed or changes its meaning needs one.
private struct InventoryJSON {
  static let schemaVersion = 1
  let report: InventoryReport

  init(_ report: InventoryReport) { self.report = report }

  func write(to json: inout JSONWriter) {
    json.member("schemaVersion", .number(Self.schemaVersion))
    json.object("tool") { tool in
      tool.member("name", .text("agentgate"))
      tool.member("version", .text(report.run.version))
    }
    json.member("complete", .flag(report.isComplete))
    json.member("status", .number(Int(report.status.rawValue)))
    json.member("agentsKnown", .number(report.run.agentsKnown))
    json.array("agents", report.agents) { json, agent in
      json.object { Self.writeMembers(of: agent, to: &$0) }
    }
    json.array("problems", report.problems) { $0.problem($1, in: report) }
    json.member("policy", report.policy)
    json.member("pruned", report.run.pruned)
  }

  static func writeMembers(of agent: AgentSummary, to json: inout JSONWriter) {
    json.member("name", .text(agent.name))
    json.member("path", .text(agent.path))
    json.member("line", .number(agent.position.line))
    json.member("column", .number(agent.position.column))
    json.member("complete", .flag(agent.isComplete))
    json.object("owner") { json in
      json.member("team", .text(agent.team))
      json.member("contact", .text(agent.contact))
    }
    json.object("model") { json in
      json.member("provider", .text(agent.model.provider))
      json.member("name", .text(agent.model.name))
      json.member("version", .text(agent.model.version))
    }
    json.member("tier", .text(agent.tier))
    json.member("declaredTier", .text(agent.declaredTier))
    json.member("computedTier", .text(agent.computedTier))
    json.array("reasons", agent.reasons) { $0.element($1.plainText) }
    json.member("autonomy", .text(agent.autonomy))
    writeEnvironments(agent.environments, to: &json)
    json.object("identity") { json in
      json.member("subject", .text(agent.subject))
      json.member("method", .text(agent.method))
    }
    json.member("stage", .text(agent.stage))
    json.array("delegates", agent.delegates) { $0.element($1) }
    json.array("access", agent.access, write)
  }

  private static func writeEnvironments(_ environments: [String]?, to json: inout JSONWriter) {
    guard let environments else { return json.member("environments", .text(nil)) }
    json.array("environments", environments) { $0.element($1) }
  }

  private static func write(_ json: inout JSONWriter, _ access: SystemAccess) {
    json.object { json in
      json.member("system", .text(access.system))
      json.array("effects", access.effects) { $0.element($1) }
      json.member("data", .text(access.data))
      json.member("known", .text(access.known.rawValue))
    }
  }
}

extension JSONWriter {
  /// Writes a problem in an array.
  mutating func problem(_ problem: Finding, in report: InventoryReport) {
    object { json in
      json.member("rule", .text(problem.rule.text))
      json.member("severity", .text(problem.severity.rawValue))
      json.member("agent", .text(problem.agent))
      json.member("message", .text(problem.message.plainText))
      json.object("location", of: problem.location.flatMap { report.places[$0] }) { json, place in
        json.member("path", .text(place.path))
        json.member("line", .number(place.start.line))
        json.member("column", .number(place.start.column))
      }
    }
  }
}

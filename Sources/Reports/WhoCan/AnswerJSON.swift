import Findings
import SourceText

/// The form of the JSON answer, version 1; described by `AnswerSchema`. Every key is always there, `null`
/// where there is nothing to say.
///
/// A key may be added without a new version; one that is removed or changes its meaning needs one.
enum AnswerJSON {
  private static let schemaVersion = 1

  /// Writes the whole answer.
  @Sendable static func write(_ answer: AccessAnswer, _: RenderOptions, _ out: inout [UInt8]) {
    var writer = JSONWriter()
    writer.object { write(answer, to: &$0) }
    out += writer.bytes
    out.append(UInt8(ascii: "\n"))
  }

  /// Writes each agent on a line of its own.
  @Sendable static func writeLines(_ answer: AccessAnswer, _: RenderOptions, _ out: inout [UInt8]) {
    for agent in answer.agents {
      var writer = JSONWriter(isOnOneLine: true)
      writer.object { writeMembers(of: agent, to: &$0) }
      out += writer.bytes
      out.append(UInt8(ascii: "\n"))
    }
  }

  private static func write(_ answer: AccessAnswer, to json: inout JSONWriter) {
    let run = answer.inventory.run
    json.member("schemaVersion", .number(schemaVersion))
    json.object("tool") { tool in
      tool.member("name", .text("agentgate"))
      tool.member("version", .text(run.version))
    }
    json.member("question", .text(answer.question))
    json.member("complete", .flag(answer.isComplete))
    json.member("status", .number(Int(answer.inventory.status.rawValue)))
    json.member("simulated", .flag(run.simulatedNow != nil))
    json.member("now", .text(run.simulatedNow))
    json.array("notes", answer.notes) { $0.element($1.plainText) }
    json.member("agentsAsked", .number(answer.inventory.agents.count))
    json.member("agentsKnown", .number(run.agentsKnown))
    json.array("agents", answer.agents) { json, agent in
      json.object { writeMembers(of: agent, to: &$0) }
    }
    json.array("problems", answer.inventory.problems) { json, problem in
      json.problem(problem, in: answer.inventory)
    }
    json.member("pruned", run.pruned)
  }

  private static func writeMembers(of agent: AgentAccess, to json: inout JSONWriter) {
    let summary = agent.summary
    json.member("name", .text(summary.name))
    json.member("path", .text(summary.path))
    json.member("line", .number(summary.position.line))
    json.member("column", .number(summary.position.column))
    json.member("certainty", .text(agent.certainty?.rawValue))
    json.member("presumed", .flag(agent.isPresumed))
    json.member("tier", .text(summary.tier))
    json.object("owner") { json in
      json.member("team", .text(summary.team))
      json.member("contact", .text(summary.contact))
    }
    json.array("grants", agent.grants) { json, grant in
      json.object { writeMembers(&$0, of: grant) }
    }
    json.array("through", agent.ways) { json, way in
      json.object { json in
        json.member("certainty", .text(way.certainty.rawValue))
        json.array("steps", way.steps, write)
        json.object("grant", of: way.grant, writeMembers)
      }
    }
  }

  private static func write(_ json: inout JSONWriter, _ step: DelegationWay.Step) {
    json.object { json in
      json.member("name", .text(step.name))
      json.object("manifest", of: place(step.path, step.position)) { $0.members(of: $1) }
      json.object("call", of: place(step.path, step.call)) { $0.members(of: $1) }
    }
  }

  private static func place(_ path: String?, _ position: Position?) -> (String, Position)? {
    guard let path, let position else { return nil }
    return (path, position)
  }

  private static func writeMembers(_ json: inout JSONWriter, of grant: GrantAccess) {
    json.members(of: (grant.path, grant.position))
    json.member("certainty", .text(grant.certainty.rawValue))
    json.member("system", .text(grant.system))
    json.object("actions", of: grant.actions, write)
    json.object("resources", of: grant.resources, write)
    json.array("where", grant.conditions) { json, condition in
      json.object { json in
        json.member("attribute", .text(condition.attribute))
        json.member("condition", .text(condition.text))
        json.member("enforced", .flag(condition.isEnforced))
      }
    }
    if let environments = grant.environments {
      json.array("environments", environments) { $0.element($1) }
    } else {
      json.member("environments", .text(nil))
    }
    json.member("expires", .text(grant.expires))
    json.member("expired", .flag(grant.isExpired))
    json.object("example", of: grant.example?.point, write)
    json.member("limit", .text(grant.limit))
  }

  private static func write(_ json: inout JSONWriter, _ names: GrantAccess.Names) {
    json.member("not", .flag(names.isComplement))
    json.array("patterns", names.patterns) { $0.element($1) }
  }

  private static func write(_ json: inout JSONWriter, _ point: AccessWitness) {
    json.member("system", .text(point.system))
    json.member("action", .text(point.action))
    json.member("resource", .text(point.resource))
    json.member("environment", .text(point.environment))
    json.object("where") { json in
      for condition in point.conditions { json.member(condition.name, .text(condition.value)) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(of place: (path: String, position: Position)) {
    member("path", .text(place.path))
    member("line", .number(place.position.line))
    member("column", .number(place.position.column))
  }
}

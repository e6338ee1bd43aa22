import Findings
import SourceText

extension ChangeFormat {
  /// For programs; described by `ChangeSchema`.
  public static let json = ChangeFormat(
    name: "json", summary: "for programs: everything, in a versioned form (agentgate schema diff)"
  ) { report, _, out in
    var writer = JSONWriter()
    writer.object { ChangeJSON(report: report).write(to: &$0) }
    out += writer.bytes
    out.append(UInt8(ascii: "\n"))
  }
}

/// The form of the JSON comparison, version 1. Every key is always there, `null` where there is nothing to
/// say.
///
/// A key may be added without a new version; one that is removed or changes its meaning needs one.
private struct ChangeJSON {
  static let schemaVersion = 1
  let report: ChangeReport

  func write(to json: inout JSONWriter) {
    json.member("schemaVersion", .number(Self.schemaVersion))
    json.object("tool") { tool in
      tool.member("name", .text("agentgate"))
      tool.member("version", .text(report.version))
    }
    json.member("complete", .flag(report.isComplete))
    json.member("status", .number(Int(report.status.rawValue)))
    json.object("base") { Self.write(&$0, report.base) }
    json.object("head") { Self.write(&$0, report.head) }
    json.object("summary") { json in
      json.member("widened", .number(report.agents.count(where: \.isWidened)))
      json.member("different", .number(report.agents.count))
      json.member("unchanged", .number(report.unchanged))
    }
    json.array("agents", report.agents) { json, agent in json.object { Self.write(&$0, agent) } }
    json.array("deciding", report.deciding) { json, file in
      json.object { json in
        json.member("path", .text(file.path))
        json.member("change", .text(file.kind.rawValue))
      }
    }
    json.array("problems", report.problems, Self.write)
  }

  private static func write(_ json: inout JSONWriter, _ state: ComparedRevision) {
    json.member("ref", .text(state.name))
    json.member("commit", .text(state.commit))
  }

  private static func write(_ json: inout JSONWriter, _ agent: AgentDifference) {
    json.member("name", .text(agent.name))
    json.member("path", .text(agent.path))
    json.member("change", .text(agent.kind.rawValue))
    json.member("previousName", .text(agent.previousName))
    json.member("previousPath", .text(agent.previousPath))
    json.member("widened", .flag(agent.isWidened))
    json.member("gainsEverything", .flag(agent.gainsEverything))
    json.member("unknownBefore", .flag(agent.isUnknownBefore))
    json.member("limit", .text(agent.limit))
    json.array("gained", agent.gained, write)
    json.array("lost", agent.lost, write)
    json.array("through", agent.through, write)
    json.array("reclassified", agent.reclassified) { json, change in
      json.object { json in
        json.object("before") { write(&$0, change.before) }
        json.object("now") { write(&$0, change.now) }
      }
    }
    json.object("tierBefore", of: agent.tierBefore, write)
    json.object("tierNow", of: agent.tierNow, write)
    json.array("fields", agent.fields) { json, field in
      json.object { json in
        json.member("field", .text(field.field))
        json.member("before", .text(field.before))
        json.member("now", .text(field.now))
        json.member("mayRaiseRisk", .flag(field.mayRaiseRisk))
      }
    }
  }

  private static func write(_ json: inout JSONWriter, _ tiers: TierState) {
    json.member("tier", .text(tiers.tier))
    json.member("computedTier", .text(tiers.computed))
    json.member("declaredTier", .text(tiers.declared))
    json.array("reasons", tiers.reasons) { $0.element($1.plainText) }
  }

  private static func write(_ json: inout JSONWriter, _ part: AccessPart) {
    json.object { json in
      json.member("system", .text(part.system))
      json.object("actions") { write(&$0, part.actions) }
      json.object("resources") { write(&$0, part.resources) }
      json.array("where", part.conditions) { json, condition in
        json.object { json in
          json.member("attribute", .text(condition.attribute))
          write(&json, condition.values)
        }
      }
      json.object("environments", of: part.environments, write)
      writeImpact(&json, part.impact)
      json.object("example", of: part.example) { json, example in
        json.member("system", .text(example.system))
        json.member("action", .text(example.action))
        json.member("resource", .text(example.resource))
        json.member("environment", .text(example.environment))
        json.object("where") { json in
          for condition in example.conditions { json.member(condition.name, .text(condition.value)) }
        }
      }
    }
  }

  private static func write(_ json: inout JSONWriter, _ values: AccessPart.Values) {
    json.member("text", .text(values.words.plainText))
    guard let patterns = values.patterns else { return json.member("patterns", .text(nil)) }
    json.array("patterns", patterns) { $0.element($1) }
  }

  private static func write(_ json: inout JSONWriter, _ access: SystemAccess) {
    json.member("system", .text(access.system))
    writeImpact(&json, access)
  }

  private static func writeImpact(_ json: inout JSONWriter, _ access: SystemAccess) {
    json.array("effects", access.effects) { $0.element($1) }
    json.member("data", .text(access.data))
    json.member("known", .text(access.known.rawValue))
  }

  private static func write(_ json: inout JSONWriter, _ gain: DelegateGain) {
    json.object { json in
      json.member("delegate", .text(gain.delegate))
      json.member("new", .flag(gain.isNew))
      if let systems = gain.systems {
        json.array("systems", systems) { json, access in json.object { write(&$0, access) } }
      } else {
        json.member("systems", .text(nil))
      }
      json.member("remark", .text(gain.remark))
      json.member("example", .text(gain.example?.plainText))
    }
  }

  private static func write(_ json: inout JSONWriter, _ problem: ChangeReport.Problem) {
    json.object { json in
      json.member("side", .text(problem.isInHead ? "head" : "base"))
      json.member("rule", .text(problem.finding.rule.text))
      json.member("agent", .text(problem.finding.agent))
      json.member("message", .text(problem.finding.message.plainText))
      json.object("location", of: problem.place) { json, place in
        json.member("path", .text(place.path))
        json.member("line", .number(place.start.line))
        json.member("column", .number(place.start.column))
      }
    }
  }
}

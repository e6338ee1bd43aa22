import Findings
import SourceText

extension ExplanationFormat {
  /// For programs. Every key is always there, `null` where there is nothing to say; keys may be added without
  /// a new version.
  public static let json = ExplanationFormat(name: "json") { explanation, _, out in
    var writer = JSONWriter()
    writer.object { $0.members(of: explanation) }
    out += writer.bytes
    out.append(UInt8(ascii: "\n"))
  }
}

extension JSONWriter {
  fileprivate mutating func members(of explanation: TierExplanation) {
    let agent = explanation.agent
    member("schemaVersion", .number(1))
    object("tool") { tool in
      tool.member("name", .text("agentgate"))
      tool.member("version", .text(explanation.run.version))
    }
    member("status", .number(Int(explanation.status.rawValue)))
    member("name", .text(agent.name))
    object("location", of: explanation.place) { $0.members(of: $1) }
    member("tier", .text(agent.tier))
    member("computedTier", .text(agent.computedTier))
    member("declaredTier", .text(agent.declaredTier))
    array("reasons", agent.reasons) { $0.element($1.plainText) }
    array("raisedBy", agent.raisedBy) { $0.element($1) }
    array("raisedBelow", explanation.raisedBelow) { $0.element($1) }
    object("removal", of: explanation.removal) { $0.members(of: $1) }
    array("alternatives", explanation.alternatives) { json, way in json.object { $0.members(of: way) } }
    array("access", agent.access) { $0.element($1) }
    array("problems", explanation.problems) { json, problem in
      json.object { json in
        json.member("rule", .text(problem.rule.text))
        json.member("message", .text(problem.message.plainText))
      }
    }
    member("policy", explanation.policy)
  }

  private mutating func members(of way: TierExplanation.WayDown) {
    member("message", .text(way.message.plainText))
    array("locations", way.places) { json, place in json.object { $0.members(of: place) } }
    member("tier", .text(way.tier))
    member("greedy", .flag(way.isGreedy))
  }
}

import Support

/// Random policies, catalogs and agents, as YAML text over few names, so that they often meet.
enum RandomText {
  struct Agent {
    var grants: [String] = []
    var autonomy: Int? = 0
    var environments: [String]? = []
    var triggers: [String]? = []
    var delegates: [String] = []
    var method: String? = "mtls"
  }

  static let systems = ["erp", "shop", "web"]
  private static let actions = [
    "read", "write", "delete", "a.read", "a.write", "*", "a.*", "*.read", "?.write",
  ]
  private static let resources = ["x", "x/y", "*", "**", "x/*", "x/**", "?/y"]
  private static let effects = ["read", "write", "delete", "execute", "communicate", "administer"]
  private static let classes = ["public", "internal", "confidential", "restricted"]
  private static let autonomies = ["suggest", "supervised", "bounded", "autonomous"]
  private static let places = ["staging", "production"]
  private static let methods = ["mtls", "api-key"]

  static func classify(_ generator: inout SeededGenerator) -> String {
    let tiers = ["medium", "high", "critical"]
    let lines = (0..<6).map { number in
      let isJoint = Int.random(in: 0..<3, using: &generator) == 0
      let when =
        isJoint ? "{all: [\(condition(&generator)), \(condition(&generator))]}" : condition(&generator)
      return "    - {id: line-\(number), tier: \(pick(tiers, &generator)), when: \(when)}"
    }
    return "  classify:\n" + lines.joined(separator: "\n")
  }

  private static func condition(_ generator: inout SeededGenerator) -> String {
    let fields = [
      "effects: \(some(effects, &generator))", "data: {atLeast: \(pick(classes, &generator))}",
      "systems: [\(pick(systems, &generator))]", "systems: {not: [\(pick(systems, &generator))]}",
      "actions: [\(quoted(pick(actions, &generator)))]",
      "resources: [\(quoted(pick(resources, &generator)))]",
      "untrusted: true", "external: true", "autonomy: {atLeast: \(pick(autonomies, &generator))}",
      "environments: \(some(places, &generator))", "authentication: \(some(methods, &generator))",
    ]
    var chosen: [String: String] = [:]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let field = pick(fields, &generator)
      chosen[String(field.prefix { $0 != ":" })] = field
    }
    return "{\(chosen.values.sorted().joined(separator: ", "))}"
  }

  static func catalog(_ generator: inout SeededGenerator) -> String {
    // One system stays unknown now and then.
    let known = systems.filter { _ in Int.random(in: 0..<8, using: &generator) > 0 }
    let entries = (known.isEmpty ? ["erp"] : known).map { name in
      var lines = ["    - name: \(name)", "      actions:"]
      for _ in 0..<2 {
        lines.append(
          "        - {match: [\(quoted(pick(actions, &generator)))], effects: \(some(effects, &generator))}")
      }
      lines.append("        - {match: [\"*\"], effects: \(some(effects, &generator))}")
      lines.append("      resources:")
      lines.append(
        "        - {match: [\(quoted(pick(resources, &generator)))], data: \(pick(classes, &generator))}")
      lines.append("        - {match: [\"**\"], data: \(pick(classes, &generator))}")
      if Bool.random(using: &generator) { lines.append("      untrusted: true") }
      if Bool.random(using: &generator) { lines.append("      external: true") }
      return lines.joined(separator: "\n")
    }
    return "apiVersion: agentgate/v1\nkind: SystemCatalog\nmetadata: {name: test}\nspec:\n  systems:\n"
      + entries.joined(separator: "\n") + "\n"
  }

  static func agents(_ generator: inout SeededGenerator, systems: [String] = systems) -> [Agent] {
    (0..<4).map { index in
      var agent = Agent()
      agent.autonomy = Bool.random(using: &generator) ? Int.random(in: 0...3, using: &generator) : nil
      agent.environments = Bool.random(using: &generator) ? [pick(places, &generator)] : nil
      agent.triggers = Bool.random(using: &generator) ? [pick(systems, &generator)] : nil
      agent.method = Bool.random(using: &generator) ? pick(methods, &generator) : nil
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        agent.grants.append(grant(systems, &generator))
      }
      if index > 0, Bool.random(using: &generator) { agent.delegates.append("agent-\(index - 1)") }
      return agent
    }
  }

  private static func grant(_ systems: [String], _ generator: inout SeededGenerator) -> String {
    var fields = ["system: \(pick(systems, &generator))"]
    if Bool.random(using: &generator) { fields.append("actions: [\(quoted(pick(actions, &generator)))]") }
    if Bool.random(using: &generator) { fields.append("resources: [\(quoted(pick(resources, &generator)))]") }
    return "{\(fields.joined(separator: ", "))}"
  }

  /// Adds access, autonomy, input, an environment or a delegate to one of the agents; says what.
  static func widen(_ agents: inout [Agent], _ generator: inout SeededGenerator) -> String {
    let index = Int.random(in: 0..<agents.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0:
      agents[index].grants.append(grant(systems, &generator))
      return "a grant of agent-\(index)"
    case 1:
      agents[index].autonomy = agents[index].autonomy.flatMap { $0 < 3 ? $0 + 1 : nil }
      return "autonomy of agent-\(index)"
    case 2:
      agents[index].environments = agents[index].environments.flatMap { $0.count < 2 ? places : nil }
      return "an environment of agent-\(index)"
    case 3:
      // Absent triggers are untrusted input, so leaving them out adds.
      agents[index].triggers = agents[index].triggers.flatMap {
        $0.count < 3 ? $0 + [pick(systems, &generator)] : nil
      }
      return "a trigger of agent-\(index)"
    case 4:
      agents[index].delegates.append("agent-\(Int.random(in: 0..<agents.count, using: &generator))")
      return "a delegate of agent-\(index)"
    default:
      // No pattern at all reaches at least what a pattern reaches.
      agents[index].grants = agents[index].grants.map {
        "{" + String($0.dropFirst().prefix { $0 != "," && $0 != "}" }) + "}"
      }
      return "all actions and resources of agent-\(index)"
    }
  }

  static func yaml(_ agents: [Agent]) -> String {
    agents.enumerated().map { index, agent in
      var lines = [
        "apiVersion: agentgate/v1", "kind: Agent", "metadata: {name: agent-\(index)}", "spec:",
        "  purpose: x",
      ]
      if let level = agent.autonomy { lines.append("  autonomy: \(autonomies[level])") }
      if let places = agent.environments {
        lines.append("  environments: [\(places.joined(separator: ", "))]")
      }
      if let triggers = agent.triggers { lines.append("  triggers: [\(triggers.joined(separator: ", "))]") }
      if let method = agent.method { lines.append("  identity: {authentication: {method: \(method)}}") }
      lines.append("  access: [\(agent.grants.joined(separator: ", "))]")
      lines.append("  delegates: [\(agent.delegates.joined(separator: ", "))]")
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "---\n")
  }

  private static func pick(_ choices: [String], _ generator: inout SeededGenerator) -> String {
    choices.randomElement(using: &generator) ?? ""
  }

  private static func some(_ choices: [String], _ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...2, using: &generator)
    return "[\(choices.shuffled(using: &generator).prefix(count).joined(separator: ", "))]"
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}

import Findings
import Reports
import SourceText
import Support

/// Builds an `InventoryReport` as `Gate` would.
struct InventoryBuilder {
  var agents: [AgentSummary] = []
  var problems: [Finding] = []
  var places: [SourceLocation: Place] = [:]
  var agentsKnown: Int?
  var pruned: [RunSummary.PrunedPath] = []

  /// Adds an agent.
  mutating func agent(
    _ name: String?, path: String = "agents/a.yaml", tier: String = "low",
    change: (inout AgentSummary) -> Void = { _ in }
  ) {
    var agent = AgentSummary(
      name: name, path: path, position: Position(line: 3, column: 9), tier: tier, computedTier: tier)
    change(&agent)
    agents.append(agent)
  }

  /// Adds a problem, at the beginning of a file where one is named.
  mutating func problem(
    _ rule: RuleID, _ message: Message, as severity: Severity = .error, in path: String? = nil,
    agent: String? = nil
  ) {
    let location = path.map { _ in
      SourceLocation(source: SourceID(UInt32(problems.count)), range: .beginning)
    }
    if let location, let path { places[location] = Place(path: path) }
    problems.append(
      Finding(
        rule: rule, severity: severity, consequence: .undecided, agent: agent, message: message,
        location: location, subject: ""))
  }

  /// The report.
  func build() -> InventoryReport {
    InventoryReport(
      run: RunSummary(
        version: "0.1.0", simulatedNow: nil, enforced: true, environment: nil, filesRead: agents.count,
        agentsKnown: agentsKnown ?? agents.count, pruned: pruned),
      policy: PolicySummary(
        layers: [PolicySummary.Part(name: "standard", layer: "organization", path: "builtin:standard")],
        catalogs: [PolicySummary.Part(name: "common", layer: "", path: "builtin:common")]),
      agents: agents, problems: problems, places: places)
  }
}

extension InventoryReport {
  /// What a format writes of it.
  func text(_ format: InventoryFormat, _ options: RenderOptions = RenderOptions()) -> String {
    var bytes: [UInt8] = []
    format.write(self, options, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension InventoryBuilder {
  /// A report made of hostile texts wherever a text can come from outside.
  static func hostile(seed: UInt64) -> InventoryReport {
    var generator = SeededGenerator(seed: seed)
    func text() -> String { generator.text(of: HostileText.pieces, upTo: 12) }
    var build = InventoryBuilder()
    for name in [nil, text(), "twice", "twice"] {
      build.agent(name, path: text(), tier: "high") { agent in
        agent.isComplete = false
        agent.team = text()
        agent.contact = text()
        agent.model = ModelSummary(provider: text(), name: text(), version: text())
        agent.reasons = ["high: \(text())"]
        agent.environments = [text(), text()]
        agent.delegates = [text()]
        agent.subject = text()
        agent.access = [
          SystemAccess(
            system: text(), effects: ["read"], hasEveryEffect: false, data: "internal", known: .partial)
        ]
      }
    }
    build.pruned = [RunSummary.PrunedPath(path: text(), reason: "dependencies")]
    build.problem("document/syntax", "\(text()) is wrong", in: text(), agent: text())
    build.problem("inventory/not-read", "\(text()) was not read", as: .note)
    return build.build()
  }
}

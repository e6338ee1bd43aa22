import Findings

extension TextReport {
  /// Writes a line for each agent, and what raised its tier.
  ///
  ///     agents:
  ///       fx-rates            low                               pass
  ///       invoice-reconciler  high (declared; computed medium)  block  2 errors, 1 warning
  ///           - reads confidential data of `erp`
  mutating func writeAgents() {
    guard !outcome.agents.isEmpty else { return }
    let uses = outcome.agents.reduce(into: [:]) { uses, agent in uses[agent.name, default: 0] += 1 }
    let names = outcome.agents.map { name($0, isShared: uses[$0.name, default: 0] > 1) }
    let tiers = outcome.agents.map(tier)
    let nameWidth = names.map(VisibleText.width).max() ?? 0
    let tierWidth = tiers.map(VisibleText.width).max() ?? 0
    emit(paint("agents:", .strong))
    for (agent, (name, tier)) in zip(outcome.agents, zip(names, tiers)) {
      let start = "  \(pad(name, to: nameWidth))  \(pad(tier, to: tierWidth))  "
      let blocks = agent.verdict == .block
      let counts = tally(agent)
      // Where the gate could not decide, an agent without errors has not passed either.
      let isOpen = !blocks && outcome.status == .undecided
      let verdict = isOpen ? "undecided" : paint(agent.verdict.rawValue, blocks ? .error : .good)
      emit(start + verdict + (counts.isEmpty ? "" : blocks ? "  " + counts : "   " + counts))
      guard agent.tier != "low" else { continue }
      for reason in agent.reasons { write("-", .frame, Prose(reason), indent: 6) }
    }
    emit("")
  }

  /// The agent's name; its path too where the name is missing or not its own alone.
  private func name(_ agent: AgentOutcome, isShared: Bool) -> String {
    let path = VisibleText.escaped(options.pathPrefix + agent.path)
    guard let name = agent.name else { return "(unnamed, \(path))" }
    let shown = VisibleText.escaped(name, limit: 63)
    return isShared ? "\(shown) (\(path))" : shown
  }

  private func tier(_ agent: AgentOutcome) -> String {
    let tier = VisibleText.escaped(agent.tier)
    if agent.tier != agent.computedTier {
      return "\(tier) (declared; computed \(VisibleText.escaped(agent.computedTier)))"
    }
    guard let declared = agent.declaredTier, declared != agent.tier else { return tier }
    return "\(tier) (computed; declared \(VisibleText.escaped(declared)))"
  }

  private func tally(_ agent: AgentOutcome) -> String {
    var parts: [String] = []
    if agent.errors > 0 { parts.append(count(agent.errors, "error")) }
    if agent.warnings > 0 { parts.append(count(agent.warnings, "warning")) }
    return parts.joined(separator: ", ")
  }

  private func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - VisibleText.width(of: text)))
  }

  /// Writes what the agents were held against, and what else a reader must know to trust the last line.
  mutating func writeCircumstances() {
    let run = outcome.run
    write("policy:", .strong, parts(outcome.policy.layers, whenEmpty: "none"), indent: 0)
    write("catalogs:", .strong, parts(outcome.policy.catalogs, whenEmpty: "none"), indent: 0)
    if let environment = run.environment {
      write("environment:", .strong, Prose(words: environment), indent: 0)
    }
    if let base = run.base {
      write("base:", .strong, Prose(Message.base(base)), indent: 0)
    }
    if run.agentsKnown > outcome.agents.count {
      let asked = "\(outcome.agents.count) of the \(count(run.agentsKnown, "agent")) here, as asked for"
      write("checked:", .strong, Prose(words: asked), indent: 0)
    }
    if !run.pruned.isEmpty { write("not searched:", .strong, pruned(run.pruned), indent: 0) }
    for sentence in outcome.policy.notEnforced {
      write("not enforced:", .warning, Prose(sentence), indent: 0)
    }
    if let now = run.simulatedNow {
      write("simulated:", .warning, Prose(words: "\(now) was taken as now, not the clock"), indent: 0)
    }
    if !run.enforced {
      write("not enforced:", .warning, Prose(words: "no finding blocks this run (report only)"), indent: 0)
    }
  }

  private func parts(_ parts: [PolicySummary.Part], whenEmpty: String) -> Prose {
    guard !parts.isEmpty else { return Prose(words: whenEmpty) }
    let items = parts.map { part -> String in
      let layer = part.layer.isEmpty ? "" : "\(VisibleText.escaped(part.layer)), "
      return "\(VisibleText.escaped(part.name)) (\(layer)\(VisibleText.escaped(part.path)))"
    }
    return Prose(words: items.joined(separator: ", "))
  }

  private func pruned(_ paths: [RunSummary.PrunedPath]) -> Prose {
    let items = paths.map { "\(VisibleText.escaped($0.path)) (\(VisibleText.escaped($0.reason)))" }
    return Prose(words: items.joined(separator: ", "))
  }
}

extension Message {
  /// The revision that agents were compared with.
  fileprivate static func base(_ base: ComparedRevision) -> Message {
    "\(base.name ?? ""), commit \(words: String((base.commit ?? "").prefix(12)))"
  }
}

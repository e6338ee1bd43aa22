public import Documents
public import Findings
import SourceText

/// The classify lines of all layers, with their conditions numbered.
struct ClassifyTable: Sendable {
  struct Line: Sendable {
    let id: String
    let tier: Tier
    let conditions: [Int]
  }

  private(set) var lines: [Line] = []
  private(set) var conditions: [AccessCondition] = []

  /// Adds a layer's lines; their places in the table.
  mutating func add(_ layer: [ClassifyLine]) -> Range<Int> {
    let start = lines.count
    for line in layer {
      guard let when = line.when?.value else { continue }
      var numbers: [Int] = []
      let joint = when.all?.value.elements.map(\.value) ?? []
      // A line may consist of `all` alone; what stands beside it is a condition of its own.
      if joint.isEmpty || !when.own.isEmpty {
        numbers.append(conditions.count)
        conditions.append(when.own)
      }
      for condition in joint {
        numbers.append(conditions.count)
        conditions.append(condition)
      }
      // A tier that cannot be read is the highest; the policy's own error blocks the run anyway.
      lines.append(Line(id: line.id?.value.text ?? "", tier: line.tier?.value ?? .critical, conditions: numbers))
    }
    return start..<lines.count
  }

  /// Whether facts meet every condition of a line.
  func isMet(_ line: Line, by facts: ReachFacts) -> Bool {
    line.conditions.allSatisfy { number in
      let condition = conditions[number]
      guard condition.isMet(by: facts) else { return false }
      if facts.met.contains(number) { return true }
      return condition.untrusted != nil && facts.hasUntrustedTrigger
        && (facts.metButForInput.contains(number) || condition.isAboutAgentOnly)
    }
  }
}

extension AccessCondition {
  fileprivate var isEmpty: Bool {
    isAboutAgentOnly && untrusted == nil && autonomy == nil && environments == nil && authentication == nil
  }
}

/// A computed tier and why.
public struct ComputedTier: Sendable {
  /// The tier.
  public let tier: Tier
  /// The lines and grants that gave it, the most serious first; empty in the lowest tier.
  public let reasons: [Message]

  /// Pairs a tier with its reasons.
  package init(tier: Tier, reasons: [Message]) {
    self.tier = tier
    self.reasons = reasons
  }
}

extension PolicySet {
  /// What an agent's own access and surroundings do to the conditions.
  public func facts(of agent: Agent, reaching reaches: [GrantReach], in catalog: SystemIndex) -> ReachFacts {
    guard let spec = agent.spec?.value else { return .everything }
    var facts = ReachFacts()
    facts.autonomy = spec.autonomy?.value ?? .autonomous
    facts.environments = spec.environments.map { Set($0.value.elements.map(\.value.text)) }
    facts.methods = methods(of: spec)
    facts.hasUntrustedTrigger = hasUntrustedTrigger(spec, in: catalog)
    facts.reachesUnknown = !spec.isReachSound || reaches.contains { $0.unknown != nil }
    let grants = spec.access?.value.elements ?? []
    for (number, condition) in table.conditions.enumerated() {
      if condition.isAboutAgentOnly, condition.untrusted == nil { facts.met.insert(number) }
      for (grant, reach) in zip(grants, reaches) {
        if condition.isMet(by: grant.value, reaching: reach, ignoringInput: false) { facts.met.insert(number) }
        if condition.untrusted != nil, condition.isMet(by: grant.value, reaching: reach, ignoringInput: true) {
          facts.metButForInput.insert(number)
        }
      }
    }
    return facts
  }

  private func methods(of spec: AgentSpec) -> Set<AuthenticationMethod>? {
    guard let method = spec.identity?.value.authentication?.value.method else { return nil }
    let others = spec.identity?.value.systems?.value.elements.compactMap { $0.value.method?.value } ?? []
    return Set([method.value] + others)
  }

  private func hasUntrustedTrigger(_ spec: AgentSpec, in catalog: SystemIndex) -> Bool {
    guard let triggers = spec.triggers else { return true }
    return triggers.value.elements.contains { catalog[$0.value.text]?.isUntrusted ?? true }
  }

  /// The highest tier that any line gives.
  public func tier(of facts: ReachFacts, under policy: EffectivePolicy) -> Tier {
    if facts.reachesUnknown { return .critical }
    var highest = Tier.low
    for index in policy.lines {
      let line = table.lines[index]
      if line.tier > highest, table.isMet(line, by: facts) { highest = line.tier }
    }
    return highest
  }

  /// The tier of an agent, with the lines and grants that gave it.
  ///
  /// `own` are the agent's own facts, `all` those joined with the facts of the agents that it reaches by delegation.
  public func computedTier(
    of agent: Agent, reaching reaches: [GrantReach], own: ReachFacts, all: ReachFacts, under policy: EffectivePolicy
  ) -> ComputedTier {
    let tier = tier(of: all, under: policy)
    guard tier > .low else { return ComputedTier(tier: tier, reasons: []) }
    var reasons = unknownReasons(agent, reaches, own: own, all: all)
    let lines = policy.lines.map { table.lines[$0] }.filter { table.isMet($0, by: all) && $0.tier > .low }
    for line in lines.sorted(by: { $0.tier > $1.tier }) where line.tier == tier || reasons.isEmpty {
      reasons.append(reason(line, agent: agent, reaches: reaches, own: own))
    }
    return ComputedTier(tier: tier, reasons: reasons)
  }

  private func unknownReasons(
    _ agent: Agent, _ reaches: [GrantReach], own: ReachFacts, all: ReachFacts
  ) -> [Message] {
    guard all.reachesUnknown else { return [] }
    if agent.spec?.value.isReachSound != true {
      return ["critical: what it may do could not be read, so it counts as able to do everything"]
    }
    var reasons: [Message] = []
    for reach in reaches {
      switch reach.unknown {
      case .system?: reasons.append("critical: no catalog describes the system \(reach.system)")
      case .action(let pattern)?:
        reasons.append("critical: \(pattern) reaches actions of \(reach.system) that the catalog does not describe")
      case .resource(let pattern)?:
        reasons.append("critical: \(pattern) reaches resources of \(reach.system) that the catalog does not describe")
      case nil: break
      }
    }
    if reasons.isEmpty { reasons.append("critical: an agent that it may call is not known or can reach the unknown") }
    return reasons.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func reason(
    _ line: ClassifyTable.Line, agent: Agent, reaches: [GrantReach], own: ReachFacts
  ) -> Message {
    let name: Message = "\(words: line.tier.rawValue): policy line \(line.id)"
    guard table.isMet(line, by: own) else { return name + " applies through the agents that it may call" }
    let grants = agent.spec?.value.access?.value.elements ?? []
    var systems: [String] = []
    for number in line.conditions {
      let condition = table.conditions[number]
      guard !condition.isAboutAgentOnly || condition.untrusted != nil else { continue }
      let meeting = zip(grants, reaches).first { grant, reach in
        condition.isMet(by: grant.value, reaching: reach, ignoringInput: own.hasUntrustedTrigger)
      }
      if let system = meeting?.1.system, !systems.contains(system) { systems.append(system) }
    }
    if systems.isEmpty { return name + " applies to the agent as a whole" }
    return name + " applies to its access to \(list: systems)"
  }
}

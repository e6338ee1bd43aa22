public import Documents
import Findings
import SourceText

extension PolicySet {
  /// The tier of an agent, with the lines and grants that gave it.
  ///
  /// `own` are the agent's own facts, `all` those joined with the facts of the agents that it reaches by
  /// delegation.
  public func computedTier(
    of agent: Agent, reaching reaches: [GrantReach], own: ReachFacts, all: ReachFacts,
    under policy: EffectivePolicy
  ) -> ComputedTier {
    let tier = tier(of: all, under: policy)
    guard tier > .low else { return ComputedTier(tier: tier, reasons: []) }
    var reasons = TierReasons(agent, reaches, own: own, all: all)
    if all.reachesUnknown { reasons.addUnknown() }
    for index in policy.lines
    where table.lines[index].tier == tier && table.isMet(table.lines[index], by: all) {
      reasons.add(table.lines[index], in: table)
    }
    return ComputedTier(tier: tier, reasons: reasons.messages, places: reasons.places)
  }
}

/// Collects why an agent is in its tier.
private struct TierReasons {
  private(set) var messages: [Message] = []
  private(set) var places: [RelatedPlace] = []
  private let spec: AgentSpec?
  private let grants: [Located<Grant>]
  private let reaches: [GrantReach]
  private let own: ReachFacts
  private let all: ReachFacts

  init(_ agent: Agent, _ reaches: [GrantReach], own: ReachFacts, all: ReachFacts) {
    spec = agent.spec?.value
    grants = spec?.access?.value.elements ?? []
    self.reaches = reaches
    self.own = own
    self.all = all
  }

  /// Adds what no catalog describes, each reason once.
  mutating func addUnknown() {
    if spec?.isReachSound != true {
      messages.append("critical: what it may do could not be read, so it counts as able to do everything")
      return
    }
    for (grant, reach) in zip(grants, reaches) {
      guard let reason = reach.unknownReason else { continue }
      if !messages.contains(reason) { messages.append(reason) }
      places.append(RelatedPlace("this grant reaches what no catalog describes", at: grant.location))
    }
    if messages.isEmpty {
      messages.append("critical: an agent that it may call is not known or can reach the unknown")
    }
  }

  /// Adds a line that is met.
  mutating func add(_ line: ClassifyTable.Line, in table: ClassifyTable) {
    let name: Message = "\(words: line.tier.rawValue): policy line \(line.id)"
    guard table.isMet(line, by: own) else {
      messages.append(name + " applies through the agents that it may call")
      return
    }
    var systems: [String] = []
    for number in line.conditions {
      guard let (grant, system) = grantMeeting(table.conditions[number], number) else { continue }
      if !systems.contains(system) { systems.append(system) }
      let place = RelatedPlace("policy line \(line.id) applies to this grant", at: grant.location)
      if !places.contains(place) { places.append(place) }
    }
    let what: Message =
      systems.isEmpty ? " applies to the agent as a whole" : " applies to its access to \(list: systems)"
    messages.append(name + what + absences(line.conditions.map { table.conditions[$0] }))
  }

  /// What the manifest does not say and what therefore counts, where that is part of what the line asks: the
  /// one line that would mend it is easily missed.
  private func absences(_ conditions: [AccessCondition]) -> Message {
    var words: Message = ""
    if spec?.autonomy == nil, conditions.contains(where: { $0.autonomy != nil }) {
      words = words + "; \("autonomy") is not said and counts as autonomous"
    }
    if spec?.environments == nil, conditions.contains(where: { $0.environments != nil }) {
      words = words + "; \("environments") is not said and counts as everywhere"
    }
    return words
  }

  private func grantMeeting(_ condition: AccessCondition, _ number: Int) -> (Located<Grant>, system: String)?
  {
    guard !condition.isAboutAgentOnly || condition.untrusted != nil else { return nil }
    for ignoringInput in own.hasUntrustedTrigger ? [false, true] : [false] {
      for (grant, reach) in zip(grants, reaches)
      where reach.meets(number, asking: condition, ignoringInput: ignoringInput) {
        // Hostile input that starts the agent is no doing of a grant.
        if ignoringInput, condition.isAboutAgentOnly { return nil }
        return (grant, reach.system)
      }
    }
    return nil
  }
}

extension GrantReach {
  /// Whether some point of the grant meets a condition's part about points.
  fileprivate func meets(_ number: Int, asking condition: AccessCondition, ignoringInput: Bool) -> Bool {
    conditions.contains(number) && (condition.untrusted == nil || isUntrusted || ignoringInput)
  }

  fileprivate var unknownReason: Message? {
    switch unknown {
    case .system?: "critical: no catalog describes the system \(system)"
    case .action(let pattern)?:
      "critical: \(pattern) reaches actions of \(system) that the catalog does not describe"
    case .resource(let pattern)?:
      "critical: \(pattern) reaches resources of \(system) that the catalog does not describe"
    case nil: nil
    }
  }
}

public import Documents
public import Findings
import SourceText

/// The classify lines of all layers, with their conditions numbered.
struct ClassifyTable: Sendable {
  struct Line: Sendable {
    let id: String
    let tier: Tier
    let conditions: [Int]
    /// Where the line stands in its policy.
    let location: SourceLocation
    /// Where its condition stands.
    let when: SourceLocation
  }

  private(set) var lines: [Line] = []
  private(set) var conditions: [AccessCondition] = []
  /// The environments that some condition names. No others are kept of an agent, so that joining the facts of
  /// ten thousand agents takes no longer for the environments that they make up.
  private(set) var environments: Set<String> = []
  /// The conditions that do not ask for untrusted input.
  private(set) var trusting = ConditionSet()
  /// The conditions that ask something of an agent's access or input.
  private(set) var asking = ConditionSet()

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
      for number in numbers {
        if conditions[number].untrusted == nil { trusting.insert(number) }
        if asksForPoints(number) { asking.insert(number) }
        environments.formUnion(conditions[number].environments?.value.elements.map(\.value.text) ?? [])
      }
      // A tier that cannot be read is the highest; the policy's own error blocks the run anyway.
      lines.append(
        Line(
          id: line.id?.value.text ?? "", tier: line.tier?.value ?? .critical, conditions: numbers,
          location: line.id?.location ?? line.location, when: line.when?.location ?? line.location))
    }
    return start..<lines.count
  }

  /// What one grant does to the conditions.
  func facts(of reach: GrantReach) -> ReachFacts {
    var facts = ReachFacts()
    facts.met = reach.isUntrusted ? reach.conditions : reach.conditions.intersection(trusting)
    facts.metButForInput = reach.conditions
    facts.reachesUnknown = reach.unknown != nil
    return facts
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
  /// The grants that gave it, in the manifest, each with the reason.
  public let places: [RelatedPlace]
  /// The same in parts: a policy line or the unknown each.
  public let raisedBy: [TierRaise]

  /// Pairs a tier with its reasons.
  package init(
    tier: Tier, reasons: [Message], places: [RelatedPlace] = [], raisedBy: [TierRaise] = []
  ) {
    self.tier = tier
    self.raisedBy = raisedBy
    self.reasons = reasons
    self.places = places
  }
}

extension PolicySet {
  /// What an agent's own access and surroundings do to the conditions.
  public func facts(of agent: Agent, reaching reaches: [GrantReach], in catalog: SystemIndex) -> ReachFacts {
    guard let spec = agent.spec?.value else { return .everything }
    var facts = ReachFacts()
    facts.autonomy = spec.autonomy?.value ?? .autonomous
    facts.environments = spec.environments.map { listed in
      Set(listed.value.elements.map(\.value.text)).intersection(table.environments)
    }
    facts.methods = methods(of: spec)
    facts.hasUntrustedTrigger = hasUntrustedTrigger(spec, in: catalog)
    facts.reachesUnknown = !spec.isReachSound || reaches.contains { $0.unknown != nil }
    for (number, condition) in table.conditions.enumerated()
    where condition.isAboutAgentOnly && condition.untrusted == nil {
      facts.met.insert(number)
    }
    for reach in reaches { facts.formUnion(table.facts(of: reach)) }
    return facts
  }

  /// The grants of an agent that can raise a tier: the others need not be remembered.
  public func raisingGrants(of agent: Agent, reaching reaches: [GrantReach]) -> [RaisingGrant] {
    zip(agent.spec?.value.access?.value.elements ?? [], reaches).compactMap { grant, reach in
      let raises = reach.unknown != nil || !reach.conditions.intersection(table.asking).isEmpty
      return raises ? RaisingGrant(location: grant.location, reach: reach) : nil
    }
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
}

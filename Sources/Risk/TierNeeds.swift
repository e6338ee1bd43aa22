import Documents
import SourceText

/// One thing that a classify line asks for and that an agent, or one that it reaches, has by itself.
///
/// A line is met when each of its needs is met by some agent among those reached, since facts are joined by
/// union and maximum; so each need can be traced to one agent, and each grant be held against it alone.
enum TierNeed: Hashable, Sendable {
  /// Reach that no catalog describes, or that could not be read.
  case unknown
  /// A condition's part about points.
  case points(Int)
  /// The same without regard to `untrusted`, which a trigger meets.
  case pointsButForInput(Int)
  /// A trigger that lets hostile input start an agent.
  case untrustedTrigger
  /// The least autonomy.
  case autonomy(Autonomy)
  /// Any of these environments.
  case environments([String])
  /// Any of these authentication methods.
  case methods([AuthenticationMethod])

  /// Whether facts meet it.
  func isMet(by facts: ReachFacts) -> Bool {
    switch self {
    case .unknown: facts.reachesUnknown
    case .points(let number): facts.met.contains(number)
    case .pointsButForInput(let number): facts.metButForInput.contains(number)
    case .untrustedTrigger: facts.hasUntrustedTrigger
    case .autonomy(let least): facts.autonomy >= least
    case .environments(let names): facts.environments.map { !$0.isDisjoint(with: names) } ?? true
    case .methods(let methods): facts.methods.map { !$0.isDisjoint(with: methods) } ?? true
    }
  }
}

extension ClassifyTable {
  /// Whether a condition asks something of an agent's access or input.
  func asksForPoints(_ number: Int) -> Bool {
    !conditions[number].isAboutAgentOnly || conditions[number].untrusted != nil
  }

  /// The ways to meet a condition's part about points and input: each is a list of needs of which all must be
  /// met. None where it has no such part.
  func waysToMeetPoints(_ number: Int) -> [[TierNeed]] {
    guard asksForPoints(number) else { return [] }
    guard conditions[number].untrusted != nil else { return [[.points(number)]] }
    let besideTrigger: [TierNeed] =
      conditions[number].isAboutAgentOnly ? [] : [.pointsButForInput(number)]
    return [[.points(number)], besideTrigger + [.untrustedTrigger]]
  }

  /// What a condition asks of the agent as a whole.
  func needsOfAgent(_ number: Int) -> [TierNeed] {
    let condition = conditions[number]
    var needs: [TierNeed] = []
    if let least = condition.autonomy?.value.atLeast?.value { needs.append(.autonomy(least)) }
    if let asked = condition.environments {
      needs.append(.environments(asked.value.elements.map(\.value.text)))
    }
    if let asked = condition.authentication { needs.append(.methods(asked.value.elements.map(\.value))) }
    return needs
  }

  /// The needs by which a met condition is explained: where there are two ways, the agent's own comes first.
  func needs(of number: Int, own: ReachFacts, all: ReachFacts) -> [TierNeed] {
    let ways = waysToMeetPoints(number)
    let way =
      ways.first { $0.allSatisfy { $0.isMet(by: own) } } ?? ways.first { $0.allSatisfy { $0.isMet(by: all) } }
    return (way ?? []) + needsOfAgent(number)
  }

  /// Whether a grant meets a need by itself; what is asked of the agent as a whole no grant meets.
  func isMet(_ need: TierNeed, by reach: GrantReach) -> Bool {
    switch need {
    case .unknown: reach.unknown != nil
    case .points(let number):
      reach.conditions.contains(number) && (reach.isUntrusted || trusting.contains(number))
    case .pointsButForInput(let number): reach.conditions.contains(number)
    case .untrustedTrigger, .autonomy, .environments, .methods: false
    }
  }
}

import Documents
import Permissions
import SourceText

/// What an agent's access and surroundings do to the conditions of the classify lines.
///
/// A condition has a part about points (effects, data, systems, ...), which some grant must meet as a whole,
/// and parts about the agent (autonomy, environments, untrusted triggers, authentication). Each part is kept
/// by itself, so that what an agent reaches through others can be joined: sets by union, levels by maximum. A
/// join only adds, and a condition is a conjunction of parts without negation; hence a tier never falls when
/// access, autonomy, untrusted input, an external channel, an environment or a delegate is added.
public struct ReachFacts: Sendable {
  /// The conditions whose part about points some grant meets.
  var met: ConditionSet = ConditionSet()
  /// The same without regard to `untrusted`, which a trigger can meet in a grant's place.
  var metButForInput: ConditionSet = ConditionSet()
  /// The highest autonomy.
  var autonomy: Autonomy = .suggest
  /// The environments; nil is every one.
  var environments: Set<String>? = []
  /// Whether hostile input can start it.
  var hasUntrustedTrigger = false
  /// The authentication methods; nil is every one.
  var methods: Set<AuthenticationMethod>? = []
  /// Whether it can reach what no catalog describes, or could not be read.
  var reachesUnknown = false

  init() {}

  /// What can do everything: an agent that is not known, or whose manifest could not be read.
  public static let everything: ReachFacts = {
    var facts = ReachFacts()
    facts.autonomy = .autonomous
    facts.environments = nil
    facts.methods = nil
    facts.hasUntrustedTrigger = true
    facts.reachesUnknown = true
    return facts
  }()

  /// Joins what another agent does.
  mutating func formUnion(_ other: ReachFacts) {
    met.formUnion(other.met)
    metButForInput.formUnion(other.metButForInput)
    autonomy = max(autonomy, other.autonomy)
    environments = union(environments, other.environments)
    methods = union(methods, other.methods)
    hasUntrustedTrigger = hasUntrustedTrigger || other.hasUntrustedTrigger
    reachesUnknown = reachesUnknown || other.reachesUnknown
  }

  private func union<Element>(_ left: Set<Element>?, _ right: Set<Element>?) -> Set<Element>? {
    guard let left, let right else { return nil }
    return left.union(right)
  }
}

extension AccessCondition {
  /// Whether the condition asks nothing of points, so that an agent without access can meet it.
  var isAboutAgentOnly: Bool {
    effects == nil && data == nil && systems == nil && actions == nil && resources == nil && external == nil
  }

  /// Whether the parts about the agent are met.
  func isMet(by facts: ReachFacts) -> Bool {
    if let least = autonomy?.value.atLeast?.value, facts.autonomy < least { return false }
    if let asked = environments, let actual = facts.environments,
      !asked.value.elements.contains(where: { actual.contains($0.value.text) })
    {
      return false
    }
    if let asked = authentication, let actual = facts.methods,
      !asked.value.elements.contains(where: { actual.contains($0.value) })
    {
      return false
    }
    return true
  }
}

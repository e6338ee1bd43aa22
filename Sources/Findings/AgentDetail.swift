public import SourceText

/// One thing that raised an agent's tier: a policy line that is met, or reach that nothing describes. Texts
/// are untrusted.
public struct TierRaiseSummary: Sendable {
  /// What meets one part of it.
  public struct Part: Sendable {
    /// What it is, such as "access to `erp`".
    public let what: Message
    /// The grants, of the agent itself or of the last one of the path.
    public let grants: [Place]
    /// The agents from this one to the one whose doing it is; empty where that is the agent itself.
    public let path: [String]
    /// How many agents were left out before the last.
    public let namesLeftOut: Int

    /// Makes a part.
    public init(what: Message, grants: [Place], path: [String], namesLeftOut: Int) {
      self.what = what
      self.grants = grants
      self.path = path
      self.namesLeftOut = namesLeftOut
    }
  }

  /// The line's id; none where it is the unknown.
  public let line: String?
  /// The tier that it gives.
  public let tier: String
  /// Where the line stands in its policy.
  public let place: Place?
  /// The line's condition as written.
  public let when: String?
  /// All of it in one sentence.
  public let message: Message
  /// What meets it, part by part.
  public let parts: [Part]

  /// Makes a summary.
  public init(
    line: String?, tier: String, place: Place?, when: String?, message: Message, parts: [Part]
  ) {
    self.line = line
    self.tier = tier
    self.place = place
    self.when = when
    self.message = message
    self.parts = parts
  }
}

/// What one grant lets an agent do: the set of points, and what the catalog says of them. Texts are
/// untrusted.
public struct GrantSummary: Sendable {
  /// A set of names by patterns.
  public struct Names: Sendable {
    /// The patterns.
    public let patterns: [String]
    /// Whether all other names are meant.
    public let isComplement: Bool

    /// Makes a set.
    public init(patterns: [String], isComplement: Bool) {
      self.patterns = patterns
      self.isComplement = isComplement
    }
  }

  /// One alternative of a condition on an attribute.
  public enum Term: Sendable {
    /// A pattern or number.
    case value(String)
    /// Bounds, by their names in a manifest.
    case bounds([(name: String, values: [String])])
  }

  /// The system; nil where it cannot be read.
  public var system: String?
  /// The actions; nil is any.
  public var actions: Names?
  /// The resources; nil is any.
  public var resources: Names?
  /// The conditions that count, since the catalog declares their attributes: any of the terms each.
  public var conditions: [(attribute: String, terms: [Term])] = []
  /// The environments; nil is any.
  public var environments: [String]?
  /// Every effect that it can have.
  public var effects: [String] = []
  /// The highest data class that it reaches.
  public var data = ""
  /// The day it ends; nil where it does not.
  public var expires: String?
  /// Where it stands.
  public var place: Place?

  /// Starts without anything.
  public init() {}
}

/// Why one agent is in its tier, and what would lower it: what `check --explain-tier` prints. Texts are
/// untrusted.
public struct TierExplanation: Sendable {
  /// A change to the manifest, and the tier that it leaves.
  public struct WayDown: Sendable {
    /// What to do, as the end of a sentence that begins with "without" or "with".
    public let message: Message
    /// The entries of the manifest that it takes away.
    public let places: [Place]
    /// The tier.
    public let tier: String
    /// Whether a smaller change of the kind may do as well.
    public let isGreedy: Bool

    /// Makes a way.
    public init(message: Message, places: [Place], tier: String, isGreedy: Bool = false) {
      self.message = message
      self.places = places
      self.tier = tier
      self.isGreedy = isGreedy
    }
  }

  /// The agent, its tiers, and what raised them.
  public let agent: AgentOutcome
  /// Where its name stands.
  public let place: Place?
  /// The lines below its computed tier that are met as well, highest first.
  public let raisedBelow: [TierRaiseSummary]
  /// The smallest set of grants and delegates to take away; nil where none lowers the tier.
  public let removal: WayDown?
  /// What to say instead of its surroundings.
  public let alternatives: [WayDown]
  /// What kept the tier from being computed as it would be in a check.
  public let problems: [Finding]
  /// What it was computed by.
  public let policy: PolicySummary
  /// The run's circumstances.
  public let run: RunSummary

  /// Puts an explanation together.
  public init(
    agent: AgentOutcome, place: Place?, raisedBelow: [TierRaiseSummary], removal: WayDown?,
    alternatives: [WayDown], problems: [Finding], policy: PolicySummary, run: RunSummary
  ) {
    self.agent = agent
    self.place = place
    self.raisedBelow = raisedBelow
    self.removal = removal
    self.alternatives = alternatives
    self.problems = problems
    self.policy = policy
    self.run = run
  }

  /// What the process must exit with: an explanation gives no verdict, so it never blocks.
  public var status: ExitStatus { problems.contains(where: \.isBlocking) ? .undecided : .pass }
}

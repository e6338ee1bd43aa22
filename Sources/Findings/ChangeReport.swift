public import SourceText

/// What became of the agents of a repository between two states of it: the one value that the formats of
/// `agentgate diff` are made of. Texts are untrusted.
///
/// Its parts are in their final order, the same for the same input whatever the number of threads: agents
/// that can do more first, then by name and path.
public struct ChangeReport: Sendable {
  /// AgentGate's version.
  public let version: String
  /// The earlier state.
  public let base: ComparedRevision
  /// The later state.
  public let head: ComparedRevision
  /// The agents that are different.
  public let agents: [AgentDifference]
  /// How many agents are as they were.
  public let unchanged: Int
  /// The files that decide tiers and what actions do, of which the two states have different versions.
  public let deciding: [FileDifference]
  /// What kept the comparison from being whole.
  public let problems: [Problem]

  /// A file that is not the same in both states.
  public struct FileDifference: Sendable, Hashable {
    /// Its path under the root.
    public let path: String
    /// What became of it.
    public let kind: DifferenceKind

    /// Names a file.
    public init(path: String, kind: DifferenceKind) { (self.path, self.kind) = (path, kind) }
  }

  /// Something that is wrong in one of the two states.
  public struct Problem: Sendable {
    /// Whether in the later one.
    public let isInHead: Bool
    /// What is wrong.
    public let finding: Finding
    /// Where; nil where it has no place.
    public let place: Place?

    /// Names a problem.
    public init(isInHead: Bool, finding: Finding, place: Place?) {
      (self.isInHead, self.finding, self.place) = (isInHead, finding, place)
    }
  }

  /// Puts a report together.
  public init(
    version: String, base: ComparedRevision, head: ComparedRevision, agents: [AgentDifference],
    unchanged: Int, deciding: [FileDifference], problems: [Problem]
  ) {
    self.version = version
    self.base = base
    self.head = head
    self.agents = agents
    self.unchanged = unchanged
    self.deciding = deciding
    self.problems = problems
  }

  /// Whether both states could be read.
  public var isComplete: Bool { problems.isEmpty }

  /// What the process must exit with: a comparison gives no verdict, so it never blocks.
  public var status: ExitStatus { isComplete ? .pass : .undecided }
}

/// What became of something.
public enum DifferenceKind: String, Sendable, Hashable {
  /// It is new.
  case added
  /// It is gone.
  case removed
  /// It has another name.
  case renamed
  /// It has another path only.
  case moved
  /// It is something else than it was.
  case changed
}

/// One agent that is not as it was.
public struct AgentDifference: Sendable {
  /// What became of it.
  public var kind: DifferenceKind
  /// Its name, and before that it was renamed if it was; none where it cannot be read.
  public var name: String?
  /// The name that it had, where that was another.
  public var previousName: String?
  /// The manifest's path under the root; of an agent that is gone the last one.
  public var path: String
  /// The path that it had, where that was another.
  public var previousPath: String?
  /// Its tier before; nil if it is new.
  public var tierBefore: TierState?
  /// Its tier now; nil if it is gone.
  public var tierNow: TierState?
  /// Whether what it may do cannot be read now, so that it counts as able to do everything.
  public var gainsEverything = false
  /// Whether what it could do cannot be read, so that all it can do now counts as gained.
  public var isUnknownBefore = false
  /// What it can do now by its own grants and could not do before.
  public var gained: [AccessPart] = []
  /// What it could do before by its own grants and cannot do now.
  public var lost: [AccessPart] = []
  /// Why some of what is said to be gained or lost may not be; none where all is exact.
  public var limit: String?
  /// What it gains through agents that it may call.
  public var through: [DelegateGain] = []
  /// What what it could do and still can means now, where the catalogs say something else of it.
  public var reclassified: [Reclassification] = []
  /// Its other fields.
  public var fields: [FieldDifference] = []

  /// Starts a difference.
  public init(kind: DifferenceKind, name: String?, path: String) {
    (self.kind, self.name, self.path) = (kind, name, path)
  }

  /// Whether it can do more, or that cannot be ruled out.
  public var isWidened: Bool { gainsEverything || !gained.isEmpty || !through.isEmpty }
}

/// An agent's tiers in one state.
public struct TierState: Sendable, Hashable {
  /// The tier that it is held to.
  public let tier: String
  /// The tier that its access and surroundings give it.
  public let computed: String
  /// The tier that its manifest asks for; none where it asks for none.
  public let declared: String?
  /// What raised its tier.
  public let reasons: [Message]

  /// Names tiers.
  public init(tier: String, computed: String, declared: String?, reasons: [Message]) {
    self.tier = tier
    self.computed = computed
    self.declared = declared
    self.reasons = reasons
  }
}

/// Some access, which one grant gives.
public struct AccessPart: Sendable, Hashable {
  /// The values in one dimension.
  public struct Values: Sendable, Hashable {
    /// In words, such as "`tenants/**` except `tenants/emea/**`".
    public let words: Message
    /// The patterns that match these values and no others; nil where none were found, and for numbers.
    public let patterns: [String]?

    /// Names values.
    public init(words: Message, patterns: [String]?) { (self.words, self.patterns) = (words, patterns) }
  }

  /// What is asked of an attribute.
  public struct Condition: Sendable, Hashable {
    /// The attribute.
    public let attribute: String
    /// The values that it may have.
    public let values: Values

    /// Names a condition.
    public init(attribute: String, values: Values) { (self.attribute, self.values) = (attribute, values) }
  }

  /// The system; none where its name cannot be read.
  public let system: String?
  /// The actions.
  public let actions: Values
  /// The resources.
  public let resources: Values
  /// The conditions, by attribute.
  public let conditions: [Condition]
  /// The environments; nil is every one.
  public let environments: Values?
  /// What can be done with it.
  public let impact: SystemAccess
  /// One thing that can be done with it, shortest first; none where a limit kept it from being found.
  public let example: AccessWitness?
  /// The example as the end of a sentence.
  public let examplePhrase: Message?
  /// The path of the manifest that the grant stands in, in its own state.
  public let path: String

  /// Puts a part together.
  public init(
    system: String?, actions: Values, resources: Values, conditions: [Condition], environments: Values?,
    impact: SystemAccess, example: AccessWitness?, examplePhrase: Message?, path: String
  ) {
    self.system = system
    self.actions = actions
    self.resources = resources
    self.conditions = conditions
    self.environments = environments
    self.impact = impact
    self.example = example
    self.examplePhrase = examplePhrase
    self.path = path
  }
}

/// What an agent gains through one that it may call.
public struct DelegateGain: Sendable {
  /// The agent that it may call.
  public let delegate: String
  /// Whether the call is new; else that agent, or one that it leads to, can do more.
  public let isNew: Bool
  /// What is gained, system by system; nil where it is everything, or is not known.
  public let systems: [SystemAccess]?
  /// Why it counts as everything, or is not known.
  public let remark: String?
  /// One thing that is gained, as the end of a sentence, and the agent whose grant it is.
  public let example: Message?

  /// Puts a gain together.
  public init(delegate: String, isNew: Bool, systems: [SystemAccess]?, remark: String?, example: Message?) {
    self.delegate = delegate
    self.isNew = isNew
    self.systems = systems
    self.remark = remark
    self.example = example
  }
}

/// What access to a system meant and means, by the catalogs of the two states.
public struct Reclassification: Sendable, Hashable {
  /// By the earlier.
  public let before: SystemAccess
  /// By the later.
  public let now: SystemAccess

  /// Pairs both.
  public init(before: SystemAccess, now: SystemAccess) { (self.before, self.now) = (before, now) }
}

/// A field that is not as it was.
public struct FieldDifference: Sendable, Hashable {
  /// The field's path in the manifest.
  public let field: String
  /// What it said; none where it said nothing.
  public let before: String?
  /// What it says; none where it says nothing.
  public let now: String?
  /// Whether that can raise the risk.
  public let mayRaiseRisk: Bool

  /// Names a field.
  public init(field: String, before: String?, now: String?, mayRaiseRisk: Bool) {
    self.field = field
    self.before = before
    self.now = now
    self.mayRaiseRisk = mayRaiseRisk
  }
}

public import SourceText

/// What an inventory found: the one value that its formats are made of.
///
/// Its parts are in their final order, the same for the same input whatever the number of threads: agents by
/// name, then path and place; problems as in an `Outcome`.
public struct InventoryReport: Sendable {
  /// The run's circumstances.
  public let run: RunSummary
  /// What tiers were computed by.
  public let policy: PolicySummary
  /// The agents that were asked for.
  public let agents: [AgentSummary]
  /// What kept the inventory from being whole, or may have: files that could not be read, manifests with
  /// errors, policies and catalogs that tiers cannot be computed from.
  public let problems: [Finding]
  /// The place of each location that a problem names.
  public let places: [SourceLocation: Place]

  /// Puts a report together.
  public init(
    run: RunSummary, policy: PolicySummary, agents: [AgentSummary], problems: [Finding],
    places: [SourceLocation: Place]
  ) {
    self.run = run
    self.policy = policy
    self.agents = agents
    self.problems = problems
    self.places = places
  }

  /// Whether nothing stood in the way: the agents listed are all that were asked for, and what is said of
  /// each is what its manifest says.
  public var isComplete: Bool { !problems.contains(where: \.isBlocking) }

  /// What the process must exit with: an inventory gives no verdict, so it never blocks.
  public var status: ExitStatus { isComplete ? .pass : .undecided }
}

/// One agent as an inventory lists it. Texts are untrusted.
public struct AgentSummary: Sendable {
  /// The manifest's `metadata.name`; where it cannot be read, none.
  public var name: String?
  /// The manifest's path under the root.
  public var path: String
  /// Where its name stands in the file, or its document begins.
  public var position: Position
  /// Whether all of the manifest could be read; where not, what is missing here may stand there.
  public var isComplete = true
  /// The team that owns it.
  public var team: String?
  /// Where to reach that team.
  public var contact: String?
  /// The model that it runs on.
  public var model = ModelSummary()
  /// The tier that it is held to: the higher of the computed and the declared one.
  public var tier: String
  /// The tier that its manifest asks for; none where it asks for none.
  public var declaredTier: String?
  /// The tier that its access, autonomy and surroundings give it.
  public var computedTier: String
  /// What raised its tier, most serious first; empty in the lowest tier.
  public var reasons: [Message] = []
  /// How freely it acts; none where the manifest does not say, which counts as `autonomous`.
  public var autonomy: String?
  /// Where it is deployed; none where the manifest does not say, which counts as everywhere.
  public var environments: [String]?
  /// The agents that it may call itself, not those that they may call.
  public var delegates: [String] = []
  /// Its own identity.
  public var subject: String?
  /// How it proves it.
  public var method: String?
  /// Where it is in its life.
  public var stage: String?
  /// What it can do without others, system by system, in the order of the manifest.
  public var access: [SystemAccess] = []

  /// Starts a summary with what every agent has.
  public init(name: String?, path: String, position: Position, tier: String, computedTier: String) {
    self.name = name
    self.path = path
    self.position = position
    self.tier = tier
    self.computedTier = computedTier
  }
}

/// The model that an agent runs on, as its manifest has it.
public struct ModelSummary: Sendable, Hashable {
  /// Who offers it.
  public var provider: String?
  /// Its name.
  public var name: String?
  /// Its version.
  public var version: String?

  /// Names a model.
  public init(provider: String? = nil, name: String? = nil, version: String? = nil) {
    self.provider = provider
    self.name = name
    self.version = version
  }
}

/// What an agent can do in one system by all of its grants there.
public struct SystemAccess: Sendable, Hashable {
  /// How much of it the catalogs describe. What none describes counts as everything there is.
  public enum Knowledge: String, Sendable, Hashable {
    /// All that the agent can reach there.
    case full
    /// Not every action or resource that it can reach there.
    case partial
    /// No catalog names the system.
    case none
  }

  /// The system; none where its name cannot be read.
  public let system: String?
  /// Every effect that it can have there, in the order of the format's description.
  public var effects: [String]
  /// Whether these are all effects that there are.
  public var hasEveryEffect: Bool
  /// The highest class of the data that it can reach there.
  public var data: String
  /// How much of it the catalogs describe.
  public var known: Knowledge

  /// Describes access to a system.
  public init(
    system: String?, effects: [String], hasEveryEffect: Bool, data: String, known: Knowledge
  ) {
    self.system = system
    self.effects = effects
    self.hasEveryEffect = hasEveryEffect
    self.data = data
    self.known = known
  }
}

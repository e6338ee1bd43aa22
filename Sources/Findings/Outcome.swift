public import SourceText

/// All that a run found: the one value that reports are made of.
///
/// Its parts are in their final order, the same for the same input whatever the number of threads: findings
/// by path, offset, rule and message; agents by name, then path.
public struct Outcome: Sendable {
  /// The run's verdict.
  public let verdict: Verdict
  /// What the process must exit with.
  public let status: ExitStatus
  /// The agents that were asked for.
  public let agents: [AgentOutcome]
  /// The findings.
  public let findings: [Finding]
  /// The place of each location that a finding names; a location without an entry has no source to show.
  public let places: [SourceLocation: Place]
  /// What the agents were held against.
  public let policy: PolicySummary
  /// The rules that any stage can report, by id.
  public let rules: [RuleDescription]
  /// The run's circumstances.
  public let run: RunSummary

  /// Collects a run's results. Only `Gate` does this, so that no other path leads to a verdict of `pass`.
  package init(
    verdict: Verdict, status: ExitStatus, agents: [AgentOutcome], findings: [Finding],
    places: [SourceLocation: Place], policy: PolicySummary, rules: [RuleDescription], run: RunSummary
  ) {
    self.verdict = verdict
    self.status = status
    self.agents = agents
    self.findings = findings
    self.places = places
    self.policy = policy
    self.rules = rules
    self.run = run
  }

  /// The place of a location.
  public func place(of location: SourceLocation?) -> Place? {
    location.flatMap { places[$0] }
  }

  /// The description of a rule.
  public func description(of rule: RuleID) -> RuleDescription? {
    var low = 0
    var high = rules.count
    while low < high {
      let middle = (low + high) / 2
      if rules[middle].id < rule { low = middle + 1 } else { high = middle }
    }
    return low < rules.count && rules[low].id == rule ? rules[low] : nil
  }
}

/// The exit statuses of `check`.
public enum ExitStatus: Int32, Sendable {
  /// Every agent passes.
  case pass = 0
  /// At least one finding blocks.
  case block = 1
  /// The gate could not decide.
  case undecided = 2
  /// A defect in AgentGate itself.
  case defect = 70
}

/// The verdict on one agent.
public struct AgentOutcome: Sendable {
  /// The manifest's `metadata.name`; where it cannot be read, none.
  public let name: String?
  /// The manifest's path under the root.
  public let path: String
  /// Where its name stands, or its document begins.
  public let location: SourceLocation
  /// The tier it is held to: the higher of the computed and the declared one.
  public let tier: String
  /// The tier that its access, autonomy and surroundings give it.
  public let computedTier: String
  /// The tier that its manifest asks for; none where it asks for none.
  public let declaredTier: String?
  /// The verdict.
  public let verdict: Verdict
  /// What raised its tier, most serious first; empty in the lowest tier.
  public let reasons: [Message]
  /// The same in parts; empty unless the request wanted detail.
  public var raisedBy: [TierRaiseSummary] = []
  /// All that its grants let it do; empty unless the request wanted detail.
  public var access: [GrantSummary] = []
  /// How many findings that block name it.
  public let errors: Int
  /// How many warnings name it.
  public let warnings: Int

  /// Makes the verdict on an agent.
  package init(
    name: String?, path: String, location: SourceLocation, tier: String, computedTier: String,
    declaredTier: String? = nil, verdict: Verdict, reasons: [Message], errors: Int, warnings: Int
  ) {
    self.name = name
    self.path = path
    self.location = location
    self.tier = tier
    self.computedTier = computedTier
    self.declaredTier = declaredTier
    self.verdict = verdict
    self.reasons = reasons
    self.errors = errors
    self.warnings = warnings
  }
}

/// Which policy and catalogs a run used, and where they came from.
public struct PolicySummary: Sendable {
  /// A document that decided.
  public struct Part: Sendable, Hashable {
    /// The document's name.
    public let name: String
    /// `organization`, `domain` or `team` for a policy layer; empty for a catalog.
    public let layer: String
    /// Its path under the root, the path given with `--policy`, or `builtin:…`.
    public let path: String

    /// Makes a part.
    public init(name: String, layer: String, path: String) {
      self.name = name
      self.layer = layer
      self.path = path
    }
  }

  /// The policy layers, upper ones first.
  public let layers: [Part]
  /// The catalogs.
  public let catalogs: [Part]
  /// What the policy asks for and this version does not enforce, one sentence each.
  public let notEnforced: [Message]

  /// Makes a summary.
  public init(layers: [Part], catalogs: [Part], notEnforced: [Message] = []) {
    self.layers = layers
    self.catalogs = catalogs
    self.notEnforced = notEnforced
  }
}

/// The circumstances of a run, as every report states them.
public struct RunSummary: Sendable {
  /// AgentGate's version.
  public let version: String
  /// The instant that the run took as now, RFC 3339 in UTC; nil unless it was given, so that two runs print
  /// the same.
  public let simulatedNow: String?
  /// Whether blocking findings block: false under `--report-only`.
  public let enforced: Bool
  /// The environment asked about with `--environment`.
  public let environment: String?
  /// How many files were read to find manifests.
  public let filesRead: Int
  /// How many agents the root has, asked for or not.
  public let agentsKnown: Int
  /// Folders that were not searched, and why.
  public let pruned: [PrunedPath]

  /// The revision that the agents were compared with; nil where there was none.
  public let base: ComparedRevision?

  /// A folder that was not searched.
  public struct PrunedPath: Sendable, Hashable {
    /// Its path under the root.
    public let path: String
    /// Why it was not searched, such as "dependencies".
    public let reason: String

    /// Makes a pruned path.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Makes a summary.
  public init(
    version: String, simulatedNow: String?, enforced: Bool, environment: String?, filesRead: Int,
    agentsKnown: Int, pruned: [PrunedPath], base: ComparedRevision? = nil
  ) {
    self.version = version
    self.simulatedNow = simulatedNow
    self.enforced = enforced
    self.environment = environment
    self.filesRead = filesRead
    self.agentsKnown = agentsKnown
    self.pruned = pruned
    self.base = base
  }
}

/// A state of a repository that is compared with another.
public struct ComparedRevision: Sendable, Hashable {
  /// What it was asked for by, such as a branch; untrusted text. Nil of the working tree.
  public let name: String?
  /// The commit's full id; nil of the working tree.
  public let commit: String?

  /// Names a commit.
  public init(name: String, commit: String) { (self.name, self.commit) = (name, commit) }

  private init() { (name, commit) = (nil, nil) }

  /// The files as they lie there.
  public static let workingTree = ComparedRevision()
}

public import Documents
public import Risk
public import SourceText

/// One agent in one of two states of a repository.
public struct ComparedAgent: Sendable {
  /// The manifest.
  public let manifest: Agent
  /// Its path under the root.
  public let path: String
  /// Where its name stands, or its document begins.
  public let location: SourceLocation
  /// Whether all that it may do could be read. Where not, it counts as able to do everything in the later
  /// state and nothing in the earlier one, so that no gain is hidden.
  public let isReadable: Bool
  /// Whether the run gives it a verdict.
  public let isSelected: Bool
  /// The tier that it is held to; nil of an agent without a verdict.
  public let tier: Tier?
  /// The tier that its access and surroundings give it, and why.
  public let computedTier: ComputedTier?

  /// Puts it together.
  public init(
    manifest: Agent, path: String, location: SourceLocation, isReadable: Bool, isSelected: Bool, tier: Tier?,
    computedTier: ComputedTier?
  ) {
    self.manifest = manifest
    self.path = path
    self.location = location
    self.isReadable = isReadable
    self.isSelected = isSelected
    self.tier = tier
    self.computedTier = computedTier
  }

  /// The name, where it could be read.
  public var name: String? { manifest.metadata?.value.name?.value.text }

  /// The grants.
  public var grants: [Located<Grant>] { manifest.spec?.value.access?.value.elements ?? [] }

  /// The agents that it may call.
  public var delegates: [Located<String>] {
    manifest.spec?.value.delegates?.value.elements.map { $0.map(\.text) } ?? []
  }

  /// The team that owns it.
  public var team: String? { manifest.spec?.value.owner?.value.team?.value.text }
}

/// What an agent gains through one of the agents that it may call.
public struct GainThrough: Sendable {
  /// What it gains in one system.
  public struct InSystem: Sendable {
    /// The system.
    public let system: String
    /// What can be done there with what is gained.
    public internal(set) var impact: AccessImpact

    /// Names a gain.
    public init(system: String, impact: AccessImpact) {
      self.system = system
      self.impact = impact
    }
  }

  /// What is gained.
  public enum Gain: Sendable {
    /// This, which neither the agent nor whoever it could call had before; the part of the difference that is
    /// shown for an example, and the agent whose grant it is.
    case access([InSystem], example: AccessDifference.Part, giver: String)
    /// Everything: an agent on the way is registered by no manifest, or what it may do could not be read.
    case everything
    /// Not known, since the agents on the way are more than are held against each other: presumed to be some.
    case notRuledOut
  }

  /// The entry of the agent's `delegates`.
  public let delegate: Located<String>
  /// Whether the entry is new; else the delegate, or an agent that it leads to, has grown.
  public let isNew: Bool
  /// What is gained.
  public let gain: Gain

  /// Puts it together.
  public init(delegate: Located<String>, isNew: Bool, gain: Gain) {
    self.delegate = delegate
    self.isNew = isNew
    self.gain = gain
  }
}

/// What became of one agent between two states of a repository.
public struct AgentChange: Sendable {
  /// The agent before; nil if it is new.
  public let before: ComparedAgent?
  /// The agent now; nil if it is gone.
  public let after: ComparedAgent?
  /// What it can do by its own grants now and could not do before; the grants are those of `after`.
  public let gained: AccessDifference
  /// What it could do by its own grants before and cannot do now; the grants are those of `before`.
  public let lost: AccessDifference
  /// What it gains through others, in the order of its delegates.
  public let through: [GainThrough]

  /// Puts it together.
  public init(
    before: ComparedAgent?, after: ComparedAgent?, gained: AccessDifference, lost: AccessDifference,
    through: [GainThrough]
  ) {
    self.before = before
    self.after = after
    self.gained = gained
    self.lost = lost
    self.through = through
  }

  /// Whether it counts as able to do everything now, since what it may do could not be read.
  public var gainsEverything: Bool { after?.isReadable == false }

  /// Whether it can do anything now that it could not do before, or that cannot be ruled out.
  public var isWidened: Bool { gainsEverything || !gained.isEmpty || !through.isEmpty }
}

/// A change of one agent as rules see it.
public struct ChangeUnderCheck: Sendable {
  /// The change.
  public let change: AgentChange
  /// The revision that the agent is compared with, as it was named.
  public let base: String

  /// Puts it together.
  public init(_ change: AgentChange, since base: String) {
    self.change = change
    self.base = base
  }
}

public import Documents
public import Findings
public import Risk
public import SourceText

/// One agent as rules see it: its manifest, its tier, and what its policy asks of that tier.
///
/// A class, as manifests are, so that handing it from rule to rule copies nothing.
public final class AgentUnderCheck: Sendable {
  /// The manifest.
  public let manifest: Agent
  /// What the agent is and may do; an agent without a readable `spec` is not checked further.
  public let spec: AgentSpec
  /// The text of the manifest's file, for rules about spelling.
  public let source: Source
  /// The bytes of the manifest's document in it.
  public let documentRange: SourceRange
  /// The paths of fields that are there but could not be read, such as `spec.owner.team`.
  public let brokenFields: Set<String>
  /// The tier that its access and surroundings give it.
  public let computedTier: ComputedTier
  /// The tier that it is held to: the higher of the computed and the declared one.
  public let tier: Tier
  /// What the policy asks of that tier.
  public let requirements: EffectiveRequirements
  /// What the policy asks of all tiers.
  public let policy: EffectivePolicy
  /// What each grant of `spec.access` can reach, in their order.
  public let reaches: [GrantReach]
  /// How each grant of `spec.access` lies outside the boundary of the agent's tier, in their order; nil where
  /// it lies inside. Empty where the policy has no boundary or the access could not be read.
  public let excesses: [GrantVerdict?]
  /// What was found at the path of each entry of `spec.prompt`, in their order.
  public let prompts: [PromptFile]
  /// What would lower its computed tier, where it declares a lower one.
  public let waysDown: TierWaysDown?

  /// Puts an agent together.
  public init(
    manifest: Agent, spec: AgentSpec, source: Source, documentRange: SourceRange,
    brokenFields: Set<String>, computedTier: ComputedTier, tier: Tier, requirements: EffectiveRequirements,
    policy: EffectivePolicy, reaches: [GrantReach], excesses: [GrantVerdict?], prompts: [PromptFile],
    waysDown: TierWaysDown? = nil
  ) {
    self.manifest = manifest
    self.spec = spec
    self.source = source
    self.documentRange = documentRange
    self.brokenFields = brokenFields
    self.computedTier = computedTier
    self.tier = tier
    self.requirements = requirements
    self.policy = policy
    self.reaches = reaches
    self.excesses = excesses
    self.prompts = prompts
    self.waysDown = waysDown
  }

  /// The agent's name, where it could be read.
  public var name: String? { manifest.metadata?.value.name?.value.text }

  /// Whether a field, given by its path such as `spec.owner.team`, or a group around it is there but could
  /// not be read: what is wrong with it has been said.
  public func isBroken(_ field: String) -> Bool {
    brokenFields.contains { field == $0 || field.hasPrefix($0 + ".") }
  }

  /// Where a message about something that is not there points: the key `spec`.
  public var specLocation: SourceLocation { manifest.spec?.location ?? manifest.location }

  /// Each grant with what it can reach.
  public var grants: Zip2Sequence<[Located<Grant>], [GrantReach]> {
    zip(spec.access?.value.elements ?? [], reaches)
  }
}

/// What was found at a prompt's path.
public enum PromptFile: Sendable, Hashable {
  /// The manifest gives no path.
  case notNamed
  /// The digest of the file's bytes, as `sha256:…`.
  case digest(String)
  /// Why it could not be read, as a sentence.
  case unreadable(Message)
}

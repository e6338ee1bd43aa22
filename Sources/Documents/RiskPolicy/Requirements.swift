public import SourceText

/// What each tier asks for, besides what the tiers below it ask for.
public struct Requirements: FieldGroup {
  /// Of agents in the lowest tier, hence of all.
  public let low: Located<TierRequirements>?
  /// From the second tier on.
  public let medium: Located<TierRequirements>?
  /// From the third tier on.
  public let high: Located<TierRequirements>?
  /// In the highest tier.
  public let critical: Located<TierRequirements>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    low = fields.optional("low", "What every agent needs.")
    medium = fields.optional("medium", "What an agent of tier medium needs besides.")
    high = fields.optional("high", "What an agent of tier high needs besides.")
    critical = fields.optional("critical", "What an agent of tier critical needs besides.")
  }

  /// What the policy says of a tier itself.
  public subscript(tier: Tier) -> Located<TierRequirements>? {
    switch tier {
    case .low: low
    case .medium: medium
    case .high: high
    case .critical: critical
    }
  }
}

/// What one tier asks for.
public struct TierRequirements: FieldGroup {
  /// Fields that have to be there, by their path below `spec`.
  public let fields: Located<List<RequiredField>>?
  /// How agents prove who they are.
  public let authentication: Located<AuthenticationTerms>?
  /// Who they are.
  public let identity: Located<IdentityTerms>?
  /// How long grants last and what they say.
  public let grants: Located<GrantTerms>?
  /// What audit records name.
  public let audit: Located<AuditTerms>?
  /// How fast revocation is.
  public let revocation: Located<RevocationTerms>?
  /// How often registrations are reviewed.
  public let lifecycle: Located<LifecycleTerms>?
  /// Who signs off.
  public let approvals: Located<OptionalList<ApprovalTerms>>?
  /// What agents may do.
  public let allow: Located<OptionalList<AllowEntry>>?

  /// Reads the fields.
  public init(reading reader: inout some FieldReading) {
    fields = reader.optional("fields", "Fields that a manifest must have, by path, such as owner.escalation.")
    authentication = reader.optional("authentication", "How agents may prove who they are.")
    identity = reader.optional("identity", "What agents' identities look like.")
    grants = reader.optional("grants", "How long grants last, and what each must say.")
    audit = reader.optional("audit", "What audit records name.")
    revocation = reader.optional("revocation", "How fast an agent can be stopped.")
    lifecycle = reader.optional("lifecycle", "How often a registration is reviewed.")
    approvals = reader.optional("approvals", "Who signs off, and how many.")
    allow = reader.optional("allow", "What agents may do: the boundary.")
  }
}

/// How agents prove who they are.
public struct AuthenticationTerms: FieldGroup {
  /// The only methods allowed.
  public let allow: Located<List<AuthenticationMethod>>?
  /// Methods that are not.
  public let forbid: Located<List<AuthenticationMethod>>?
  /// How long a token may be good for.
  public let maxTokenLifetime: Located<DurationValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    allow = fields.optional("allow", "The only methods that are allowed.")
    forbid = fields.optional("forbid", "Methods that are not allowed.")
    maxTokenLifetime = fields.optional("maxTokenLifetime", "How long a token may be good for.")
  }
}

/// What agents' identities look like.
public struct IdentityTerms: FieldGroup {
  /// Patterns one of which the subject matches.
  public let subjects: Located<OneOrMore<PatternText<PathNames>>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    subjects = fields.optional("subjects", "Patterns, one of which an agent's subject must match.")
  }
}

/// How long grants last, and what each must say.
public struct GrantTerms: FieldGroup {
  /// The longest lifetime from today; where it is set, every grant must expire.
  public let maxLifetime: Located<DurationValue>?
  /// What every grant must say.
  public let fields: Located<List<GrantField>>?
  /// Where a grant names each thing by itself. Called `literal`, as a pattern without a wildcard is: it says
  /// what the names have to be, and not which characters they must be without.
  public let literal: Located<List<GrantDimension>>?
  /// Where a grant does not reach everything, however it is written.
  public let bounded: Located<List<GrantDimension>>?

  /// Reads the fields.
  public init(reading reader: inout some FieldReading) {
    maxLifetime = reader.optional(
      "maxLifetime", "How far ahead a grant may expire; every grant must then expire.")
    fields = reader.optional("fields", "What every grant must say: expires, reason, resources.")
    literal = reader.optional("literal", "What every grant must name one by one, without wildcards.")
    bounded = reader.optional("bounded", "What no grant may reach all of, however it is written.")
  }
}

/// What a grant names, so that a policy can ask how it names them.
public enum GrantDimension: String, Choice {
  /// What the agent may do.
  case actions
  /// On what.
  case resources
}

/// A field that a policy can ask of every grant.
public enum GrantField: String, Choice {
  /// The day it ends.
  case expires
  /// Why it is needed.
  case reason
  /// The resources it is limited to.
  case resources
}

/// What audit records name.
public struct AuditTerms: FieldGroup {
  /// What each record has to name.
  public let records: Located<List<Identifier>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    records = fields.optional("records", "What each audit record has to name.")
  }
}

/// How fast an agent can be stopped.
public struct RevocationTerms: FieldGroup {
  /// The longest time allowed.
  public let maxWithin: Located<DurationValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    maxWithin = fields.optional("maxWithin", "How long revocation may take.")
  }
}

/// How often a registration is reviewed.
public struct LifecycleTerms: FieldGroup {
  /// How far ahead the next review may lie.
  public let maxReviewInterval: Located<DurationValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    maxReviewInterval = fields.optional("maxReviewInterval", "How far ahead the next review may lie.")
  }
}

/// One role that has to sign off.
public struct ApprovalTerms: FieldGroup {
  /// The role.
  public let role: Located<Identifier>?
  /// How many people.
  public let count: Located<Count>?
  /// Whether with a signature.
  public let signed: Located<Bool>?
  /// How old a sign-off may be.
  public let maxAge: Located<DurationValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    role = fields.required("role", "The role that signs off.")
    count = fields.optional("count", "How many people of the role; absent is one.")
    signed = fields.optional("signed", "Whether the approval carries a signature.")
    maxAge = fields.optional("maxAge", "How old an approval may be.")
  }
}

public import SourceText

/// A policy: which tier an agent is in, and what each tier asks for.
public struct RiskPolicy: Document {
  /// `kind: RiskPolicy`.
  public static let name = KindName(
    kind: "RiskPolicy", command: "policy",
    summary: "Which risk tier an agent is in, and what each tier asks for.")

  /// Name and labels.
  public let metadata: Located<Metadata>?
  /// What it says.
  public let spec: Located<RiskPolicySpec>?
  /// Where the document begins.
  public let location: SourceLocation

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    fields.head()
    metadata = fields.required("metadata", "The policy's name and labels.")
    spec = fields.required("spec", "What the policy says.")
  }
}

/// What a policy says.
public struct RiskPolicySpec: FieldGroup {
  /// Whose policy it is.
  public let layer: Located<PolicyLayer>?
  /// The domain that a domain layer binds.
  public let domain: Located<Identifier>?
  /// The team that a team layer binds.
  public let team: Located<Identifier>?
  /// The built-in policy whose values it starts from.
  public let extends: Located<String>?
  /// The lines that give an agent its tier.
  public let classify: Located<OptionalList<ClassifyLine>>?
  /// What each tier asks for.
  public let requirements: Located<Requirements>?
  /// What no tier, or none up to one, allows.
  public let deny: Located<OptionalList<DenyEntry>>?
  /// The severities of rules.
  public let severities: Located<Table<Identifier, SeverityName>>?
  /// Who may grant exceptions.
  public let waivers: Located<WaiverTerms>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    layer = fields.required("layer", "Whose policy this is: organization, domain or team.")
    domain = fields.optional("domain", "The domain that a domain layer binds.")
    team = fields.optional("team", "The team that a team layer binds.")
    extends = fields.optional("extends", "The built-in policy to start from: standard or strict.")
    classify = fields.optional(
      "classify", "The lines that give an agent its tier; the highest that matches wins.")
    requirements = fields.optional(
      "requirements", "What each tier asks for, besides what lower tiers ask for.")
    deny = fields.optional("deny", "What no tier allows, or none up to a tier.")
    severities = fields.optional("severities", "Severities of rules, by rule id.")
    waivers = fields.optional("waivers", "Who may grant exceptions, and for how long.")
  }
}

/// A rule's severity, as a policy sets it.
public enum SeverityName: String, Choice {
  /// Reported only.
  case note
  /// Reported, does not block.
  case warning
  /// Blocks.
  case error
}

/// Who may grant exceptions.
public struct WaiverTerms: FieldGroup {
  /// The roles that may grant one.
  public let grantedBy: Located<List<Identifier>>?
  /// How long one may last.
  public let maxLifetime: Located<DurationValue>?
  /// The rules that have none.
  public let never: Located<List<Identifier>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    grantedBy = fields.optional("grantedBy", "The roles that may grant a waiver.")
    maxLifetime = fields.optional("maxLifetime", "How long a waiver may last.")
    never = fields.optional("never", "The rules that are never waived.")
  }
}

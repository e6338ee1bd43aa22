public import SourceText

/// Who an agent is in the systems that it reaches.
public final class Identity: FieldGroup {
  /// Its identity everywhere but where `systems` says otherwise.
  public let subject: Located<String>?
  /// How it proves it.
  public let authentication: Located<Authentication>?
  /// Its identity in single systems.
  public let systems: Located<List<SystemIdentity>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    let own: Located<IdentityText>? = fields.optional(
      "subject", "The agent's own identity, such as a SPIFFE id or a service account.")
    subject = own?.map(\.text)
    authentication = fields.optional("authentication", "How the agent proves who it is.")
    systems = fields.optional("systems", "The agent's identity in each system where it differs.")
  }
}

/// How an agent proves who it is.
public struct Authentication: FieldGroup {
  /// The method.
  public let method: Located<AuthenticationMethod>?
  /// On whose behalf it acts.
  public let actsFor: Located<ActsFor>?
  /// How long a token is good for.
  public let tokenLifetime: Located<DurationValue>?
  /// Where the secret is kept.
  public let credential: Located<String>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    method = fields.optional("method", "The authentication method.")
    actsFor = fields.optional("actsFor", "On whose behalf the agent acts: user or self.")
    tokenLifetime = fields.optional("tokenLifetime", "How long a token is good for, such as 15m.")
    let reference: Located<IdentityText>? = fields.optional(
      "credential", "Where the secret is kept, as a reference; never the secret itself.")
    credential = reference?.map(\.text)
  }
}

/// An agent's identity in one system.
public struct SystemIdentity: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// The system.
  public let system: Located<Identifier>?
  /// The identity there.
  public let subject: Located<String>?
  /// How it is proved there; absent is as everywhere else.
  public let method: Located<AuthenticationMethod>?
  /// Where the secret is kept.
  public let credential: Located<String>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    system = fields.required("system", "The system.")
    let there: Located<IdentityText>? = fields.optional("subject", "The agent's identity in the system.")
    subject = there?.map(\.text)
    method = fields.optional("method", "The authentication method there.")
    let reference: Located<IdentityText>? = fields.optional(
      "credential", "Where the secret is kept, as a reference; never the secret itself.")
    credential = reference?.map(\.text)
  }
}

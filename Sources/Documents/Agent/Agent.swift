public import SourceText

/// A manifest: the registration of one agent.
///
/// A class, like the larger groups in it: a manifest is handed from stage to stage, and its fields with it.
public final class Agent: Document {
  /// `kind: Agent`.
  public static let name = KindName(
    kind: "Agent", command: "agent",
    summary: "The registration of one agent: who owns it, what it is and what it may do.")

  /// Name and labels.
  public let metadata: Located<Metadata>?
  /// Everything else.
  public let spec: Located<AgentSpec>?
  /// Where the document begins: its first key.
  public let location: SourceLocation
  /// Whether the name could be read.
  public let isNameSound: Bool

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    fields.head()
    let before = fields.problemCount
    metadata = fields.required("metadata", "The agent's name and labels.")
    isNameSound = fields.problemCount == before
    spec = fields.required("spec", "What the agent is and what it may do.")
  }
}

/// What an agent is and what it may do.
public final class AgentSpec: FieldGroup {
  /// What it is for.
  public let purpose: Located<String>?
  /// Who answers for it.
  public let owner: Located<Owner>?
  /// The tier that it asks for.
  public let risk: Located<Tier>?
  /// Its stage and next review.
  public let lifecycle: Located<Lifecycle>?
  /// The model that it runs on.
  public let model: Located<Model>?
  /// The prompts that steer it.
  public let prompt: Located<OneOrMore<Prompt>>?
  /// Who it is in the systems that it reaches.
  public let identity: Located<Identity>?
  /// How freely it acts; absent is `autonomous`.
  public let autonomy: Located<Autonomy>?
  /// Where it is deployed; absent is everywhere.
  public let environments: Located<List<Identifier>>?
  /// The systems whose events start it; absent is untrusted input.
  public let triggers: Located<List<Identifier>>?
  /// What it may do.
  public let access: Located<OptionalList<Grant>>?
  /// The agents that it may call.
  public let delegates: Located<OptionalList<Label>>?
  /// Where its records go.
  public let audit: Located<Audit>?
  /// How it is stopped.
  public let revocation: Located<Revocation>?
  /// The definition files that this manifest registers.
  public let definitions: Located<List<String>>?
  /// Whether access, delegates, autonomy, environments and triggers could all be read. Where they could not,
  /// the agent counts in the checks across agents as able to do everything.
  public let isReachSound: Bool
  /// Whether access could be read in full.
  public let isAccessSound: Bool

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    purpose = fields.optional("purpose", "What the agent is for, in one sentence.")
    owner = fields.optional("owner", "Who answers for the agent.")
    risk = fields.optional("risk", "The risk tier that the agent asks for; absent is low.")
    lifecycle = fields.optional("lifecycle", "The agent's stage and the date of its next review.")
    model = fields.optional("model", "The model that the agent runs on, pinned to a version.")
    prompt = fields.optional("prompt", "The prompt file or files that steer the agent, with their digests.")
    identity = fields.optional("identity", "Who the agent is in the systems that it reaches.")
    let before = fields.problemCount
    autonomy = fields.optional("autonomy", "How freely the agent acts; absent is autonomous.")
    environments = fields.optional("environments", "Where the agent is deployed; absent is everywhere.")
    triggers = fields.optional("triggers", "The systems whose events start it; absent is untrusted input.")
    let beforeAccess = fields.problemCount
    access = fields.optional("access", "What the agent may do: its grants.")
    isAccessSound = fields.problemCount == beforeAccess
    delegates = fields.optional("delegates", "The agents that it may call, by name.")
    isReachSound = fields.problemCount == before
    audit = fields.optional("audit", "Where the records of what the agent did go.")
    revocation = fields.optional("revocation", "How the agent is stopped, and how fast.")
    let paths: Located<List<LiteralPath>>? = fields.optional(
      "definitions", "The definition files that this manifest registers, by path.")
    definitions = paths?.map { List(elements: $0.elements.map { $0.map(\.text) }) }
  }
}

/// Who answers for an agent.
public struct Owner: FieldGroup {
  /// The team.
  public let team: Located<Identifier>?
  /// Where to write.
  public let contact: Located<String>?
  /// Whom to reach when it is urgent.
  public let escalation: Located<String>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    team = fields.optional("team", "The team that owns the agent, as the directory names it.")
    contact = fields.optional("contact", "Where to reach the team: an e-mail address, a channel or a URL.")
    escalation = fields.optional("escalation", "Where to reach somebody at any hour.")
  }
}

/// An agent's stage and next review.
public struct Lifecycle: FieldGroup {
  /// The stage.
  public let stage: Located<LifecycleStage>?
  /// The day by which the registration has to be looked at again.
  public let reviewBy: Located<DateValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    stage = fields.optional("stage", "experimental, production or deprecated.")
    reviewBy = fields.optional("reviewBy", "The day by which the registration is reviewed again.")
  }
}

/// The model that an agent runs on.
public struct Model: FieldGroup {
  /// Who offers it.
  public let provider: Located<String>?
  /// Its name.
  public let name: Located<String>?
  /// Its version.
  public let version: Located<String>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    provider = fields.optional("provider", "Who offers the model.")
    name = fields.optional("name", "The model's name.")
    version = fields.optional("version", "The model's exact version, such as a date; never a moving one.")
  }
}

/// A prompt file.
public struct Prompt: FieldGroup {
  /// Where the prompt begins in the manifest.
  public let location: SourceLocation
  /// The file, from the root.
  public let path: Located<String>?
  /// The digest of its bytes.
  public let digest: Located<DigestText>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    path = fields.optional("path", "The prompt file, from the root of the repository.")
    digest = fields.optional("digest", "The SHA-256 digest of the prompt file.")
  }
}

/// Where the records of what an agent did go.
public struct Audit: FieldGroup {
  /// Where they go.
  public let sink: Located<String>?
  /// What each of them names.
  public let records: Located<List<Identifier>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    sink = fields.optional("sink", "Where the records go, as a URL or a name.")
    records = fields.optional(
      "records", "What each record names, such as agent, model, prompt, task, authorizer.")
  }
}

/// How an agent is stopped.
public struct Revocation: FieldGroup {
  /// What to do.
  public let runbook: Located<String>?
  /// How long it takes at most.
  public let within: Located<DurationValue>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    runbook = fields.optional("runbook", "The document that says how to revoke the agent's access.")
    within = fields.optional("within", "How long revocation takes at most, such as 15m.")
  }
}

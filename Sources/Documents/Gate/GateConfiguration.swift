public import SourceText

/// `agentgate.yaml`: where a repository keeps what decides, and what is not searched.
public struct GateConfiguration: Document {
  /// `kind: Gate`.
  public static let name = KindName(
    kind: "Gate", command: "gate",
    summary: "Where the gate finds policies, catalogs and the directory, and what it leaves out.")

  /// What it says.
  public let spec: Located<GateSpec>?
  /// Name and labels; this kind needs none.
  public let metadata: Located<GateMetadata>?
  /// Where the document begins.
  public let location: SourceLocation

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    fields.head()
    metadata = fields.optional("metadata", "A name and labels, if you like.")
    spec = fields.required("spec", "Where things are, and what is left out.")
  }
}

/// A Gate file's `metadata`, which may be left out.
public struct GateMetadata: FieldGroup {
  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    let _: Located<Label>? = fields.optional("name", "A name.")
    let _: Located<Table<Identifier, String>>? = fields.optional("labels", "Labels of your own.")
  }
}

/// What a Gate file says.
public struct GateSpec: FieldGroup {
  /// The repository's name, which approvals and waivers bind to.
  public let repository: Located<String>?
  /// The files and folders that hold what decides.
  public let sources: Located<OptionalList<String>>?
  /// What is not searched for manifests.
  public let exclude: Located<OptionalList<PatternText<PathNames>>>?
  /// The built-in catalogs that are in force.
  public let catalogs: Located<OptionalList<BuiltInCatalog>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    repository = fields.optional("repository", "The repository's name, such as github.com/example/agents.")
    sources = fields.optional(
      "sources", "The files and folders that hold policies, catalogs and the directory.")
    exclude = fields.optional("exclude", "Paths that are not searched for manifests, as patterns.")
    catalogs = fields.optional(
      "catalogs", "The built-in catalogs in force; absent is builtin:common, [] is none.")
  }
}

/// A catalog that ships with AgentGate.
public enum BuiltInCatalog: String, Choice {
  /// Ordinary systems: GitHub, Slack, the web, a file system, ...
  case common = "builtin:common"
}

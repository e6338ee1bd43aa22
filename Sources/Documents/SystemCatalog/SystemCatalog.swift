public import SourceText

/// A catalog: systems, their actions' effects and their resources' data classes.
public struct SystemCatalog: Document {
  /// `kind: SystemCatalog`.
  public static let name = KindName(
    kind: "SystemCatalog", command: "catalog",
    summary: "Systems that agents reach: what their actions do, and how confidential their resources are.")

  /// Name and labels.
  public let metadata: Located<Metadata>?
  /// The systems.
  public let spec: Located<SystemCatalogSpec>?
  /// Where the document begins.
  public let location: SourceLocation

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    fields.head()
    metadata = fields.required("metadata", "The catalog's name and labels.")
    spec = fields.required("spec", "The systems.")
  }
}

/// A catalog's systems.
public struct SystemCatalogSpec: FieldGroup {
  /// The systems.
  public let systems: Located<List<SystemEntry>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    systems = fields.required("systems", "The systems, one entry each.")
  }
}

/// One system.
public struct SystemEntry: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// Its name, which grants use.
  public let name: Located<Identifier>?
  /// Who runs it.
  public let owner: Located<String>?
  /// What it is.
  public let summary: Located<String>?
  /// What its actions do; the first entry that matches decides.
  public let actions: Located<List<ActionEntry>>?
  /// How confidential its resources are; the first entry that matches decides.
  public let resources: Located<List<ResourceEntry>>?
  /// How confidential all of it is, where `resources` does not say.
  public let data: Located<DataClass>?
  /// The attributes that its gateway can enforce.
  public let attributes: Located<Table<Identifier, AttributeType>>?
  /// Whether what it returns may be hostile.
  public let untrusted: Located<Bool>?
  /// Whether what is sent there leaves the organisation.
  public let external: Located<Bool>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    name = fields.required("name", "The system's name, as grants use it.")
    owner = fields.optional("owner", "The team that runs the system.")
    summary = fields.optional("summary", "What the system is, in one sentence.")
    actions = fields.optional(
      "actions", "What its actions do; the first entry that matches an action decides.")
    resources = fields.optional("resources", "How confidential its resources are; the first match decides.")
    data = fields.optional("data", "How confidential the system is, where resources does not say.")
    attributes = fields.optional(
      "attributes", "The attributes that it can enforce conditions on, with their types.")
    untrusted = fields.optional("untrusted", "Whether what it returns may be hostile.")
    external = fields.optional("external", "Whether what is sent there leaves the organisation.")
  }
}

/// What some actions of a system do.
public struct ActionEntry: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// The actions.
  public let match: Located<OneOrMore<PatternText<WholeNames>>>?
  /// Their effects.
  public let effects: Located<List<Effect>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    match = fields.required("match", "The actions, as patterns.")
    effects = fields.required("effects", "What these actions do.")
  }
}

/// How confidential some resources of a system are.
public struct ResourceEntry: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// The resources.
  public let match: Located<OneOrMore<PatternText<PathNames>>>?
  /// Their data class.
  public let data: Located<DataClass>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    match = fields.required("match", "The resources, as patterns.")
    data = fields.required("data", "How confidential these resources are.")
  }
}

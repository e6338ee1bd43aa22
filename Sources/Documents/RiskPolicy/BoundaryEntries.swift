public import SourceText

/// What a tier, and those above it, allow.
public struct AllowEntry: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// The systems.
  public let systems: Located<PatternSet<WholeNames>>?
  /// The actions.
  public let actions: Located<PatternSet<WholeNames>>?
  /// The resources.
  public let resources: Located<PatternSet<PathNames>>?
  /// The effects that points may have.
  public let effects: Located<List<Effect>>?
  /// The highest data class.
  public let data: Located<AtMostDataClass>?
  /// Conditions on attributes.
  public let conditions: Located<Table<Identifier, AttributeCondition>>?
  /// The environments.
  public let environments: Located<List<Identifier>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    systems = fields.optional("systems", "The systems, as patterns; absent is all.")
    actions = fields.optional("actions", "The actions, as patterns; absent is all.")
    resources = fields.optional("resources", "The resources, as patterns; absent is all.")
    effects = fields.optional("effects", "The effects that actions may have.")
    data = fields.optional("data", "Data up to a class.")
    conditions = fields.optional("where", "Conditions on attributes.")
    environments = fields.optional("environments", "The environments; absent is all.")
  }
}

/// What is denied in every tier, or up to one.
public struct DenyEntry: FieldGroup {
  /// Where the entry begins.
  public let location: SourceLocation
  /// The systems.
  public let systems: Located<PatternSet<WholeNames>>?
  /// The actions.
  public let actions: Located<PatternSet<WholeNames>>?
  /// The resources.
  public let resources: Located<PatternSet<PathNames>>?
  /// Effects any of which is denied.
  public let effects: Located<List<Effect>>?
  /// The least data class that is denied.
  public let data: Located<AtLeastDataClass>?
  /// Conditions on attributes.
  public let conditions: Located<Table<Identifier, AttributeCondition>>?
  /// The environments.
  public let environments: Located<List<Identifier>>?
  /// The highest tier that it holds in; absent is all.
  public let upTo: Located<Tier>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    systems = fields.optional("systems", "The systems, as patterns; absent is all.")
    actions = fields.optional("actions", "The actions, as patterns; absent is all.")
    resources = fields.optional("resources", "The resources, as patterns; absent is all.")
    effects = fields.optional("effects", "Effects any of which is denied.")
    data = fields.optional("data", "Data from a class on.")
    conditions = fields.optional("where", "Conditions on attributes.")
    environments = fields.optional("environments", "The environments; absent is all.")
    upTo = fields.optional("upTo", "The highest tier in which it is denied; absent is every tier.")
  }
}

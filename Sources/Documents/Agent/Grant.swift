public import SourceText

/// One entry of an agent's access: actions on resources of a system, under conditions, until a date.
public final class Grant: FieldGroup {
  /// Where the entry begins: its first key.
  public let location: SourceLocation
  /// The system.
  public let system: Located<Identifier>?
  /// The actions; absent is all.
  public let actions: Located<PatternSet<WholeNames>>?
  /// The resources; absent is all.
  public let resources: Located<PatternSet<PathNames>>?
  /// The conditions on attributes.
  public let conditions: Located<Table<Identifier, AttributeCondition>>?
  /// The day it ends.
  public let expires: Located<DateValue>?
  /// Why it is needed.
  public let reason: Located<String>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    system = fields.required("system", "The system, as the catalog names it.")
    actions = fields.optional("actions", "The actions, as patterns; absent is all of them.")
    resources = fields.optional("resources", "The resources, as patterns; absent is all of them.")
    conditions = fields.optional("where", "Conditions on attributes that the system can enforce.")
    expires = fields.optional("expires", "The last day on which the grant is good.")
    reason = fields.optional("reason", "Why the agent needs it, in one sentence.")
  }
}

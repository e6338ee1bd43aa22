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
  /// The fields that are there and cannot be read: they are reported as that, and are not missing besides.
  public let unreadable: Set<GrantField>
  /// Whether the actions are there and cannot be read, or not in full.
  public let hasUnreadableActions: Bool

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    system = fields.required("system", "The system, as the catalog names it.")
    var before = fields.problemCount
    actions = fields.optional("actions", "The actions, as patterns; absent is all of them.")
    hasUnreadableActions = fields.problemCount > before
    var unreadable: Set<GrantField> = []
    before = fields.problemCount
    resources = fields.optional("resources", "The resources, as patterns; absent is all of them.")
    if fields.problemCount > before { unreadable.insert(.resources) }
    conditions = fields.optional("where", "Conditions on attributes that the system can enforce.")
    before = fields.problemCount
    expires = fields.optional("expires", "The last day on which the grant is good.")
    if fields.problemCount > before { unreadable.insert(.expires) }
    before = fields.problemCount
    reason = fields.optional("reason", "Why the agent needs it, in one sentence.")
    if fields.problemCount > before { unreadable.insert(.reason) }
    self.unreadable = unreadable
  }
}

extension Grant {
  /// Whether the system could be read; where not, that has been said and is what to mend first.
  public var hasSystem: Bool { system != nil }

  /// Whether the names of a dimension are there and cannot be read, or not in full.
  public func hasUnreadable(_ dimension: GrantDimension) -> Bool {
    switch dimension {
    case .actions: hasUnreadableActions
    case .resources: unreadable.contains(.resources)
    }
  }

  /// Whether a field is not there at all.
  public func isWithout(_ field: GrantField) -> Bool {
    guard !unreadable.contains(field) else { return false }
    return switch field {
    case .expires: expires == nil
    case .reason: reason == nil
    case .resources: resources == nil
    }
  }
}

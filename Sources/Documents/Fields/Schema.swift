public import SourceText

/// What JSON Schema says of a value.
public indirect enum Schema: Sendable {
  /// A text, of a pattern (ECMA-262) where there is one; where it can be a number, a plain number counts as
  /// the text that it is spelled as.
  case text(pattern: String?, canBeNumber: Bool)
  /// One of these words.
  case choice([String])
  /// `true` or `false`.
  case boolean
  /// `true`.
  case onlyTrue
  /// A whole number from 1 on.
  case positiveInteger
  /// A number.
  case number
  /// An array with at least one item; a single item too where `orSingle`.
  case list(Schema, orSingle: Bool)
  /// An array.
  case possiblyEmptyList(Schema)
  /// An object with these properties and no others.
  case object([SchemaField])
  /// An object with at least one of these properties and no others.
  case nonEmptyObject([SchemaField])
  /// An object with names of one schema and values of another.
  case table(keys: Schema, values: Schema)
  /// Any of these.
  case anyOf([Schema])
}

/// One property of an object.
public struct SchemaField: Sendable {
  /// Its name.
  public let name: String
  /// What it is for, in one sentence.
  public let summary: String
  /// Whether it has to be there.
  public let isRequired: Bool
  /// Its value.
  public let schema: Schema
}

/// Learns a group's fields by running its initialiser on nothing.
public struct SchemaRecorder: FieldReading {
  /// Nowhere.
  public let location = SourceLocation(source: SourceID(0), range: .beginning)
  /// None.
  public let problemCount = 0
  private var fields: [SchemaField] = []

  /// The fields of a group, in the order in which its initialiser reads them.
  public static func fields<Group: FieldGroup>(of group: Group.Type) -> [SchemaField] {
    var recorder = SchemaRecorder()
    _ = Group(reading: &recorder)
    return recorder.fields
  }

  /// Notes a required field.
  public mutating func required<Value: FieldValue>(
    _ name: StaticString, _ summary: StaticString
  ) -> Located<Value>? {
    record(name, summary, isRequired: true, Value.schema)
    return nil
  }

  /// Notes an optional field.
  public mutating func optional<Value: FieldValue>(
    _ name: StaticString, _ summary: StaticString
  ) -> Located<Value>? {
    record(name, summary, isRequired: false, Value.schema)
    return nil
  }

  private mutating func record(
    _ name: StaticString, _ summary: StaticString, isRequired: Bool, _ schema: Schema
  ) {
    fields.append(
      SchemaField(
        name: name.description, summary: summary.description, isRequired: isRequired, schema: schema))
  }
}

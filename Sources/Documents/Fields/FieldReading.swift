public import SourceText

/// What a document's initialiser asks of whatever it reads from.
///
/// One initialiser a kind serves three ends: `FieldReader` decodes a document with it, and finds the names to
/// suggest for an unknown field; `SchemaRecorder` learns from it what the JSON Schema says. Every field is
/// read as an optional, since a document with errors still takes part in the checks across agents.
public protocol FieldReading {
  /// Where the group of fields stands: its key, or its first field in a list.
  var location: SourceLocation { get }

  /// How many problems have been found so far in the document: an initialiser compares two counts to learn
  /// whether the fields between them are sound.
  var problemCount: Int { get }

  /// Reads a field that has to be there; its absence is a problem.
  mutating func required<Value: FieldValue>(_ name: StaticString, _ summary: StaticString) -> Located<Value>?

  /// Reads a field that may be absent.
  mutating func optional<Value: FieldValue>(_ name: StaticString, _ summary: StaticString) -> Located<Value>?
}

/// A value that a field can have.
public protocol FieldValue: Sendable {
  /// Decodes a node, reporting to `context` everything that is wrong with it; nil where nothing could be made
  /// of it.
  static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Self?

  /// What JSON Schema says of such a value.
  static var schema: Schema { get }

  /// Whether a message about the value points at its key rather than at all of its lines.
  static var isLocatedByKey: Bool { get }
}

extension FieldValue {
  /// Scalars and lists are underlined themselves.
  public static var isLocatedByKey: Bool { false }
}

/// A mapping with named fields.
public protocol FieldGroup: FieldValue {
  /// Reads the fields. The order of the calls is the order of the fields in the JSON Schema.
  init(reading fields: inout some FieldReading)
}

extension FieldGroup {
  /// Groups span many lines: their key is underlined.
  public static var isLocatedByKey: Bool { true }

  /// Decodes a mapping with the initialiser.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Self? {
    guard context.expectMapping(node) else { return nil }
    var reader = FieldReader(node, in: context)
    let value = Self(reading: &reader)
    reader.finish(as: Self.self)
    return value
  }

  /// The schema that the initialiser describes.
  public static var schema: Schema { .object(SchemaRecorder.fields(of: Self.self)) }
}

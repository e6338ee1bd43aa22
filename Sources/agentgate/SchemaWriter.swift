import Documents
import Reports

/// Writes a kind of document as JSON Schema 2020-12.
enum SchemaWriter {
  /// The schema of a kind.
  static func bytes(of kind: DocumentKind) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", .text("https://json-schema.org/draft/2020-12/schema"))
      writer.member("$id", .text("urn:agentgate:schema:\(kind.name.command):v1"))
      writer.member("title", .text("AgentGate \(kind.name.kind)"))
      writer.member("description", .text(kind.name.summary))
      guard case .object(let fields) = kind.schema() else { return }
      write(fields, kind: kind.name.kind.description, to: &writer)
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// An object's fields. The kind's own name is the one value that `kind` may have.
  private static func write(_ fields: [SchemaField], kind: String? = nil, to writer: inout JSONWriter) {
    writer.member("type", .text("object"))
    writer.member("additionalProperties", .flag(false))
    writer.array("required", fields.filter(\.isRequired)) { $0.element($1.name) }
    writer.object("properties") { writer in
      for field in fields {
        writer.object(field.name) { writer in
          writer.member("description", .text(field.summary))
          if field.name == "kind", let kind {
            writer.member("const", .text(kind))
          } else {
            write(field.schema, to: &writer)
          }
        }
      }
    }
  }

  private static func write(_ schema: Schema, to writer: inout JSONWriter) {
    switch schema {
    case .text(let pattern, let canBeNumber):
      // A plain number counts as the text that it is spelled as; a pattern then applies to text only.
      if canBeNumber {
        writer.array("type", ["string", "number"]) { $0.element($1) }
      } else {
        writer.member("type", .text("string"))
      }
      if let pattern { writer.member("pattern", .text(pattern)) }
    case .choice(let words): writer.array("enum", words) { $0.element($1) }
    case .boolean: writer.member("type", .text("boolean"))
    case .onlyTrue: writer.member("const", .flag(true))
    case .positiveInteger:
      writer.member("type", .text("integer"))
      writer.member("minimum", .number(1))
    case .number: writer.member("type", .text("number"))
    case .list(let element, let orSingle):
      guard orSingle else { return writeList(of: element, isEmptyAllowed: false, to: &writer) }
      writer.array("anyOf", [true, false]) { writer, isSingle in
        writer.object { writer in
          isSingle ? write(element, to: &writer) : writeList(of: element, isEmptyAllowed: false, to: &writer)
        }
      }
    case .possiblyEmptyList(let element): writeList(of: element, isEmptyAllowed: true, to: &writer)
    case .object(let fields): write(fields, to: &writer)
    case .nonEmptyObject(let fields):
      write(fields, to: &writer)
      writer.member("minProperties", .number(1))
    case .table(let keys, let values):
      writer.member("type", .text("object"))
      writer.object("propertyNames") { write(keys: keys, to: &$0) }
      writer.object("additionalProperties") { write(values, to: &$0) }
    case .anyOf(let schemas):
      writer.array("anyOf", schemas) { writer, schema in writer.object { write(schema, to: &$0) } }
    }
  }

  private static func writeList(of element: Schema, isEmptyAllowed: Bool, to writer: inout JSONWriter) {
    writer.member("type", .text("array"))
    if !isEmptyAllowed { writer.member("minItems", .number(1)) }
    writer.object("items") { write(element, to: &$0) }
  }

  /// Names are always text.
  private static func write(keys: Schema, to writer: inout JSONWriter) {
    if case .text(let pattern?, _) = keys { writer.member("pattern", .text(pattern)) }
  }
}

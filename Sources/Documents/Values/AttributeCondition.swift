import Findings
public import Permissions
public import SourceText
public import YAMLTree

/// What a grant or a policy line asks of one attribute: a value, a list of them, or bounds.
public struct AttributeCondition: FieldValue {
  /// One alternative.
  public struct Term: FieldValue {
    /// A pattern that the value matches; as spelled, so that a number stays exact.
    public let value: Pattern?
    /// The bounds on it.
    public let bounds: Bounds?

    /// Decodes a value or bounds.
    public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Term? {
      if context.tree.kind(node) == .mapping {
        if context.isEmptyCollection(node) {
          context.report(
            "document/invalid-value", "this condition is empty", at: node,
            fix: .init("Write a value, a list of values, or bounds such as \("{atMost: 500}")."))
          return nil
        }
        return Bounds.decode(node, in: context).map { Term(value: nil, bounds: $0) }
      }
      return PatternText<PathNames>.decode(node, in: context).map { Term(value: $0.pattern, bounds: nil) }
    }

    /// A value or bounds.
    public static var schema: Schema {
      .anyOf([PatternText<PathNames>.schema, .nonEmptyObject(SchemaRecorder.fields(of: Bounds.self))])
    }
  }

  /// Bounds on a number or a time of day, or values that are left out.
  public struct Bounds: FieldGroup {
    /// The values that are left out.
    public let not: Located<OneOrMore<PatternText<PathNames>>>?
    /// The least value.
    public let atLeast: Located<BoundValue>?
    /// The greatest value.
    public let atMost: Located<BoundValue>?
    /// The value that it must exceed.
    public let above: Located<BoundValue>?
    /// The value that it must stay below.
    public let below: Located<BoundValue>?

    /// Reads the fields.
    public init(reading fields: inout some FieldReading) {
      not = fields.optional("not", "Values that are left out; all others are meant.")
      atLeast = fields.optional("atLeast", "The least value that is meant.")
      atMost = fields.optional("atMost", "The greatest value that is meant.")
      above = fields.optional("above", "All values above this one are meant.")
      below = fields.optional("below", "All values below this one are meant.")
    }
  }

  /// The alternatives.
  public let terms: [Located<Term>]

  /// Decodes a value, a list, or bounds.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> AttributeCondition?
  {
    OneOrMore<Term>.decode(node, in: context).map { AttributeCondition(terms: $0.elements) }
  }

  /// The same forms.
  public static var schema: Schema { OneOrMore<Term>.schema }
}

/// A decimal number or a time of day, as spelled: never a binary float, which could not hold it exactly.
public struct BoundValue: ScalarValue, Hashable {
  /// The spelling.
  public let text: String

  /// Reads such as `500`, `-2.5` or `08:00`.
  public static func parse(_ text: String) throws(InvalidValue) -> BoundValue {
    if isDecimal(text) || isTimeOfDay(text) { return BoundValue(text: text) }
    throw InvalidValue(
      "\(text) is neither a number nor a time of day",
      fix: "Write such as \("500"), \("2.5") or \("\"08:00\"").")
  }

  /// The same forms as a pattern.
  public static var schema: Schema {
    .text(pattern: "^(-?\\d{1,30}(\\.\\d{1,30})?|([01]\\d|2[0-3]):[0-5]\\d)$", canBeNumber: true)
  }

  private static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        (1...30).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  private static func isTimeOfDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Int(text.prefix(2)),
      let minute = Int(text.suffix(2))
    else { return false }
    return (0..<24).contains(hour) && (0..<60).contains(minute) && bytes[0] != UInt8(ascii: "-")
      && bytes[3] != UInt8(ascii: "-") && bytes[0] != UInt8(ascii: "+") && bytes[3] != UInt8(ascii: "+")
  }
}

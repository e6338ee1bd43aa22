import Findings
public import SourceText
public import YAMLTree

// These types ask nothing of their elements, only their conformances do. What a generic type itself asks for
// is looked up by a search through all conformances of the program, for each type that it is made into: that
// is a large part of what a run over one manifest costs.

/// A list with at least one entry: an empty one says neither "all" nor "none" plainly, so it is an error.
public struct List<Element> {
  /// The entries that could be read, each with its place.
  public let elements: [Located<Element>]

  init(elements: [Located<Element>]) { self.elements = elements }
}

extension List: Sendable where Element: Sendable {}

extension List: FieldValue where Element: FieldValue {
  /// Decodes a sequence.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> List? {
    guard context.tree.kind(node) == .sequence else {
      context.reportWrongType(node, expected: "a list")
      return nil
    }
    var elements: [Located<Element>] = []
    elements.reserveCapacity(context.elementCount(of: node))
    var isEmpty = true
    for item in context.tree.elements(of: node) {
      isEmpty = false
      guard let value = Element.decode(item, in: context) else { continue }
      let range = Element.isLocatedByKey ? context.headRange(of: item) : context.tree.range(item)
      elements.append(Located(value, at: context.location(range)))
    }
    if isEmpty {
      context.report(
        "document/invalid-value", "this list is empty", at: node,
        fix: .init("Name at least one entry, or leave the field out."))
    }
    return List(elements: elements)
  }

  /// An array with at least one item.
  public static var schema: Schema { .list(Element.schema, orSingle: false) }
}

/// A list that may be empty, which then means "none".
public struct OptionalList<Element> {
  /// The entries that could be read, each with its place.
  public let elements: [Located<Element>]
}

extension OptionalList: Sendable where Element: Sendable {}

extension OptionalList: FieldValue where Element: FieldValue {
  /// Decodes a sequence.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> OptionalList? {
    if context.tree.kind(node) == .sequence, context.isEmptyCollection(node) {
      return OptionalList(elements: [])
    }
    return List<Element>.decode(node, in: context).map { OptionalList(elements: $0.elements) }
  }

  /// An array.
  public static var schema: Schema { .possiblyEmptyList(Element.schema) }
}

/// One value, or a list with at least one.
public struct OneOrMore<Element> {
  /// The entries that could be read, each with its place.
  public let elements: [Located<Element>]
}

extension OneOrMore: Sendable where Element: Sendable {}

extension OneOrMore: FieldValue where Element: FieldValue {
  /// Decodes a sequence, or a single value as a list of one.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> OneOrMore? {
    if context.tree.kind(node) == .sequence {
      return List<Element>.decode(node, in: context).map { OneOrMore(elements: $0.elements) }
    }
    guard let value = Element.decode(node, in: context) else { return nil }
    let range = Element.isLocatedByKey ? context.headRange(of: node) : context.tree.range(node)
    return OneOrMore(elements: [Located(value, at: context.location(range))])
  }

  /// A value or an array of such values.
  public static var schema: Schema { .list(Element.schema, orSingle: true) }
}

/// A mapping from names of the writer's choice to values.
public struct Table<Key, Value> {
  /// One row.
  public struct Entry {
    /// The name, with its place.
    public let key: Located<Key>
    /// The value, with its place.
    public let value: Located<Value>
  }

  /// The rows that could be read, in the order of the document.
  public let entries: [Entry]
}

extension Table: Sendable where Key: Sendable, Value: Sendable {}
extension Table.Entry: Sendable where Key: Sendable, Value: Sendable {}

extension Table: FieldValue where Key: ScalarValue, Value: FieldValue {
  /// Decodes a mapping.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Table? {
    guard context.expectMapping(node) else { return nil }
    var entries: [Entry] = []
    for (keyNode, valueNode) in context.tree.entries(of: node) {
      let key = Key.decode(keyNode, in: context)
      let value = Value.decode(valueNode, in: context)
      guard let key, let value else { continue }
      entries.append(
        Entry(
          key: Located(key, at: context.location(context.tree.range(keyNode))),
          value: Located(value, at: context.location(context.tree.range(valueNode)))))
    }
    return Table(entries: entries)
  }

  /// An object with names of a pattern.
  public static var schema: Schema { .table(keys: Key.schema, values: Value.schema) }

  /// Tables span many lines: their key is underlined.
  public static var isLocatedByKey: Bool { true }
}

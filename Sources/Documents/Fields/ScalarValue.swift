public import Findings
public import YAMLTree

/// A value written as one scalar.
public protocol ScalarValue: FieldValue {
  /// Reads it; the error says what is expected instead.
  static func parse(_ text: String) throws(InvalidValue) -> Self
}

/// What is wrong with a scalar, in the reader's words.
public struct InvalidValue: Error, Sendable {
  /// What is wrong.
  public let message: Message
  /// What to write instead.
  public let fix: Message

  /// Makes the error.
  public init(_ message: Message, fix: Message) {
    self.message = message
    self.fix = fix
  }
}

extension ScalarValue {
  /// Decodes a scalar as it is spelled; null and booleans are not text.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Self? {
    guard let text = context.expectText(node) else { return nil }
    do {
      return try parse(text)
    } catch {
      context.report("document/invalid-value", error.message, at: node, fix: Fix(error.fix))
      return nil
    }
  }
}

extension String: ScalarValue {
  /// Any text.
  public static func parse(_ text: String) throws(InvalidValue) -> String { text }
  /// Any text.
  public static var schema: Schema { .text(pattern: nil, canBeNumber: true) }
}

extension Bool: FieldValue {
  /// Decodes `true` or `false`; YAML 1.1's `yes`, `no`, `on` and `off` are text here, and the message says
  /// so.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Bool? {
    if case .bool(let value) = context.tree.value(node) { return value }
    let written = context.tree.kind(node) == .scalar ? context.tree.text(node) : nil
    switch written?.lowercased() {
    case "yes", "on", "y":
      context.report(
        "document/wrong-type", "\(written ?? "") is text in YAML 1.2, not a boolean", at: node,
        fix: Fix("Write \("true")."))
    case "no", "off", "n":
      context.report(
        "document/wrong-type", "\(written ?? "") is text in YAML 1.2, not a boolean", at: node,
        fix: Fix("Write \("false")."))
    default: context.reportWrongType(node, expected: "`true` or `false`")
    }
    return nil
  }

  /// A boolean.
  public static var schema: Schema { .boolean }
}

/// A whole number from 1 on.
public struct Count: FieldValue, Hashable {
  /// The number.
  public let value: Int

  /// Makes a count.
  public init(_ value: Int) { self.value = value }

  /// Decodes a plain decimal number.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> Count? {
    if case .integer = context.tree.value(node), let value = Int(context.tree.text(node)), value >= 1 {
      return Count(value)
    }
    if case .integer = context.tree.value(node) {
      let expected = "a whole number from 1 on"
      context.report(
        "document/wrong-type", "expected \(words: expected), found \(context.tree.text(node))", at: node,
        fix: Fix("Write \(words: expected) here."))
      return nil
    }
    context.reportWrongType(node, expected: "a whole number from 1 on")
    return nil
  }

  /// A positive integer.
  public static var schema: Schema { .positiveInteger }
}

/// A word out of a fixed list.
public protocol Choice: ScalarValue, RawRepresentable, CaseIterable, Hashable where RawValue == String {}

extension Choice {
  /// Finds the word; the error lists what is allowed.
  public static func parse(_ text: String) throws(InvalidValue) -> Self {
    if let value = Self(rawValue: text) { return value }
    let names = allCases.map(\.rawValue)
    if let near = nearestName(to: text, among: names) {
      throw InvalidValue(
        "\(text) is not one of \(list: names, last: "or")", fix: "Did you mean \(near)?")
    }
    throw InvalidValue(
      "\(text) is not one of \(list: names, last: "or")", fix: "Write one of \(list: names, last: "or").")
  }

  /// An enumeration.
  public static var schema: Schema { .choice(allCases.map(\.rawValue)) }
}

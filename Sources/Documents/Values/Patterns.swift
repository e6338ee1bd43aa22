import Findings
public import Permissions
public import SourceText
public import YAMLTree

/// Whether the names that a field's patterns are held against have parts.
public protocol PatternSeparation: Sendable {
  /// The separation.
  static var separation: Pattern.Separation { get }
}

/// For systems and actions.
public enum WholeNames: PatternSeparation {
  /// None.
  public static let separation = Pattern.Separation.none
}

/// For resources and attributes.
public enum PathNames: PatternSeparation {
  /// `/`.
  public static let separation = Pattern.Separation.slash
}

/// One pattern.
public struct PatternText<Names>: Hashable, Sendable {
  /// The pattern.
  public let pattern: Pattern

  /// Two are the same if their patterns are; the separation is the type's.
  public static func == (left: PatternText, right: PatternText) -> Bool { left.pattern == right.pattern }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}

extension PatternText: FieldValue, ScalarValue where Names: PatternSeparation {
  /// Reads a pattern.
  public static func parse(_ text: String) throws(InvalidValue) -> PatternText {
    do {
      return PatternText(pattern: try Pattern(text, separation: Names.separation))
    } catch {
      switch error {
      case .trailingBackslash:
        throw InvalidValue(
          "the pattern \(text) ends in a backslash, which would escape nothing",
          fix: "Write \("\\\\") for a backslash.")
      case .dotSegment:
        throw InvalidValue(
          "the pattern \(text) has a part \(".") or \("..")",
          fix: "Write the path that is meant, without such parts.")
      case .tooLong:
        throw InvalidValue(
          "this pattern is longer than \(Pattern.maximumLength) characters",
          fix: "Split it into shorter patterns.")
      }
    }
  }

  /// Any text: what is wrong with a pattern is beyond a JSON Schema that people can read.
  public static var schema: Schema { .text(pattern: nil, canBeNumber: true) }
}

/// A set of names: one pattern, a list of them, or all names but those (`{not: [...]}`).
public struct PatternSet<Names>: Sendable {
  /// The patterns.
  public let patterns: [Located<Pattern>]
  /// Whether the set is of all names that none of the patterns matches.
  public let isComplement: Bool

  private init(_ patterns: [Located<Pattern>], isComplement: Bool) {
    self.patterns = patterns
    self.isComplement = isComplement
  }

  /// Whether a name is in the set.
  public func contains(_ name: String) -> Bool {
    patterns.contains { $0.value.matches(name) } != isComplement
  }
}

extension PatternSet: FieldValue where Names: PatternSeparation {
  /// Decodes any of the three forms.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> PatternSet? {
    if context.tree.kind(node) == .mapping {
      guard let excluded = Complement<Names>.decode(node, in: context)?.not else { return nil }
      return PatternSet(excluded.value.elements.map { $0.map(\.pattern) }, isComplement: true)
    }
    if context.tree.kind(node) == .sequence, context.isEmptyCollection(node) {
      _ = List<PatternText<Names>>.decode(node, in: context)
      return nil
    }
    var patterns: [Located<Pattern>] = []
    patterns.reserveCapacity(context.elementCount(of: node))
    if context.tree.kind(node) == .scalar { append(node, to: &patterns, in: context) }
    for element in context.tree.elements(of: node) { append(element, to: &patterns, in: context) }
    return patterns.isEmpty ? nil : PatternSet(patterns, isComplement: false)
  }

  private static func append(
    _ node: DecodingContext.Node, to patterns: inout [Located<Pattern>], in context: DecodingContext
  ) {
    guard let text = PatternText<Names>.decode(node, in: context) else { return }
    patterns.append(Located(text.pattern, at: context.location(context.tree.range(node))))
  }

  /// The three forms.
  public static var schema: Schema {
    .anyOf([OneOrMore<PatternText<Names>>.schema, Complement<Names>.schema])
  }
}

private struct Complement<Names: PatternSeparation>: FieldGroup {
  let not: Located<OneOrMore<PatternText<Names>>>?

  init(reading fields: inout some FieldReading) {
    not = fields.required("not", "The names that are left out; all others are meant.")
  }
}

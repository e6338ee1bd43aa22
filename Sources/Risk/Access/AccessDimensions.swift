public import Documents
public import Permissions
import SourceText

/// The dimensions of what agents can do.
public enum AccessDimension {
  /// The system, by its name.
  public static let system = Dimension("system")
  /// The action, without separator.
  public static let action = Dimension("action")
  /// The resource, with `/` as separator.
  public static let resource = Dimension("resource")
  /// The environment that the agent runs in.
  public static let environment = Dimension("environment")

  /// An attribute, which no name above can be confused with.
  public static func attribute(_ name: String, _ type: AttributeType) -> Dimension {
    Dimension(
      attributePrefix + name,
      kind: type == .text ? .text : type == .number ? .number : .timeOfDay)
  }

  /// The attribute's name, of a dimension that is one.
  public static func attributeName(of dimension: Dimension) -> String? {
    guard dimension.name.hasPrefix(attributePrefix) else { return nil }
    return String(dimension.name.dropFirst(attributePrefix.count))
  }

  private static let attributePrefix = "where."
}

extension PatternSet {
  /// The names in the set.
  public var language: TextLanguage {
    let union = TextLanguage(patterns.map(\.value))
    return isComplement ? union.complement : union
  }
}

extension List<Identifier> {
  /// The names in the list.
  var language: TextLanguage { TextLanguage(elements.map { Pattern(literal: $0.value.text) }) }
}

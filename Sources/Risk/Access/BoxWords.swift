public import Findings
public import Permissions

/// Some access dimension by dimension, for people to read: patterns, and what is left out of them.
public struct BoxWords: Sendable, Hashable {
  /// The values in one dimension.
  public struct Values: Sendable, Hashable {
    /// In words, such as "`tenants/**` except `tenants/emea/**`".
    public let words: Message
    /// The patterns that match these values and no others; nil where none were found, and for numbers.
    public let patterns: [String]?
  }

  /// What is asked of an attribute.
  public struct Condition: Sendable, Hashable {
    /// The attribute.
    public let attribute: String
    /// The values that it may have.
    public let values: Values
  }

  /// The actions.
  public let actions: Values
  /// The resources.
  public let resources: Values
  /// The conditions, by attribute.
  public let conditions: [Condition]
  /// The environments; nil is every one.
  public let environments: Values?

  /// Puts a box into words. Time is bounded by small efforts.
  public init(_ box: Box) {
    actions = Values(box[AccessDimension.action], AccessDimension.action)
    resources = Values(box[AccessDimension.resource], AccessDimension.resource)
    conditions = box.restrictions.compactMap { restriction in
      AccessDimension.attributeName(of: restriction.dimension).map {
        Condition(attribute: $0, values: Values(restriction.language, restriction.dimension))
      }
    }
    let isAnywhere = !box.restrictions.contains { $0.dimension == AccessDimension.environment }
    environments =
      isAnywhere ? nil : Values(box[AccessDimension.environment], AccessDimension.environment)
  }
}

extension BoxWords.Values {
  /// What looking for patterns may cost; the words are as true without them.
  private static let effort = Effort(steps: 200_000)

  fileprivate init(_ language: Language, _ dimension: Dimension) {
    switch language {
    case .numbers(let numbers):
      words = numbers.words(of: dimension)
      patterns = nil
    case .text(let text):
      words = Message(text.spelling)
      let hasParts =
        dimension == AccessDimension.resource || AccessDimension.attributeName(of: dimension) != nil
      patterns = text.asPatterns(hasParts ? .slash : .none, effort: Self.effort)?.map(\.text)
    }
  }
}

extension Message {
  /// A language in words, its patterns quoted.
  fileprivate init(_ spelling: Spelling) {
    self.init(
      parts: spelling.parts.map { part in
        switch part {
        case .pattern(let pattern): .quoted(pattern.text)
        case .words(let words): .words(words)
        }
      })
  }
}

extension NumberSet {
  /// The numbers, or times of day, as bounds in words.
  fileprivate func words(of dimension: Dimension) -> Message {
    let texts: [Bounds<String>]
    if dimension.kind == .timeOfDay, let times = boundsOfTimes {
      texts = times
    } else {
      texts = bounds.map { bounds in
        Bounds(
          atLeast: bounds.atLeast?.text, above: bounds.above?.text, atMost: bounds.atMost?.text,
          below: bounds.below?.text)
      }
    }
    guard !texts.isEmpty else { return "nothing" }
    return Message(words: texts.map(Self.words).joined(separator: ", or "))
  }

  private static func words(_ bounds: Bounds<String>) -> String {
    if let value = bounds.onlyValue { return value }
    let parts = [
      bounds.atLeast.map { "at least \($0)" }, bounds.above.map { "above \($0)" },
      bounds.atMost.map { "at most \($0)" }, bounds.below.map { "below \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "anything" : parts.joined(separator: " and ")
  }
}

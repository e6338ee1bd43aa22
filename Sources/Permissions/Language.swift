/// A set of values of one dimension: texts or numbers.
public enum Language: Sendable, Hashable {
  /// Texts.
  case text(TextLanguage)
  /// Numbers, or times of day as minutes.
  case numbers(NumberSet)
}

/// One way in which points differ: the action, the resource, the amount, ...
public struct Dimension: Sendable, Hashable, Comparable {
  /// Which values a dimension has.
  public enum Kind: Sendable, Hashable {
    /// All texts.
    case text
    /// All decimal numbers.
    case number
    /// The minutes of a day, with whatever lies between them: from 0 on, below 1440.
    case timeOfDay
  }

  /// Its name, unique among the dimensions of a permission set.
  public let name: String
  /// Which values it has.
  public let kind: Kind

  /// Names a dimension.
  public init(_ name: String, kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }

  /// All its values.
  public var everything: Language {
    switch kind {
    case .text: .text(.everything)
    case .number: .numbers(.everything)
    case .timeOfDay: .numbers(.timesOfDay)
    }
  }

  /// Bytewise by name.
  public static func < (left: Dimension, right: Dimension) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// One value of a dimension.
public enum Value: Sendable, Hashable {
  /// A text.
  case text(String)
  /// A number, or a time of day in minutes.
  case number(Decimal)
}

extension Language {
  /// No value.
  static func nothing(of dimension: Dimension) -> Language {
    dimension.kind == .text ? .text(.nothing) : .numbers(.nothing)
  }

  /// The values in both; none where one holds texts and the other numbers, which no value is at once.
  func intersection(_ other: Language) -> Language {
    switch (self, other) {
    case (.text(let mine), .text(let its)): .text(mine.intersection(its))
    case (.numbers(let mine), .numbers(let its)): .numbers(mine.intersection(its))
    case (.text, .numbers): .text(.nothing)
    case (.numbers, .text): .numbers(.nothing)
    }
  }

  /// The values in this language and not in the other.
  func subtracting(_ other: Language) -> Language {
    switch (self, other) {
    case (.text(let mine), .text(let its)): .text(mine.subtracting(its))
    case (.numbers(let mine), .numbers(let its)): .numbers(mine.subtracting(its))
    default: self
    }
  }

  /// Whether a value is in the language.
  public func contains(_ value: Value) -> Bool {
    switch (self, value) {
    case (.text(let language), .text(let text)): language.contains(text)
    case (.numbers(let set), .number(let number)): set.contains(number)
    default: false
    }
  }
}

public import SourceText

/// A fault in a document that did not end its reading.
public struct Problem: Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// The bytes to point at.
  public let range: SourceRange
  /// A second place that explains the first: where a duplicate key stands first, where a merged value is
  /// written.
  public let related: SourceRange?

  init(_ reason: Reason, at range: SourceRange, related: SourceRange? = nil) {
    self.reason = reason
    self.range = range
    self.related = related
  }

  /// What can be wrong with a node. Text from the file comes as the payload, never inside `message`.
  public enum Reason: Hashable, Sendable {
    /// The mapping has this key already; `related` is where. Keys are compared decoded, and without regard to
    /// tags.
    case duplicateKey(String)
    /// The mapping has a merge key already; `related` is where. Only the first counts.
    case duplicateMergeKey
    /// No anchor of this name stands before the alias, which is read as null.
    case undefinedAlias(String)
    /// The alias stands inside the node that it names, and is read as null.
    case recursiveAlias(String)
    /// A tag other than those of the core schema, as written.
    case tagNotAllowed(String)
    /// An anchor or alias directly before other text, which YAML 1.2 takes for a part of its name and libyaml
    /// does not.
    case ambiguousAnchorName
    /// A `?` directly before a key in brackets or braces, which YAML 1.2 takes for a part of the key and
    /// libyaml does not.
    case ambiguousQuestionMark
    /// The text does not match its tag, as written.
    case tagMismatch(String)
    /// The value of `<<` is neither a mapping nor a list of mappings.
    case badMergeValue
    /// A key that is null, a boolean, a sequence or a mapping.
    case keyNotText
    /// `Limits.keyBytes` was passed.
    case keyTooLong(limit: Int)
    /// A directive other than `%YAML` and `%TAG`, by its name.
    case unknownDirective(String)
    /// A `%YAML` directive for another version than 1.1 and 1.2, or a second one.
    case badVersionDirective
  }
}

extension Problem {
  /// What is wrong, in one line of plain English that repeats nothing from the file.
  public var message: String { reason.message }
}

extension Problem.Reason {
  /// What is wrong, in one line of plain English that repeats nothing from the file.
  public var message: String {
    switch self {
    case .duplicateKey: "this key stands twice in the same mapping"
    case .duplicateMergeKey: "`<<` stands twice in the same mapping; give it one list of mappings instead"
    case .undefinedAlias: "no anchor of this name stands before this alias"
    case .recursiveAlias: "this alias stands inside the value that it names"
    case .tagNotAllowed: "this tag is not allowed; only those of the YAML core schema are"
    case .ambiguousAnchorName: "a blank is missing after the name of this anchor or alias"
    case .ambiguousQuestionMark: "put a blank after the `?`, or put this key in quotes"
    case .tagMismatch: "this value does not match its tag"
    case .badMergeValue: "the value of `<<` must be a mapping, or a list of mappings"
    case .keyNotText: "a key must be text; put it in quotes if it is"
    case .keyTooLong(let limit): "this key is longer than \(limit) bytes"
    case .unknownDirective: "this directive is not known; only `%YAML 1.1` and `%YAML 1.2` are allowed"
    case .badVersionDirective: "only one directive is allowed, `%YAML 1.1` or `%YAML 1.2`"
    }
  }

  /// The part of the file's text that the fault is about, if the reason names one; it is untrusted.
  public var subject: String? {
    switch self {
    case .duplicateKey(let text), .undefinedAlias(let text), .recursiveAlias(let text),
      .tagNotAllowed(let text), .tagMismatch(let text), .unknownDirective(let text):
      text
    case .duplicateMergeKey, .badMergeValue, .keyNotText, .keyTooLong, .badVersionDirective,
      .ambiguousAnchorName,
      .ambiguousQuestionMark:
      nil
    }
  }
}

public import SourceText

/// Why the reading of a file ended, and where.
public struct ParseError: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// The bytes to point at.
  public let range: SourceRange
  /// A second place that explains the first, such as the start of the block or the opening quote.
  public let related: SourceRange?

  init(_ reason: Reason, at range: SourceRange, related: SourceRange? = nil) {
    self.reason = reason
    self.range = range
    self.related = related
  }

  /// What can end the reading of a file.
  public enum Reason: Hashable, Sendable {
    /// A byte that is not UTF-8, or that cuts a character short.
    case notUTF8
    /// A character that no YAML file may hold (YAML 1.2.2 section 5.1).
    case forbiddenCharacter(UInt32)
    /// UTF-16 text with half a surrogate pair or half a character.
    case brokenUTF16
    /// UTF-32, which is not read.
    case utf32
    /// More bytes than 32-bit offsets can count.
    case tooLarge
    /// Broken syntax.
    case syntax(SyntaxFault)
    /// A `%TAG` directive.
    case tagDirective
    /// A directive that no `---` follows.
    case directiveWithoutDocument
    /// `Limits.directives` was passed.
    case tooManyDirectives(limit: Int)
    /// `Limits.depth` was passed.
    case tooDeep(limit: Int)
    /// `Limits.nodes` was passed.
    case tooManyNodes(limit: Int)
    /// `Limits.expandedNodes` was passed.
    case tooManyNodesAfterExpansion(limit: Int)
    /// `Limits.mergedEntries` was passed.
    case tooManyMergedEntries(limit: Int)
    /// `Limits.documents` was passed.
    case tooManyDocuments(limit: Int)
    /// `Limits.blankRun` was passed.
    case blankRunTooLong(limit: Int)
    /// A character that libyaml must not see, in a file that uses every character which could stand for it.
    case tooManyDistinctCharacters
    /// There was no memory left to parse with.
    case outOfMemory
  }
}

extension ParseError {
  /// What is wrong, in one line of plain English that repeats nothing from the file.
  public var message: String { reason.message }
}

extension ParseError.Reason {
  /// What is wrong, in one line of plain English that repeats nothing from the file.
  public var message: String {
    switch self {
    case .notUTF8: "the file is not valid UTF-8 here"
    case .forbiddenCharacter(let code): "the character \(Self.name(code)) may not stand in a YAML file"
    case .brokenUTF16: "the file looks like UTF-16, but half a character stands here"
    case .utf32: "the file is UTF-32; save it as UTF-8"
    case .tooLarge: "the file is too large"
    case .syntax(let fault): fault.message
    case .tagDirective: "`%TAG` directives are not allowed"
    case .directiveWithoutDocument: "a line with `---` must follow the directives"
    case .tooManyDistinctCharacters: "this character cannot be read in a file with so many different others"
    case .outOfMemory: "there is not enough memory to read this file"
    default: limitMessage
    }
  }

  private var limitMessage: String {
    switch self {
    case .tooManyDirectives(let limit): "the document has more than \(limit) directives"
    case .tooDeep(let limit): "the nesting is deeper than \(limit) levels here"
    case .tooManyNodes(let limit): "the document has more than \(limit) nodes"
    case .tooManyNodesAfterExpansion(let limit):
      "the document's aliases stand for more than \(limit) nodes"
    case .tooManyMergedEntries(let limit): "the document's merge keys bring more than \(limit) entries"
    case .tooManyDocuments(let limit): "the file has more than \(limit) documents"
    case .blankRunTooLong(let limit): "more than \(limit) blanks and line breaks stand in a row here"
    default: "the file cannot be read"
    }
  }

  private static func name(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

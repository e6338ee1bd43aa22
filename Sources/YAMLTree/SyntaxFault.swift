/// What is wrong with a file's syntax, in the terms of who wrote it.
public enum SyntaxFault: Hashable, Sendable {
  /// A tab where only spaces may indent (YAML 1.2.2 section 6.1).
  case tabIndentation
  /// A plain value that begins with a character reserved for other uses: `@`, `` ` `` or `%` (section 5.3).
  case reservedCharacter
  /// A character that begins nothing here.
  case unexpectedCharacter
  /// A line that should have been `key: value`.
  case missingColon
  /// A `- ` where no list can begin.
  case unexpectedDash
  /// A `? ` where no key can begin.
  case unexpectedKey
  /// A `: ` inside a plain value, or after one that has its value.
  case unexpectedColon
  /// A `:` without a key before it.
  case missingKey
  /// A list whose next line is no entry of it.
  case brokenList
  /// A mapping whose next line is indented otherwise, or no key of it.
  case brokenMapping
  /// A `[` list without the `,` or `]` that should come here.
  case brokenFlowList
  /// A `{` mapping without the `,` or `}` that should come here.
  case brokenFlowMapping
  /// A place where a value must stand, and none does.
  case missingValue
  /// A quoted text that never ends.
  case unterminatedQuote
  /// A `---` or `...` line inside a quoted text.
  case documentMarkerInQuote
  /// A backslash that begins no known escape.
  case unknownEscape
  /// An escape with too few digits, or for no character.
  case badEscape
  /// The first line of a `|` or `>` text holds more than its indicators.
  case badBlockHeader
  /// An anchor or alias without a proper name.
  case badAnchorName
  /// A tag that is not well formed.
  case badTag
  /// A tag with a handle that nothing defines.
  case undefinedTagHandle
  /// A directive that is not well formed.
  case badDirective
  /// Text between the end of one document and the start of the next.
  case missingDocumentStart
  /// What the parser said, where nothing better is known.
  case other(String)

  /// The fault that libyaml's problem text stands for; `byte` is the one that it points at.
  init(problem: String, context: String, byte: UInt8?) {
    if problem == "found character that cannot start any token" {
      self = .unstartable(byte)
    } else if problem == "did not find expected key", byte == UInt8(ascii: ":") {
      self = .missingKey
    } else if let known = Self.byProblem[problem] {
      self = known
    } else if context.contains("tag") && !context.contains("%TAG") {
      self = .badTag
    } else if context.contains("directive") || context.contains("%") || problem.contains("directive") {
      self = .badDirective
    } else {
      self = .other(problem)
    }
  }

  private static func unstartable(_ byte: UInt8?) -> SyntaxFault {
    switch byte {
    case UInt8(ascii: "\t"): .tabIndentation
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"): .reservedCharacter
    default: .unexpectedCharacter
    }
  }

  private static let byProblem: [String: SyntaxFault] = [
    "could not find expected ':'": .missingColon,
    "block sequence entries are not allowed in this context": .unexpectedDash,
    "mapping keys are not allowed in this context": .unexpectedKey,
    "mapping values are not allowed in this context": .unexpectedColon,
    "found unexpected ':'": .unexpectedColon,
    "found a tab character that violates indentation": .tabIndentation,
    "found a tab character where an indentation space is expected": .tabIndentation,
    "found a tab character where an intendation space is expected": .tabIndentation,
    "did not find expected '-' indicator": .brokenList,
    "did not find expected key": .brokenMapping,
    "did not find expected ',' or ']'": .brokenFlowList,
    "did not find expected ',' or '}'": .brokenFlowMapping,
    "did not find expected node content": .missingValue,
    "found unexpected end of stream": .unterminatedQuote,
    "found unexpected document indicator": .documentMarkerInQuote,
    "found unknown escape character": .unknownEscape,
    "did not find expected hexdecimal number": .badEscape,
    "found invalid Unicode character escape code": .badEscape,
    "found an indentation indicator equal to 0": .badBlockHeader,
    "did not find expected comment or line break": .badBlockHeader,
    "did not find expected alphabetic or numeric character": .badAnchorName,
    "found undefined tag handle": .undefinedTagHandle,
    "did not find expected <document start>": .missingDocumentStart,
  ]
}

extension SyntaxFault {
  /// What is wrong, in one line of plain English that repeats nothing from the file (but for `.other`).
  public var message: String {
    switch self {
    case .tabIndentation: "a tab stands where spaces must: YAML is indented with spaces only"
    case .reservedCharacter: "a value cannot begin with this character; put the value in quotes"
    case .unexpectedCharacter: "no value, key or list entry can begin with this character"
    case .missingColon: "this line lacks a `:` after its key"
    case .unexpectedDash: "a list entry cannot begin here; its `-` must stand on a line of its own"
    case .unexpectedKey: "a `?` key cannot begin here"
    case .unexpectedColon:
      "a `:` cannot stand here; put a value that holds one in quotes, or mend the indentation"
    case .missingKey: "a key is missing before this `:`"
    case .brokenList: "this line is indented like the list before it, but is no entry of it: a `-` is missing"
    case .brokenMapping: "this line is not indented like the other keys of the block that it belongs to"
    case .brokenFlowList: "a `,` or the closing `]` of the list is missing before this"
    case .brokenFlowMapping: "a `,` or the closing `}` of the mapping is missing before this"
    case .missingValue: "a value is missing here"
    default: tokenMessage
    }
  }

  private var tokenMessage: String {
    switch self {
    case .unterminatedQuote: "the quote that opens here is never closed"
    case .documentMarkerInQuote: "a line of `---` or `...` cannot stand inside quotes; indent it"
    case .unknownEscape: "this backslash begins no known escape; double it, or use single quotes"
    case .badEscape: "this escape does not name a character"
    case .badBlockHeader: "only indicators and a comment may follow `|` or `>` on its line"
    case .badAnchorName: "an anchor or alias needs a name of letters, digits, `-` and `_`"
    case .badTag: "this tag is not well formed"
    case .undefinedTagHandle: "this tag begins with a handle that nothing defines"
    case .badDirective: "this directive is not well formed"
    case .missingDocumentStart: "the document ended before this; a new one begins with a line of `---`"
    case .other(let text): text
    default: "this is not valid YAML"
    }
  }

  /// Whether the place where the faulty thing began says more than the place where it was noticed.
  var isBestShownAtItsStart: Bool { self == .missingColon || self == .unterminatedQuote }
}

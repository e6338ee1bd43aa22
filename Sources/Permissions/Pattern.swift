/// A pattern over Unicode scalars: the way manifests, catalogs and policies name actions and resources.
///
/// A literal stands for itself; `\` escapes the next character; `?` is one character; `*` is any run, also an
/// empty one. Where names have parts (`Separation.slash`), `?` and `*` stop at `/`, and `**` does not. Braces
/// and brackets are literals. Compared scalar by scalar, case-sensitive.
public struct Pattern: Sendable, Hashable {
  /// Whether the names that a pattern is held against have parts.
  public enum Separation: Sendable, Hashable {
    /// Systems and actions: `*` and `**` are the same.
    case none
    /// Resources and attributes: parts are separated by `/`.
    case slash
  }

  /// Why a text is no pattern.
  public enum Fault: Error, Sendable, Hashable {
    /// A `\` at the end escapes nothing.
    case trailingBackslash
    /// A resource has a `.` or `..` part.
    case dotSegment
    /// Longer than `maximumLength` scalars.
    case tooLong
  }

  /// A pattern may have this many scalars at most: comparing two takes time in proportion to the product of
  /// lengths.
  public static let maximumLength = 1024

  /// One step of a pattern.
  enum Token: Sendable, Hashable {
    case literal(Unicode.Scalar)
    case one(crossesSlash: Bool)
    case run(crossesSlash: Bool)
  }

  /// The pattern as it was written.
  public let text: String
  /// Whether the names it is held against have parts.
  public let separation: Separation
  /// Whether the pattern stands for exactly one text, the one that it is written as.
  ///
  /// Most patterns do. Their steps are made only when they are held against another pattern.
  public let isLiteral: Bool
  /// The steps of a pattern that is not literal, two runs never side by side where one says it all.
  private let parsed: [Token]

  /// The steps.
  var tokens: [Token] { isLiteral ? text.unicodeScalars.map { .literal($0) } : parsed }

  /// The pattern that only this text matches, whatever characters are in it.
  public init(literal text: String, separation: Separation = .none) {
    self.separation = separation
    isLiteral = Self.isPlain(text, separation: separation)
    self.text = isLiteral ? text : Self.escaped(text)
    parsed = isLiteral ? [] : text.unicodeScalars.map { .literal($0) }
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "*" || scalar == "?" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Reads a pattern.
  public init(_ text: String, separation: Separation) throws(Fault) {
    self.text = text
    self.separation = separation
    isLiteral = Self.isPlain(text, separation: separation)
    parsed = isLiteral ? [] : try Self.tokens(of: text, separation: separation)
    if !isLiteral, separation == .slash, Self.hasDotSegment(parsed) { throw .dotSegment }
  }

  /// Whether a text has nothing in it that a pattern treats in a way of its own, and no part that could be
  /// `.` or `..`: one pass over its bytes.
  private static func isPlain(_ text: String, separation: Separation) -> Bool {
    guard text.utf8.count <= maximumLength else { return false }
    var isStartOfPart = separation == .slash
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "?"): return false
      case UInt8(ascii: "."): if isStartOfPart { return false }
      default: break
      }
      isStartOfPart = separation == .slash && byte == UInt8(ascii: "/")
    }
    return true
  }

  private static func tokens(of text: String, separation: Separation) throws(Fault) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.utf8.count)
    var isEscaped = false
    var length = 0
    for scalar in text.unicodeScalars {
      length += 1
      if length > maximumLength { throw .tooLong }
      if isEscaped {
        tokens.append(.literal(scalar))
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "?": tokens.append(.one(crossesSlash: separation == .none))
      case "*":
        // Two or more stars in a row make a run that crosses `/`.
        if case .run? = tokens.last {
          tokens[tokens.count - 1] = .run(crossesSlash: true)
        } else {
          tokens.append(.run(crossesSlash: separation == .none))
        }
      default: tokens.append(.literal(scalar))
      }
    }
    if isEscaped { throw .trailingBackslash }
    return tokens
  }

  private static func hasDotSegment(_ tokens: [Token]) -> Bool {
    var segment: [Token] = []
    for token in tokens + [.literal("/")] {
      if token == .literal("/") {
        if segment == [.literal(".")] || segment == [.literal("."), .literal(".")] { return true }
        segment.removeAll(keepingCapacity: true)
      } else if segment.count < 3 {
        segment.append(token)
      }
    }
    return false
  }

  /// Compares by scalar, which is how patterns match; `String` would compare characters.
  public static func == (left: Pattern, right: Pattern) -> Bool {
    left.separation == right.separation && haveSameBytes(left.text, right.text)
  }

  /// Hashes the bytes of the text.
  public func hash(into hasher: inout Hasher) {
    unsafe text.utf8Span.span.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
  }

  /// Whether every text matches.
  public var matchesEverything: Bool { !isLiteral && parsed == [.run(crossesSlash: true)] }

  /// Whether the pattern's steps are all literal: `isLiteral`, but for one that is written with escapes.
  public var standsForOneText: Bool {
    isLiteral || parsed.allSatisfy { if case .literal = $0 { true } else { false } }
  }
}

/// Whether two texts are the same to the byte, hence scalar by scalar.
func haveSameBytes(_ left: String, _ right: String) -> Bool {
  let mine = left.utf8Span.span
  let its = right.utf8Span.span
  guard mine.count == its.count else { return false }
  for index in mine.indices where mine[index] != its[index] { return false }
  return true
}

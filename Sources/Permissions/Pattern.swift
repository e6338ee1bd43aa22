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
  /// The steps of a pattern of no simpler form: those of the others are made from the text when they are
  /// asked for, so that a literal, which most patterns are, is no more than its text.
  private let parsed: [Token]
  /// Whether the names it is held against have parts.
  public let separation: Separation
  /// What the pattern is made of, as far as it matters for comparing bytes.
  let form: Form
  /// So many bytes of the text, at its beginning and at its end, stand for themselves.
  private let headLength, tailLength: UInt16

  /// The length of the literal beginning, in bytes: of a literal pattern all of it.
  var headCount: Int { isLiteral ? text.utf8.count : Int(headLength) }
  /// The length of the literal end, in bytes: it never reaches into the beginning, but for a
  /// literal.
  var tailCount: Int { isLiteral ? text.utf8.count : Int(tailLength) }

  /// Whether the pattern stands for exactly one text, the one that it is written as.
  public var isLiteral: Bool { form == .literal }

  /// The steps, two runs never side by side where one says it all.
  var tokens: [Token] {
    switch form {
    case .literal: text.unicodeScalars.map { .literal($0) }
    case .oneRun(let crossesSlash):
      head.unicodeScalars.map { .literal($0) } + [.run(crossesSlash: crossesSlash)]
        + Substring(text.utf8.suffix(tailCount)).unicodeScalars.map { .literal($0) }
    case .general: parsed
    }
  }

  /// The literal beginning; of a very long one at least a part.
  var head: Substring { Substring(text.utf8.prefix(headCount)) }

  /// The pattern that only this text matches, whatever characters are in it.
  public init(literal text: String, separation: Separation = .none) {
    let written = Self.escaped(text)
    let isPlain = written.utf8.count == text.utf8.count
    self.init(
      written, separation, isPlain ? .literal : .general,
      parsed: isPlain ? [] : text.unicodeScalars.map { .literal($0) })
  }

  /// Reads a pattern.
  public init(_ text: String, separation: Separation) throws(Fault) {
    if let form = Self.simpleForm(of: text, separation: separation) {
      self.init(text, separation, form, parsed: [])
      return
    }
    let tokens = try Self.tokens(of: text, separation: separation)
    if separation == .slash, Self.hasDotSegment(tokens) { throw .dotSegment }
    let form = Form(of: tokens, isEscaped: text.utf8.contains(UInt8(ascii: "\\")))
    self.init(text, separation, form, parsed: form == .general ? tokens : [])
  }

  private init(_ text: String, _ separation: Separation, _ form: Form, parsed: [Token]) {
    self.text = text
    self.separation = separation
    self.form = form
    self.parsed = parsed
    let ends = form == .literal ? (head: 0, tail: 0) : Self.literalEnds(of: text)
    // A shorter head or tail says less, and nothing wrong.
    headLength = UInt16(clamping: ends.head)
    tailLength = UInt16(clamping: ends.tail)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { isSpecial($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "*" || scalar == "?" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The form of a text with at most one run in it and nothing else that a pattern treats in a way of its
  /// own, and no part that could be `.` or `..`: one pass over its bytes. Nil for others, whose steps tell.
  private static func simpleForm(of text: String, separation: Separation) -> Form? {
    guard text.utf8.count <= maximumLength else { return nil }
    var isStartOfPart = separation == .slash
    var stars = 0
    var isRunOver = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "*") {
        if isRunOver { return nil }
        stars += 1
      } else {
        if isSpecial(byte) || (isStartOfPart && byte == UInt8(ascii: ".")) { return nil }
        isRunOver = stars > 0
      }
      isStartOfPart = separation == .slash && byte == UInt8(ascii: "/")
    }
    return stars == 0 ? .literal : .oneRun(crossesSlash: separation == .none || stars > 1)
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
    left.separation == right.separation && left.form == right.form && haveSameBytes(left.text, right.text)
  }

  /// Hashes the bytes of the text.
  public func hash(into hasher: inout Hasher) {
    withBytes(of: text) { bytes in
      unsafe bytes.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
    }
  }

  /// Whether every text matches.
  public var matchesEverything: Bool {
    form == .oneRun(crossesSlash: true) && headLength == 0 && tailLength == 0
  }

  /// Whether the pattern's steps are all literal: `isLiteral`, but for one that is written with escapes.
  public var standsForOneText: Bool { oneText != nil }

  /// The text that alone matches; nil where there is not one such text.
  var oneText: String? {
    switch form {
    case .literal: return text
    case .oneRun: return nil
    case .general:
      var result = String.UnicodeScalarView()
      for token in parsed {
        guard case .literal(let scalar) = token else { return nil }
        result.append(scalar)
      }
      return String(result)
    }
  }
}

import SourceText

/// What a scalar means under the core schema (YAML 1.2.2 section 10.3). Numbers stay as they are spelled.
public enum CoreValue: Hashable, Sendable {
  /// `null`, `Null`, `NULL`, `~` or nothing at all.
  case null
  /// `true` or `false`, also capitalised or in capitals; `yes`, `no`, `on` and `off` are strings.
  case bool(Bool)
  /// Decimal, `0o` octal or `0x` hexadecimal digits.
  case integer
  /// A number with a point or an exponent, `.inf` or `.nan`.
  case float
  /// Anything else, and everything in quotes.
  case string
}

/// The tag that a node carries; `.other` is one that is not allowed here, and always a problem.
@usableFromInline
enum Tag: UInt8, BitwiseCopyable, Sendable {
  case none, nonSpecific, string, integer, float, bool, null, mapping, sequence, other

  /// The tag with this full name: the failsafe, JSON and core schemas' (sections 10.1 to 10.3), or `!`.
  init(name: String) {
    let prefix = "tag:yaml.org,2002:"
    guard name.hasPrefix(prefix) else {
      self = name == "!" ? .nonSpecific : .other
      return
    }
    self =
      switch name.dropFirst(prefix.count) {
      case "str": .string
      case "int": .integer
      case "float": .float
      case "bool": .bool
      case "null": .null
      case "map": .mapping
      case "seq": .sequence
      default: .other
      }
  }

  /// Whether a collection may carry it.
  func fits(_ shape: NodeRecord.Shape) -> Bool {
    switch self {
    case .none, .nonSpecific, .other: true
    case .mapping: shape == .mapping
    case .sequence: shape == .sequence
    case .string, .integer, .float, .bool, .null: shape == .scalar
    }
  }

  /// The value that a scalar of this text has by its tag; none where they do not match.
  func value(of text: Span<UInt8>) -> CoreValue? {
    let plain = CoreSchema.value(of: text)
    return switch (self, plain) {
    case (.string, _), (.nonSpecific, _), (.other, _): .string
    case (.integer, .integer), (.float, .float), (.bool, .bool), (.null, .null), (.none, _): plain
    case (.float, .integer): .float
    default: nil
    }
  }
}

extension NodeTree {
  /// What a scalar means under the core schema; `.null` for a collection, so that none passes for a text.
  ///
  /// Quoted and block scalars are strings. An explicit tag decides over both; where its text does not match,
  /// the problem was reported and the value is a string.
  public func value(_ node: Node) -> CoreValue {
    value(of: record(node))
  }

  func value(of record: NodeRecord) -> CoreValue {
    guard record.shape == .scalar else { return .null }
    if record.tag == .none, record.style != .plain { return .string }
    return record.tag.value(of: text.span.extracting(Int(record.payload.start)..<Int(record.payload.end)))
      ?? .string
  }
}

/// The resolution of plain scalars (section 10.3.2), without regular expressions: linear in the text.
enum CoreSchema {
  static func value(of text: Span<UInt8>) -> CoreValue {
    guard !text.isEmpty else { return .null }
    switch text[0] {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      return isAny(text, of: ["~", "null", "Null", "NULL"]) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return isAny(text, of: ["true", "True", "TRUE"]) ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isAny(text, of: ["false", "False", "FALSE"]) ? .bool(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    default:
      return .string
    }
  }

  private static func isAny(_ text: Span<UInt8>, of words: [StaticString]) -> Bool {
    words.contains { word in text.elementsEqual(word) }
  }

  /// `[-+]? [0-9]+`, `0o [0-7]+`, `0x [0-9a-fA-F]+`, or a float.
  private static func number(_ text: Span<UInt8>) -> CoreValue {
    if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "o") {
      return skip(from: 2, in: text, while: { (0x30...0x37).contains($0) }) == text.count ? .integer : .string
    }
    if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") {
      return skip(from: 2, in: text, while: isHexadecimal) == text.count ? .integer : .string
    }
    return decimal(text)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, `[-+]? \.inf` or `\.nan`.
  private static func decimal(_ text: Span<UInt8>) -> CoreValue {
    let sign = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") ? 1 : 0
    let unsigned = text.extracting(sign...)
    if isAny(unsigned, of: [".inf", ".Inf", ".INF"]) { return .float }
    if sign == 0, isAny(text, of: [".nan", ".NaN", ".NAN"]) { return .float }
    let wholeEnd = skip(from: sign, in: text, while: isDigit)
    var end = wholeEnd
    if end == text.count { return wholeEnd > sign ? .integer : .string }
    if text[end] == UInt8(ascii: ".") {
      end = skip(from: end + 1, in: text, while: isDigit)
      if wholeEnd == sign, end == wholeEnd + 1 { return .string }
    } else if wholeEnd == sign {
      return .string
    }
    return endsNumber(text, at: end) ? .float : .string
  }

  /// Whether nothing, or exactly an exponent, follows at `index`.
  private static func endsNumber(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return true }
    guard text[index] == UInt8(ascii: "e") || text[index] == UInt8(ascii: "E") else { return false }
    var start = index + 1
    if start < text.count, text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-") { start += 1 }
    return start < text.count && skip(from: start, in: text, while: isDigit) == text.count
  }

  private static func skip(from start: Int, in text: Span<UInt8>, while test: (UInt8) -> Bool) -> Int {
    var index = start
    while index < text.count, test(text[index]) { index += 1 }
    return index
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

extension Span<UInt8> {
  /// Whether the bytes are those of `string`.
  func elementsEqual(_ string: StaticString) -> Bool {
    guard string.hasPointerRepresentation, count == string.utf8CodeUnitCount else { return false }
    let other = unsafe UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount)
    for index in other.indices where unsafe self[index] != other[index] { return false }
    return true
  }
}

import SourceText

/// A stretch of bytes with the escapes of double-quoted YAML (1.2.2 section 5.7) resolved, and where each
/// byte came from.
///
/// What is quoted and what is not is left open: outside of quotes an escape means nothing, but a text that
/// would be a credential if it were quoted is no loss if it is hidden.
struct EscapedText {
  /// The bytes.
  private(set) var bytes: [UInt8] = []
  /// For each of the bytes, where its spelling starts; one more for the end.
  private var starts: [UInt32] = []

  /// Nil where there is no backslash.
  init?(_ source: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    let end = min(range.upperBound, source.count)
    // Most texts have none, so that eight bytes are looked at together.
    while index + 8 <= end, !Self.hasBackslash(source, index) { index += 8 }
    while index < end, source[index] != UInt8(ascii: "\\") { index += 1 }
    guard index < end else { return nil }
    index = range.lowerBound
    bytes.reserveCapacity(end - index)
    starts.reserveCapacity(end - index + 1)
    while index < end {
      let start = index
      if source[index] == UInt8(ascii: "\\"), index + 1 < end {
        index += 1
        appendEscape(source, &index, end, from: start)
      } else {
        append(source[index], from: start)
        index += 1
      }
    }
    starts.append(UInt32(end))
  }

  /// Whether a backslash is among eight bytes, all of which must be there: the bytes that equal it are zero
  /// in `rest`, and only a zero byte, or one above a zero byte, borrows (Hacker's Delight, section 6-1).
  private static func hasBackslash(_ source: Span<UInt8>, _ index: Int) -> Bool {
    // Sound: the caller has compared the end.
    let word = unsafe source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let rest = word ^ 0x5C5C_5C5C_5C5C_5C5C
    return (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080 != 0
  }

  /// The same credential, where it is spelled.
  func place(of secret: StandingSecret) -> StandingSecret {
    StandingSecret(kind: secret.kind, range: place(of: secret.range), head: place(of: secret.head))
  }

  private func place(of range: SourceRange) -> SourceRange {
    SourceRange(start: starts[Int(range.start)], end: starts[Int(range.end)])
  }

  private mutating func append(_ byte: UInt8, from start: Int) {
    bytes.append(byte)
    starts.append(UInt32(start))
  }

  /// Reads what follows a backslash at `index`, and moves on.
  private mutating func appendEscape(_ source: Span<UInt8>, _ index: inout Int, _ end: Int, from start: Int) {
    let letter = source[index]
    index += 1
    switch letter {
    case UInt8(ascii: "x"): appendScalar(source, &index, end, digits: 2, from: start)
    case UInt8(ascii: "u"): appendScalar(source, &index, end, digits: 4, from: start)
    case UInt8(ascii: "U"): appendScalar(source, &index, end, digits: 8, from: start)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      // The line goes on after the next one's blanks.
      if letter == UInt8(ascii: "\r"), index < end, source[index] == UInt8(ascii: "\n") { index += 1 }
      while index < end, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: "\t") {
        index += 1
      }
    case UInt8(ascii: "n"), UInt8(ascii: "r"): append(UInt8(ascii: "\n"), from: start)
    case UInt8(ascii: "t"), UInt8(ascii: "0"), UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "v"),
      UInt8(ascii: "f"), UInt8(ascii: "e"), UInt8(ascii: "N"), UInt8(ascii: "_"), UInt8(ascii: "L"),
      UInt8(ascii: "P"):
      append(UInt8(ascii: " "), from: start)
    default: append(letter, from: start)
    }
  }

  private mutating func appendScalar(
    _ source: Span<UInt8>, _ index: inout Int, _ end: Int, digits: Int, from start: Int
  ) {
    var value: UInt32 = 0
    var next = index
    while next < end, next < index + digits, let digit = Character(Unicode.Scalar(source[next])).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      next += 1
    }
    guard next == index + digits, let scalar = Unicode.Scalar(value) else { return }
    index = next
    for byte in String(scalar).utf8 { append(byte, from: start) }
  }
}

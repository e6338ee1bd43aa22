import SourceText

/// The text of a file as UTF-8.
///
/// UTF-16 is known by its byte order mark or, as a file begins with an ASCII character, by a zero byte beside
/// it (YAML 1.2.2 section 5.2); the mark stays, in its UTF-8 form. Everything else is returned as it is,
/// without a copy, and `DocumentStream` finds what is no UTF-8 in it.
public func decodeText(_ bytes: [UInt8]) throws(ParseError) -> [UInt8] {
  switch TextEncoding(of: bytes) {
  case .utf8: return bytes
  case .utf16(let bigEndian): return try decodeUTF16(bytes, bigEndian: bigEndian)
  case .utf32: throw ParseError(.utf32, at: SourceRange(start: 0, end: 4))
  }
}

/// How a file's text is encoded, by its first four bytes.
enum TextEncoding: Equatable {
  case utf8, utf32
  case utf16(bigEndian: Bool)

  init(of bytes: [UInt8]) {
    let head = (0..<4).map { $0 < bytes.count ? Int(bytes[$0]) : -1 }
    self =
      switch (head[0], head[1], head[2], head[3]) {
      case (0x00, 0x00, 0xFE, 0xFF), (0xFF, 0xFE, 0x00, 0x00), (0x00, 0x00, 0x00, 0...),
        (0..., 0x00, 0x00, 0x00):
        .utf32
      case (0xFE, 0xFF, _, _), (0x00, 0..., _, _): .utf16(bigEndian: true)
      case (0xFF, 0xFE, _, _), (0..., 0x00, _, _): .utf16(bigEndian: false)
      default: .utf8
      }
  }
}

private func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) throws(ParseError) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2)
  var index = 0
  while index < bytes.count {
    let first = try unit(at: index, of: bytes, bigEndian: bigEndian)
    var code = UInt32(first)
    var length = 2
    if first & 0xF800 == 0xD800 {
      guard first < 0xDC00, index + 4 <= bytes.count else { throw broken(at: index, length: 2) }
      let second = try unit(at: index + 2, of: bytes, bigEndian: bigEndian)
      guard second & 0xFC00 == 0xDC00 else { throw broken(at: index, length: 2) }
      code = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
      length = 4
    }
    appendUTF8(code, to: &text)
    index += length
  }
  return text
}

private func unit(at index: Int, of bytes: [UInt8], bigEndian: Bool) throws(ParseError) -> UInt16 {
  guard index + 1 < bytes.count else { throw broken(at: index, length: 1) }
  let (high, low) = bigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
  return UInt16(high) << 8 | UInt16(low)
}

private func broken(at index: Int, length: Int) -> ParseError {
  ParseError(
    .brokenUTF16,
    at: SourceRange(start: UInt32(clamping: index), end: UInt32(clamping: index + length)))
}

/// Appends one character as UTF-8.
func appendUTF8(_ code: UInt32, to text: inout [UInt8]) {
  switch code {
  case ..<0x80:
    text.append(UInt8(code))
  case ..<0x800:
    text.append(UInt8(0xC0 | code >> 6))
    text.append(UInt8(0x80 | code & 0x3F))
  case ..<0x10000:
    text.append(UInt8(0xE0 | code >> 12))
    text.append(UInt8(0x80 | code >> 6 & 0x3F))
    text.append(UInt8(0x80 | code & 0x3F))
  default:
    text.append(UInt8(0xF0 | code >> 18))
    text.append(UInt8(0x80 | code >> 12 & 0x3F))
    text.append(UInt8(0x80 | code >> 6 & 0x3F))
    text.append(UInt8(0x80 | code & 0x3F))
  }
}

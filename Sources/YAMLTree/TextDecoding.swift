public import SourceText

/// The text of a file as UTF-8.
///
/// UTF-16 is known by its byte order mark or, as a file begins with an ASCII character, by a zero byte beside
/// it (YAML 1.2.2 section 5.2); the mark stays, in its UTF-8 form. Everything else is returned as it is,
/// without a copy, and `DocumentStream` finds what is no UTF-8 in it.
public func decodeText(_ bytes: [UInt8]) throws(ParseError) -> [UInt8] {
  switch TextEncoding(of: bytes) {
  case .utf8: return bytes
  case .utf16(let bigEndian):
    let decoded = decodeUTF16(bytes, bigEndian: bigEndian)
    if let fault = decoded.fault { throw fault }
    return decoded.text
  case .utf32: throw ParseError(.utf32, at: SourceRange(start: 0, end: 4))
  }
}

extension Source {
  /// The text of a file, which reading and showing places in it have to agree on.
  ///
  /// Where half a character stands in UTF-16, the text has U+FFFE, which YAML does not allow: so the fault is
  /// found in its place, and what stands around it can still be read.
  public init(id: SourceID, path: String, file bytes: [UInt8]) {
    guard case .utf16(let bigEndian) = TextEncoding(of: bytes) else {
      self.init(id: id, path: path, bytes: bytes)
      return
    }
    self.init(id: id, path: path, bytes: decodeUTF16(bytes, bigEndian: bigEndian).text)
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

/// The text, and the first place where half a character stands; U+FFFE stands for each such half.
private func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) -> (text: [UInt8], fault: ParseError?) {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2)
  var fault: ParseError?
  var index = 0
  while index < bytes.count {
    if let (code, length) = character(at: index, of: bytes, bigEndian: bigEndian) {
      appendUTF8(code, to: &text)
      index += length
    } else {
      let length = min(2, bytes.count - index)
      fault = fault ?? broken(at: index, length: length)
      appendUTF8(0xFFFE, to: &text)
      index += length
    }
  }
  return (text, fault)
}

/// The character at an index and how many bytes it takes; nil for half a character.
private func character(at index: Int, of bytes: [UInt8], bigEndian: Bool) -> (code: UInt32, length: Int)? {
  guard let first = unit(at: index, of: bytes, bigEndian: bigEndian) else { return nil }
  guard first & 0xF800 == 0xD800 else { return (UInt32(first), 2) }
  guard first < 0xDC00, let second = unit(at: index + 2, of: bytes, bigEndian: bigEndian),
    second & 0xFC00 == 0xDC00
  else { return nil }
  return (0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)), 4)
}

private func unit(at index: Int, of bytes: [UInt8], bigEndian: Bool) -> UInt16? {
  guard index + 1 < bytes.count else { return nil }
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

/// Characters that libyaml gives a meaning which YAML 1.2 does not, hidden from it.
///
/// For libyaml (YAML 1.1) NEL, LS and PS end a line, so that what follows one in a comment would be content;
/// and a byte order mark at the start of a line is skipped, but indents it. In YAML 1.2 all four are ordinary
/// (1.2.2 sections 5.2 and 5.4). Each is replaced by a character of the same length in UTF-8 which the file
/// neither holds nor can produce by an escape, and put back into the decoded text.
struct StandIns {
  /// The bytes to write for each character, and back.
  private(set) var pairs: [(original: [UInt8], standIn: [UInt8])] = []

  private static let originals: [[UInt8]] = [
    [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9], ByteOrderMark.utf8,
  ]
  /// Candidates: two bytes from U+0100 up, three bytes of the private use area.
  private static let short: Range<UInt32> = 0x100..<0x800
  private static let long: Range<UInt32> = 0xE000..<0xF900

  /// Chooses four characters; none if the file uses too many.
  init?(for bytes: [UInt8]) {
    let used = Self.used(in: bytes)
    var free = Self.long.lazy.filter { !used[Int($0)] }.makeIterator()
    guard let nextLine = Self.short.last(where: { !used[Int($0)] }), let lineSeparator = free.next(),
      let paragraphSeparator = free.next(), let mark = free.next()
    else { return nil }
    pairs = zip(Self.originals, [nextLine, lineSeparator, paragraphSeparator, mark]).map { original, code in
      var standIn: [UInt8] = []
      appendUTF8(code, to: &standIn)
      return (original, standIn)
    }
  }

  /// Which characters below U+10000 a file holds, as they are or escaped (section 5.7).
  private static func used(in bytes: [UInt8]) -> [Bool] {
    var used = [Bool](repeating: false, count: 0x10000)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte & 0xE0 == 0xC0, index + 1 < bytes.count {
        used[Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)] = true
      } else if byte & 0xF0 == 0xE0, index + 2 < bytes.count {
        used[Int(byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)] = true
      } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        // `\\u0100` is no escape, but it does no harm to take it for one as well.
        let digits = bytes[index + 1] == UInt8(ascii: "u") ? 4 : bytes[index + 1] == UInt8(ascii: "U") ? 8 : 0
        let text = bytes[min(index + 2, bytes.count)..<min(index + 2 + digits, bytes.count)]
        if let code = Int(String(decoding: text, as: UTF8.self), radix: 16), (0..<0x10000).contains(code) {
          used[code] = true
        }
      }
      index += 1
    }
    return used
  }

  /// Replaces the characters by what stands for them.
  func hide(in bytes: inout [UInt8], from start: Int) {
    replace(pairs, in: &bytes, from: start, to: bytes.count)
  }

  /// Puts the characters back.
  func reveal(in bytes: inout [UInt8], from start: Int, to end: Int) {
    replace(pairs.map { ($0.standIn, $0.original) }, in: &bytes, from: start, to: end)
  }

  private func replace(
    _ pairs: [(original: [UInt8], standIn: [UInt8])], in bytes: inout [UInt8], from start: Int, to end: Int
  ) {
    var index = start
    while index < end {
      if bytes[index] >= 0x80 {
        for (original, standIn) in pairs
        where index + original.count <= end && bytes[index..<index + original.count].elementsEqual(original) {
          for (offset, byte) in standIn.enumerated() { bytes[index + offset] = byte }
          break
        }
      }
      index += 1
    }
  }
}

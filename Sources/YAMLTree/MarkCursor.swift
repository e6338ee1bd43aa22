import SourceText

/// Turns libyaml's marks into byte offsets.
///
/// A mark counts characters from where reading began; CR LF counts as two. In ASCII that is the offset but
/// for the byte order mark. Elsewhere a cursor walks along: marks hardly ever go back, so all of a file is
/// walked once.
struct MarkCursor {
  private let bytes: [UInt8]
  private let start: Int
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  init(bytes: [UInt8], start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.start = start
    self.isASCII = isASCII
    byte = start
  }

  /// The offset of the byte where a mark's character begins; of the end, for a mark past it.
  @inline(__always)
  mutating func offset(of mark: Int) -> UInt32 {
    isASCII ? UInt32(truncatingIfNeeded: min(start + mark, bytes.count)) : walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> UInt32 {
    while character < mark, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > mark, byte > start {
      byte -= 1
      while byte > start, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return UInt32(truncatingIfNeeded: byte)
  }

  /// The bytes of a mark's character.
  mutating func character(at mark: Int) -> SourceRange {
    SourceRange(start: offset(of: mark), end: offset(of: mark + 1))
  }
}

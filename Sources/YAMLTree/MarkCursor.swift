import SourceText

/// Turns libyaml's marks into byte offsets.
///
/// A mark counts characters from where reading began; CR LF counts as two. In ASCII that is the offset but
/// for the byte order mark. Elsewhere a cursor walks along, over each stretch of ASCII in one step. Marks
/// hardly ever go back, so all of a file is walked once.
struct MarkCursor {
  private let bytes: [UInt8]
  private let start: Int
  private let isASCII: Bool
  private var character = 0
  private var byte: Int
  /// Where the first byte stands, from `byte` on, that is not ASCII.
  private var nextWide: Int

  init(bytes: [UInt8], start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.start = start
    self.isASCII = isASCII
    byte = start
    nextWide = start
  }

  /// The offset of the byte where a mark's character begins; of the end, for a mark past it.
  @inline(__always)
  mutating func offset(of mark: Int) -> UInt32 {
    isASCII ? UInt32(truncatingIfNeeded: min(start + mark, bytes.count)) : walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> UInt32 {
    guard mark >= character else { return walkBack(to: mark) }
    while byte + (mark - character) > nextWide, byte < bytes.count {
      character += nextWide - byte
      byte = nextWide
      if byte < bytes.count, bytes[byte] >= 0x80 {
        byte += 1
        while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
        character += 1
      }
      nextWide = firstWide(from: byte)
    }
    let step = min(mark - character, bytes.count - byte)
    byte += step
    character += step
    return UInt32(truncatingIfNeeded: byte)
  }

  private func firstWide(from offset: Int) -> Int {
    let all = bytes.span
    var index = offset
    while index + 8 <= all.count, unsafe isASCIIWord(all.bytes, at: index) { index += 8 }
    while index < all.count, all[index] < 0x80 { index += 1 }
    return index
  }

  @inline(__always)
  private func isASCIIWord(_ bytes: RawSpan, at offset: Int) -> Bool {
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0
  }

  /// The cursor stays where it is.
  private func walkBack(to mark: Int) -> UInt32 {
    var offset = byte
    for _ in 0..<character - mark where offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    }
    return UInt32(truncatingIfNeeded: offset)
  }

  /// The bytes of a mark's character.
  mutating func character(at mark: Int) -> SourceRange {
    SourceRange(start: offset(of: mark), end: offset(of: mark + 1))
  }
}

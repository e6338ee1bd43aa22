import SourceText

/// Validates characters, and finds the lines that begin with `%` or with a byte order mark.
///
/// 32 bytes of ordinary text are passed over at a time, so that the whole costs some two instructions a byte,
/// a hundredth of what libyaml takes.
struct CharacterScan {
  private(set) var isASCII = true
  private(set) var failure: ParseError?
  /// The offsets, in order, of each `%` and each byte order mark that begins a line.
  private(set) var lineMarks: [Int] = []
  /// The first character that libyaml and YAML 1.2 do not agree about; see `StandIns`.
  private(set) var firstOdd: SourceRange?
  private let start: Int
  private let blankRun: Int

  init(start: Int, blankRun: Int) {
    self.start = start
    self.blankRun = max(blankRun, Self.width)
  }

  private static let width = 32

  mutating func run(over bytes: Span<UInt8>) {
    var index = start
    while index < bytes.count, failure == nil {
      if index + Self.width <= bytes.count, unsafe Self.isOrdinary(bytes.bytes, at: index) {
        index += Self.width
      } else {
        index = scan(from: index, to: min(index + Self.width, bytes.count), in: bytes)
      }
    }
  }

  /// Whether no byte of a block needs a look: none but printable ASCII and LF, no `%`, and not blanks only.
  ///
  /// Eight bytes in a word, one answer in each byte's highest bit; `low` keeps sums from carrying over.
  @inline(__always)
  private static func isOrdinary(_ bytes: RawSpan, at offset: Int) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var special: UInt64 = 0
    var visible: UInt64 = 0
    for word in 0..<width / 8 {
      let all = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 8 &* word, as: UInt64.self)
      let low = all & ~high
      let notLineFeed = (low ^ 0x0A0A_0A0A_0A0A_0A0A) &+ ~high
      let control = ~(low &+ 0x6060_6060_6060_6060) & notLineFeed
      let notPercent = (low ^ 0x2525_2525_2525_2525) &+ ~high
      special |= all | control | ~notPercent | (low &+ ones)
      visible |= low &+ 0x5F5F_5F5F_5F5F_5F5F
    }
    return special & high == 0 && visible & high != 0
  }

  /// Looks at each character that begins in a block; gives the offset past the last one.
  private mutating func scan(from first: Int, to end: Int, in bytes: Span<UInt8>) -> Int {
    var index = first
    while index < end, failure == nil {
      let byte = bytes[index]
      if byte > 0x7F {
        index = wide(at: index, in: bytes)
      } else if byte > 0x20, byte != 0x7F {
        if byte == UInt8(ascii: "%"), beginsLine(index, in: bytes) { lineMarks.append(index) }
        index += 1
      } else {
        index = blankOrControl(at: index, in: bytes)
      }
    }
    return index
  }

  /// Passes over a run of blanks and line breaks, from wherever it began.
  private mutating func blankOrControl(at index: Int, in bytes: Span<UInt8>) -> Int {
    var end = index
    while end < bytes.count, Lines.isBlankOrBreak(bytes[end]) { end += 1 }
    guard end > index else {
      fail(.forbiddenCharacter(UInt32(bytes[index])), at: index, length: 1)
      return index
    }
    guard end - index > blankRun - Self.width else { return end }
    var runStart = index
    while runStart > start, Lines.isBlankOrBreak(bytes[runStart - 1]) { runStart -= 1 }
    if end - runStart > blankRun {
      fail(.blankRunTooLong(limit: blankRun), at: runStart + blankRun, length: 1)
    }
    return end
  }

  private func beginsLine(_ index: Int, in bytes: Span<UInt8>) -> Bool {
    guard index > start else { return true }
    if Lines.isBreak(bytes[index - 1]) { return true }
    return index - start >= 3 && lineMarks.last == index - 3 && bytes[index - 3] == ByteOrderMark.utf8[0]
  }

  /// Checks one character of two to four bytes (RFC 3629 section 4).
  private mutating func wide(at index: Int, in bytes: Span<UInt8>) -> Int {
    isASCII = false
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead), index + length <= bytes.count else {
      fail(.notUTF8, at: index, length: 1)
      return index
    }
    var code = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in index + 1..<index + length {
      guard bytes[next] & 0xC0 == 0x80 else {
        fail(.notUTF8, at: index, length: 1)
        return index
      }
      code = code << 6 | UInt32(bytes[next] & 0x3F)
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    if code < smallest || (0xD800...0xDFFF).contains(code) || code > 0x10FFFF {
      fail(.notUTF8, at: index, length: length)
    } else if code < 0xA0 && code != 0x85 || code == 0xFFFE || code == 0xFFFF {
      fail(.forbiddenCharacter(code), at: index, length: length)
    } else if code == 0xFEFF, beginsLine(index, in: bytes) {
      lineMarks.append(index)
    }
    if firstOdd == nil, code == 0x85 || code == 0x2028 || code == 0x2029 || code == 0xFEFF {
      firstOdd = SourceRange(start: UInt32(index), end: UInt32(index + length))
    }
    return index + length
  }

  private mutating func fail(_ reason: ParseError.Reason, at index: Int, length: Int) {
    failure = ParseError(reason, at: SourceRange(start: UInt32(index), end: UInt32(index + length)))
  }
}

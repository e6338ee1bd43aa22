import SourceText

/// The bytes of a source as libyaml may have them, found in one pass before it runs.
///
/// What must not reach libyaml ends its input: it reads up to `end`, so that the documents before are still
/// seen, and `failure` is thrown once it gets there.
struct SourceScan {
  /// The source's bytes; a copy with some of them replaced, one for one, where `DirectiveScan` had to.
  private(set) var bytes: [UInt8]
  /// Where reading begins: past a byte order mark.
  let start: Int
  /// Where reading ends.
  private(set) var end: Int
  /// Whether all bytes up to `end` are ASCII.
  private(set) var isASCII = true
  /// Why reading ends before the source does.
  private(set) var failure: ParseError?
  /// What is wrong with directives, in order.
  private(set) var problems: [Problem] = []

  init(_ source: [UInt8], limits: Limits) {
    bytes = source
    start = source.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    end = source.count
    guard source.count < Int(UInt32.max) else {
      end = start
      failure = ParseError(.tooLarge, at: .beginning)
      return
    }
    var characters = CharacterScan(start: start, blankRun: limits.blankRun)
    characters.run(over: source.span)
    isASCII = characters.isASCII
    if let found = characters.failure { stop(at: found.range.start, with: found) }
    guard !characters.lineMarks.isEmpty else { return }
    var directives = DirectiveScan(bytes: bytes, start: start, end: end, limit: limits.directives)
    directives.run(over: characters.lineMarks, isCut: failure != nil)
    bytes = directives.bytes
    problems = directives.problems
    if let found = directives.failure { stop(at: found.cut, with: found.error) }
  }

  private mutating func stop(at offset: UInt32, with error: ParseError) {
    end = Int(offset)
    failure = error
  }
}

/// Marks that say how a text is encoded (YAML 1.2.2 section 5.2).
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// Validates characters, and finds the lines that begin with `%` or with a byte order mark.
struct CharacterScan {
  private(set) var isASCII = true
  private(set) var failure: ParseError?
  /// The offsets, in order, of each `%` and each byte order mark that begins a line.
  private(set) var lineMarks: [Int] = []
  private let start: Int
  private let blankRun: Int
  private var runStart: Int

  init(start: Int, blankRun: Int) {
    self.start = start
    self.blankRun = blankRun
    runStart = start
  }

  mutating func run(over bytes: Span<UInt8>) {
    var index = start
    while index < bytes.count, failure == nil {
      let byte = bytes[index]
      if byte > 0x25 && byte < 0x7F || byte > 0x20 && byte < 0x25 {
        runStart = index + 1
        index += 1
      } else {
        index = uncommon(byte, at: index, in: bytes)
      }
    }
  }

  /// A blank, a line break, a `%`, or what is not printable ASCII; gives the next character's offset.
  private mutating func uncommon(_ byte: UInt8, at index: Int, in bytes: Span<UInt8>) -> Int {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      if index - runStart >= blankRun { fail(.blankRunTooLong(limit: blankRun), at: index, length: 1) }
      return index + 1
    case UInt8(ascii: "%"):
      runStart = index + 1
      if beginsLine(index, in: bytes) { lineMarks.append(index) }
      return index + 1
    case 0x80...:
      runStart = index + 1
      isASCII = false
      return wide(at: index, in: bytes)
    default:
      fail(.forbiddenCharacter(UInt32(byte)), at: index, length: 1)
      return index
    }
  }

  private func beginsLine(_ index: Int, in bytes: Span<UInt8>) -> Bool {
    guard index > start else { return true }
    let before = bytes[index - 1]
    if before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r") { return true }
    return lineMarks.last == index - 3 && bytes[index - 3] == ByteOrderMark.utf8[0]
  }

  /// Checks one character of two to four bytes (RFC 3629 section 4).
  private mutating func wide(at index: Int, in bytes: Span<UInt8>) -> Int {
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
    return index + length
  }

  private mutating func fail(_ reason: ParseError.Reason, at index: Int, length: Int) {
    failure = ParseError(reason, at: SourceRange(start: UInt32(index), end: UInt32(index + length)))
  }
}

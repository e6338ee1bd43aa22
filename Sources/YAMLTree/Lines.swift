/// Small walks over the bytes of a source.
enum Lines {
  static func skip(
    from start: Int, to end: Int, in source: Span<UInt8>, while test: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index < end, test(source[index]) { index += 1 }
    return index
  }

  /// Past a tag: `!<...>`, or up to the next blank or comma.
  static func skipTag(from start: Int, to end: Int, in source: Span<UInt8>) -> Int {
    if start + 1 < end, source[start + 1] == UInt8(ascii: "<") {
      return min(end, skip(from: start, to: end, in: source) { $0 != UInt8(ascii: ">") } + 1)
    }
    return skip(from: start, to: end, in: source) { !isBlankOrBreak($0) && $0 != UInt8(ascii: ",") }
  }

  /// Past blanks, line breaks and comments.
  static func skipBlanksAndComments(from start: Int, to end: Int, in source: Span<UInt8>) -> Int {
    var index = start
    while true {
      index = skip(from: index, to: end, in: source, while: isBlankOrBreak)
      guard index < end, source[index] == UInt8(ascii: "#") else { return index }
      index = skip(from: index, to: end, in: source) { !isBreak($0) }
    }
  }

  static func isBlankOrBreak(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isBreak(byte) }

  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// A character of an anchor's name, as libyaml takes it.
  static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}

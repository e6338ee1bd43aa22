/// One file's text: UTF-8 bytes, and its path under the root.
///
/// The bytes are what the file holds, or their UTF-8 form where the file was UTF-16 (`YAMLTree` transcodes).
/// A leading byte order mark stays in the bytes; it takes no column.
public struct Source: Sendable {
  /// Which source of the run this is.
  public let id: SourceID
  /// The path under the root, with `/` between its parts; `builtin:standard` and the like for what ships inside.
  public let path: String
  /// The text.
  public let bytes: [UInt8]

  /// Makes a source; `bytes` is shared, not copied.
  public init(id: SourceID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }
}

/// A line and a column, both counted from 1; columns count Unicode scalars.
public struct Position: Sendable, Hashable, BitwiseCopyable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Source {
  /// The line and column of a byte offset; an offset past the end is read as the end.
  ///
  /// Lines end at LF, at CR LF, or at a lone CR, as in YAML 1.2 section 5.4. Linear in `offset`.
  public func position(of offset: UInt32) -> Position {
    let offset = min(Int(offset), bytes.count)
    let line = lineStart(before: offset)
    var column = 1
    for index in line.offset..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
    if line.offset == 0, offset >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { column -= 1 }
    return Position(line: line.number, column: column)
  }

  /// The number of the line that holds `offset`, and the offset of its first byte.
  func lineStart(before offset: Int) -> (number: Int, offset: Int) {
    var number = 1
    var start = 0
    var index = 0
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        number += 1
        start = index
      }
    }
    return (number, start)
  }

  /// Where a range stands, with the lines it covers: what a report prints.
  ///
  /// At most `Place.maximumExcerptLines` lines are kept.
  public func place(of range: SourceRange) -> Place {
    let start = position(of: range.start)
    let end = range.isEmpty ? start : position(of: range.end)
    return Place(path: path, start: start, end: end, excerpt: excerpt(of: range))
  }

  private func excerpt(of range: SourceRange) -> [String] {
    var lines: [String] = []
    var offset = lineStart(before: min(Int(range.start), bytes.count)).offset
    repeat {
      let end = lineEnd(from: offset)
      var line = bytes[offset..<end]
      if offset == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      lines.append(String(decoding: line, as: UTF8.self))
      offset = afterLineBreak(at: end)
    } while offset < min(Int(range.end), bytes.count) && lines.count < Place.maximumExcerptLines
    return lines
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private func afterLineBreak(at offset: Int) -> Int {
    guard offset < bytes.count else { return offset }
    let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }
}

/// A range of a file as a report shows it: path, positions, and the lines of source that it covers.
public struct Place: Sendable, Hashable {
  /// No more lines than this are kept of one place.
  public static let maximumExcerptLines = 3

  /// The path under the root.
  public let path: String
  /// The first character's position.
  public let start: Position
  /// The position just past the last character; equal to `start` where there is nothing to underline.
  public let end: Position
  /// The lines from `start.line` on, without line breaks, undecoded and untrusted.
  public let excerpt: [String]

  /// Makes a place.
  public init(path: String, start: Position, end: Position, excerpt: [String]) {
    self.path = path
    self.start = start
    self.end = end
    self.excerpt = excerpt
  }
}

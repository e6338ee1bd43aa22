/// One file's text: UTF-8 bytes, and its path under the root.
///
/// The bytes are what the file holds, or their UTF-8 form where the file was UTF-16 (`YAMLTree` transcodes).
/// A leading byte order mark stays in the bytes; it takes no column.
public struct Source: Sendable {
  /// Which source of the run this is.
  public let id: SourceID
  /// The path under the root, with `/` between its parts; `builtin:standard` and the like for what ships
  /// inside.
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
}

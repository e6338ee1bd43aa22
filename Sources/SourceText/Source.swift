/// One file's text: UTF-8 bytes, and its path under the root.
///
/// The bytes are what the file holds, or their UTF-8 form where the file was UTF-16 (`YAMLTree` transcodes).
/// A leading byte order mark stays in the bytes; it takes no column.
public struct Source: Sendable {
  /// Which source of the run this is.
  public let id: SourceID
  /// The path under the root, with `/` between its parts; `builtin:…` for what ships inside.
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

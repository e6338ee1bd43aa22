import SourceText
import YAMLTree

/// One document of a source read again by itself, so that a file with many documents is not read from its
/// beginning for each of them.
struct DocumentSlice {
  /// The document's tree, whose ranges count from the slice's beginning.
  let tree: NodeTree
  private let offset: UInt32

  /// Reads the lines that a document's content stands in; nil where they do not make a document by
  /// themselves.
  init?(_ range: SourceRange, of source: Source, limits: Limits) {
    let bytes = source.bytes
    var start = min(Int(range.start), bytes.count)
    while start > 0, !Self.isLineBreak(bytes[start - 1]) { start -= 1 }
    var end = max(start, min(Int(range.end), bytes.count))
    while end < bytes.count, !Self.isLineBreak(bytes[end]) { end += 1 }
    var stream = DocumentStream(
      Source(id: source.id, path: source.path, bytes: Array(bytes[start..<end])), limits: limits)
    var tree = NodeTree()
    guard let isThere = try? stream.next(into: &tree), isThere else { return nil }
    self.tree = tree
    offset = UInt32(start)
  }

  /// A range of the source as the slice counts.
  func range(_ range: SourceRange) -> SourceRange {
    SourceRange(start: range.start - min(offset, range.start), end: range.end - min(offset, range.end))
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

public import SourceText

/// One node of a document: 24 bytes, no references.
///
/// The records of a document lie in document order, a collection before its children:
///
///     a: [x, y]        0 mapping    subtreeEnd 5
///     b: *p            1 "a"        subtreeEnd 2
///                      2 sequence   subtreeEnd 5 ...
///
/// so that a subtree is a range of indices, and the next sibling stands at `subtreeEnd`. After the root's
/// subtree come the entries that merge keys bring, as pairs of alias records (see `MergeKeys`).
@usableFromInline
struct NodeRecord: BitwiseCopyable, Sendable {
  /// What the record stands for.
  @usableFromInline
  enum Shape: UInt8, BitwiseCopyable, Sendable {
    case scalar, sequence, mapping, alias
  }

  /// How a scalar was written; `.plain` for a collection and an alias.
  @usableFromInline
  enum Style: UInt8, BitwiseCopyable, Sendable {
    case plain, singleQuoted, doubleQuoted, block
  }

  @usableFromInline var shape: Shape
  @usableFromInline var style: Style = .plain
  @usableFromInline var tag: Tag = .none
  /// A plain `<<` in the place of a key: the entry is not the mapping's own.
  @usableFromInline var isMergeKey = false
  /// The node's bytes in the source.
  @usableFromInline var range: SourceRange
  /// A scalar: its decoded text, in `NodeTree.text`. An alias: `start` is the record it stands for.
  /// A mapping: the records of the entries that its merge keys bring.
  @usableFromInline var payload: SourceRange
  /// The index of the first record that is not in this subtree.
  @usableFromInline var subtreeEnd: UInt32

  init(_ shape: Shape, range: SourceRange, payload: SourceRange = .beginning, subtreeEnd: UInt32) {
    self.shape = shape
    self.range = range
    self.payload = payload
    self.subtreeEnd = subtreeEnd
  }

  /// The record of an alias for `target`, which is never an alias itself.
  static func alias(of target: UInt32, range: SourceRange, at index: Int) -> NodeRecord {
    NodeRecord(
      .alias, range: range, payload: SourceRange(start: target, end: target), subtreeEnd: UInt32(index + 1))
  }
}

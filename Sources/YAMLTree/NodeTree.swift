public import SourceText

/// One document: an arena of nodes, and every fault in it that did not end the reading.
///
/// Every accessor but `range` follows an alias to the node it stands for. A node is a handle into the tree
/// that made it; it means nothing in another tree, nor in the same one once the next document was read into
/// it.
public struct NodeTree: Sendable {
  /// A handle of one node.
  public struct Node: Hashable, BitwiseCopyable, Sendable {
    /// The place in document order.
    public let index: UInt32

    @inlinable
    init(_ index: UInt32) { self.index = index }
  }

  /// The three kinds of node (YAML 1.2.2 section 3.2.1.1).
  public enum Kind: UInt8, Hashable, BitwiseCopyable, Sendable {
    /// Text, or what stands for a number, a boolean or null.
    case scalar
    /// A list of nodes.
    case sequence
    /// A list of pairs of nodes.
    case mapping
  }

  @usableFromInline var records: [NodeRecord] = []
  /// The decoded text of all scalars up to `textCount`, and room for more.
  @usableFromInline var text: [UInt8] = []
  var textCount = 0
  /// The faults that did not end the reading: all of the document, in document order.
  public internal(set) var problems: [Problem] = []

  /// An empty tree. Reading into it again and again reuses its buffers.
  public init() {}

  /// The document's one outermost node; none before anything was read.
  @inlinable public var root: Node? { records.isEmpty ? nil : Node(0) }

  /// Empties the tree; keeps the buffers.
  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    textCount = 0
    if !problems.isEmpty { problems = [] }
  }
}

extension NodeTree {
  /// Makes room for `count` more bytes of text.
  mutating func reserveText(_ count: Int) {
    guard text.count - textCount < count else { return }
    text.append(contentsOf: repeatElement(0, count: max(count, text.count)))
  }

  /// The record that a node stands for, through an alias.
  @inlinable
  func record(_ node: Node) -> NodeRecord {
    let record = records[Int(node.index)]
    return record.shape == .alias ? records[Int(record.payload.start)] : record
  }

  /// The node itself, or the one that it is an alias of.
  @inlinable
  public func resolved(_ node: Node) -> Node {
    let record = records[Int(node.index)]
    return record.shape == .alias ? Node(record.payload.start) : node
  }

  /// Which of the three kinds a node is.
  @inlinable
  public func kind(_ node: Node) -> Kind {
    switch record(node).shape {
    case .mapping: .mapping
    case .sequence: .sequence
    case .scalar, .alias: .scalar
    }
  }

  /// Where a node stands in the source.
  ///
  /// A scalar's range is its token as written, with quotes and without anchor and tag; an alias's is the
  /// alias (`range(resolved(node))` is what it stands for); a block collection's goes from its first to its
  /// last content, without the blank lines and comments around it.
  @inlinable
  public func range(_ node: Node) -> SourceRange { records[Int(node.index)].range }

  /// Whether a node is a scalar without quotes, not a block scalar.
  @inlinable
  public func isPlain(_ node: Node) -> Bool {
    let record = record(node)
    return record.shape == .scalar && record.style == .plain
  }

  /// The decoded content of a scalar; empty for a collection.
  public func text(_ node: Node) -> String {
    let record = record(node)
    guard record.shape == .scalar else { return "" }
    return String(decoding: text[Int(record.payload.start)..<Int(record.payload.end)], as: UTF8.self)
  }

  /// Calls `body` with the decoded content of a scalar as UTF-8, without a copy; with nothing for a
  /// collection.
  @inlinable
  public func withText<Result, Failure: Error>(
    _ node: Node, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let record = record(node)
    guard record.shape == .scalar else { return try body(text.span.extracting(first: 0)) }
    return try body(text.span.extracting(Int(record.payload.start)..<Int(record.payload.end)))
  }

  /// Whether a node is a scalar whose decoded content is `string`: the test for looking up a key.
  @inlinable
  public func textEquals(_ node: Node, _ string: StaticString) -> Bool {
    let record = record(node)
    guard record.shape == .scalar, string.hasPointerRepresentation else { return false }
    let start = Int(record.payload.start)
    guard Int(record.payload.end) - start == string.utf8CodeUnitCount else { return false }
    let other = unsafe UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount)
    for index in other.indices where unsafe text[start + index] != other[index] { return false }
    return true
  }
}

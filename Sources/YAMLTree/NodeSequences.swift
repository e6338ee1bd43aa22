public import SourceText

extension NodeTree {
  /// The entries of a mapping: its own in document order, then those that its merge keys bring.
  ///
  /// An own key hides a merged one, and an earlier merged mapping hides a later. The merge key itself is no
  /// entry. A key that stands twice (which is a problem) comes twice. Nothing for another kind of node.
  @inlinable
  public func entries(of node: Node) -> Entries {
    let record = record(node)
    guard record.shape == .mapping else { return Entries(records: records, next: 0, end: 0, merged: 0..<0) }
    return Entries(
      records: records, next: resolved(node).index + 1, end: record.subtreeEnd,
      merged: record.payload.start..<record.payload.end)
  }

  /// The elements of a sequence, in order; nothing for another kind of node.
  @inlinable
  public func elements(of node: Node) -> Elements {
    let record = record(node)
    guard record.shape == .sequence else { return Elements(records: records, next: 0, end: 0) }
    return Elements(records: records, next: resolved(node).index + 1, end: record.subtreeEnd)
  }

  /// The value of a mapping's first entry with the key `key`; none for another kind of node.
  @inlinable
  public func value(of key: StaticString, in node: Node) -> Node? {
    for entry in entries(of: node) where textEquals(entry.key, key) { return entry.value }
    return nil
  }

  /// The entries of one mapping.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let records: [NodeRecord]
    @usableFromInline var index: UInt32
    @usableFromInline var end: UInt32
    /// Where the merged entries lie; emptied when they are begun.
    @usableFromInline var merged: Range<UInt32>

    @inlinable
    init(records: [NodeRecord], next: UInt32, end: UInt32, merged: Range<UInt32>) {
      self.records = records
      self.index = next
      self.end = end
      self.merged = merged
    }

    /// The next entry.
    @inlinable
    public mutating func next() -> (key: Node, value: Node)? {
      while true {
        while index < end {
          let key = index
          let value = records[Int(key)].subtreeEnd
          index = records[Int(value)].subtreeEnd
          if !records[Int(key)].isMergeKey { return (Node(key), Node(value)) }
        }
        guard !merged.isEmpty else { return nil }
        index = merged.lowerBound
        end = merged.upperBound
        merged = end..<end
      }
    }
  }

  /// The elements of one sequence.
  public struct Elements: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let records: [NodeRecord]
    @usableFromInline var index: UInt32
    @usableFromInline let end: UInt32

    @inlinable
    init(records: [NodeRecord], next: UInt32, end: UInt32) {
      self.records = records
      self.index = next
      self.end = end
    }

    /// The next element.
    @inlinable
    public mutating func next() -> Node? {
      guard index < end else { return nil }
      let node = Node(index)
      index = records[Int(index)].subtreeEnd
      return node
    }
  }
}

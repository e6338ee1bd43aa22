import SourceText

/// Which keys of one mapping were seen: a small list, or a hash table once it is long.
///
/// The hash is seeded at random (`Hasher`), so that no file can be written whose keys all collide.
struct KeyIndex {
  /// Up to here, comparing lengths and bytes one by one is cheaper.
  private static let longestList = 12

  private var nodes: [UInt32] = []
  /// Node plus one, zero where free; a power of two long, at most half full.
  private var slots: [UInt32] = []

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
  }

  /// The node with the same text that was inserted before; else inserts `node`.
  @inline(__always)
  mutating func insert(_ node: UInt32, in tree: NodeTree) -> UInt32? {
    if nodes.count < Self.longestList {
      for other in nodes where tree.hasSameText(node, other) { return other }
      nodes.append(node)
      return nil
    }
    return insertHashed(node, in: tree)
  }

  private mutating func insertHashed(_ node: UInt32, in tree: NodeTree) -> UInt32? {
    if slots.count < 2 * (nodes.count + 1) { grow(in: tree) }
    var slot = hash(node, in: tree) & (slots.count - 1)
    while slots[slot] != 0 {
      if tree.hasSameText(node, slots[slot] - 1) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = node + 1
    nodes.append(node)
    return nil
  }

  private mutating func grow(in tree: NodeTree) {
    var count = 64
    while count < 4 * (nodes.count + 1) { count *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: count))
    for node in nodes {
      var slot = hash(node, in: tree) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = node + 1
    }
  }

  private func hash(_ node: UInt32, in tree: NodeTree) -> Int {
    var hasher = Hasher()
    let text = tree.record(NodeTree.Node(node)).payload
    unsafe tree.text.withUnsafeBytes { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[Int(text.start)..<Int(text.end)]))
    }
    return hasher.finalize()
  }
}

extension NodeTree {
  /// Whether two scalars (or aliases of scalars) have the same decoded text.
  @inline(__always)
  func hasSameText(_ node: UInt32, _ other: UInt32) -> Bool {
    let first = record(Node(node)).payload
    let second = record(Node(other)).payload
    let count = Int(first.end - first.start)
    guard count == Int(second.end - second.start) else { return false }
    for offset in 0..<count where text[Int(first.start) + offset] != text[Int(second.start) + offset] {
      return false
    }
    return true
  }
}

import SourceText

extension TreeBuilder {
  /// Up to so many keys of a mapping are compared one by one; more are hashed.
  private static let fewKeys = 12

  /// Reports the keys of a mapping that stand twice, are no text, or are too long; notes its merge key.
  ///
  /// A 64-bit filter of the keys' lengths, first and last bytes tells most keys apart without comparing them.
  mutating func checkKeys(of mapping: UInt32, in tree: inout NodeTree) {
    var mergeKey: UInt32?
    var filter: UInt64 = 0
    var count = 0
    let keyBytes = UInt32(clamping: limits.keyBytes)
    var key = mapping + 1
    let end = tree.records[Int(mapping)].subtreeEnd
    while key < end {
      let record = tree.record(NodeTree.Node(key))
      let value = tree.records[Int(key)].subtreeEnd
      if record.isMergeKey {
        if let mergeKey { report(.duplicateMergeKey, key, first: mergeKey, in: &tree) }
        mergeKey = mergeKey ?? key
      } else if isText(record, in: tree) {
        count += 1
        let bit = filterBit(record, in: tree)
        if count > Self.fewKeys || filter & bit != 0 || record.payload.end - record.payload.start > keyBytes {
          compare(key, number: count, in: &tree, mapping: mapping)
        }
        filter |= bit
      } else {
        report(.keyNotText, key, first: nil, in: &tree)
      }
      key = tree.records[Int(value)].subtreeEnd
    }
    if mergeKey != nil { mergingMappings.append(mapping) }
  }

  @inline(__always)
  private func filterBit(_ record: NodeRecord, in tree: NodeTree) -> UInt64 {
    let count = record.payload.end - record.payload.start
    guard count > 0 else { return 1 }
    let first = tree.text[Int(record.payload.start)]
    let last = tree.text[Int(record.payload.end) - 1]
    return 1 << ((UInt64(count) &* 7 &+ UInt64(first) &* 5 &+ UInt64(last) &* 11) & 63)
  }

  /// Compares a key with those before it in its mapping.
  private mutating func compare(_ key: UInt32, number: Int, in tree: inout NodeTree, mapping: UInt32) {
    let text = tree.record(NodeTree.Node(key)).payload
    guard text.end - text.start <= UInt32(clamping: limits.keyBytes) else {
      return report(.keyTooLong(limit: limits.keyBytes), key, first: nil, in: &tree)
    }
    var first: UInt32?
    if number <= Self.fewKeys {
      first = tree.keys(of: mapping).first { $0 >= key || isSameKey($0, key, in: tree) }
      if first == key { first = nil }
    } else {
      if number == Self.fewKeys + 1 {
        keys.removeAll()
        for other in tree.keys(of: mapping).prefix(while: { $0 < key }) where isText(other, in: tree) {
          _ = keys.insert(other, in: tree)
        }
      }
      first = keys.insert(key, in: tree)
    }
    if let first { report(.duplicateKey(tree.text(NodeTree.Node(key))), key, first: first, in: &tree) }
  }

  private func isSameKey(_ key: UInt32, _ other: UInt32, in tree: NodeTree) -> Bool {
    isText(key, in: tree) && tree.hasSameText(key, other)
  }

  func isText(_ key: UInt32, in tree: NodeTree) -> Bool {
    !tree.records[Int(key)].isMergeKey && isText(tree.record(NodeTree.Node(key)), in: tree)
  }

  /// A scalar that is neither null nor a boolean: what is wanted as text takes a number as it is spelled.
  @inline(__always)
  private func isText(_ record: NodeRecord, in tree: NodeTree) -> Bool {
    guard record.shape == .scalar else { return false }
    if record.tag == .none {
      if record.style != .plain { return true }
      if record.payload.isEmpty { return false }
      // No null and no boolean begins otherwise.
      switch tree.text[Int(record.payload.start)] | 0x20 {
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "~"): break
      default: return true
      }
    }
    switch tree.value(of: record) {
    case .null, .bool: return false
    case .integer, .float, .string: return true
    }
  }

  func report(_ reason: Problem.Reason, _ node: UInt32, first: UInt32?, in tree: inout NodeTree) {
    let related = first.map { tree.records[Int($0)].range }
    tree.problems.append(Problem(reason, at: tree.records[Int(node)].range, related: related))
  }
}

extension NodeTree {
  /// A mapping's keys as written, merge keys among them.
  func keys(of mapping: UInt32) -> some Sequence<UInt32> {
    let end = records[Int(mapping)].subtreeEnd
    return sequence(state: mapping + 1) { next in
      guard next < end else { return nil }
      let key = next
      next = records[Int(records[Int(key)].subtreeEnd)].subtreeEnd
      return key
    }
  }
}

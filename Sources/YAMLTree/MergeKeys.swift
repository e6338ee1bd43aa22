import SourceText

extension TreeBuilder {
  /// Reports the keys of a mapping that stand twice, are no text, or are too long; notes its merge key.
  mutating func checkKeys(of mapping: UInt32, in tree: inout NodeTree) {
    var mergeKey: UInt32?
    keys.removeAll()
    var key = mapping + 1
    let end = tree.records[Int(mapping)].subtreeEnd
    while key < end {
      let value = tree.records[Int(key)].subtreeEnd
      defer { key = tree.records[Int(value)].subtreeEnd }
      if tree.records[Int(key)].isMergeKey {
        if let mergeKey { report(.duplicateMergeKey, key, first: mergeKey, in: &tree) }
        mergeKey = mergeKey ?? key
      } else {
        check(key, in: &tree)
      }
    }
    if mergeKey != nil { mergingMappings.append(mapping) }
  }

  @inline(__always)
  private mutating func check(_ key: UInt32, in tree: inout NodeTree) {
    guard isText(key, in: tree) else { return report(.keyNotText, key, first: nil, in: &tree) }
    let text = tree.record(NodeTree.Node(key)).payload
    guard text.end - text.start <= UInt32(clamping: limits.keyBytes) else {
      return report(.keyTooLong(limit: limits.keyBytes), key, first: nil, in: &tree)
    }
    if let first = keys.insert(key, in: tree) {
      report(.duplicateKey(tree.text(NodeTree.Node(key))), key, first: first, in: &tree)
    }
  }

  /// A scalar that is neither null nor a boolean: what is wanted as text takes a number as it is spelled.
  @inline(__always)
  private func isText(_ key: UInt32, in tree: NodeTree) -> Bool {
    let record = tree.record(NodeTree.Node(key))
    guard record.shape == .scalar else { return false }
    guard record.style == .plain || record.tag != .none else { return true }
    if record.payload.isEmpty { return record.tag == .string || record.tag == .nonSpecific }
    if record.tag == .none {
      // No null and no boolean begins otherwise.
      switch tree.text[Int(record.payload.start)] {
      case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
        UInt8(ascii: "F"), UInt8(ascii: "~"):
        break
      default: return true
      }
    }
    switch tree.value(NodeTree.Node(key)) {
    case .null, .bool: return false
    case .integer, .float, .string: return true
    }
  }

  private func report(_ reason: Problem.Reason, _ node: UInt32, first: UInt32?, in tree: inout NodeTree) {
    let related = first.map { tree.records[Int($0)].range }
    tree.problems.append(Problem(reason, at: tree.records[Int(node)].range, related: related))
  }
}

extension TreeBuilder {
  /// Gives each mapping with a merge key the entries that it brings, as pairs of alias records after the root.
  ///
  /// YAML 1.1's merge type (https://yaml.org/type/merge.html): an own key wins, then the earlier merged mapping.
  /// Mappings come in the order of their ends, so one that is merged is always complete.
  mutating func mergeKeys(in tree: inout NodeTree) throws(ParseError) {
    var visited = 0
    for mapping in mergingMappings { try merge(into: mapping, in: &tree, visited: &visited) }
  }

  private mutating func merge(
    into mapping: UInt32, in tree: inout NodeTree, visited: inout Int
  ) throws(ParseError) {
    keys.removeAll()
    var mergeKey: UInt32?
    for (key, _) in tree.ownEntries(of: mapping) {
      if tree.records[Int(key)].isMergeKey {
        mergeKey = mergeKey ?? key
      } else if isText(key, in: tree) {
        _ = keys.insert(key, in: tree)
      }
    }
    guard let mergeKey else { return }
    let start = UInt32(truncatingIfNeeded: tree.records.count)
    for source in mergeSources(of: mergeKey, in: &tree) {
      for (key, value) in tree.entries(of: source) {
        visited += 1
        guard visited <= limits.mergedEntries else {
          throw ParseError(
            .tooManyMergedEntries(limit: limits.mergedEntries), at: tree.records[Int(mergeKey)].range)
        }
        guard isText(key.index, in: tree), keys.insert(key.index, in: tree) == nil else { continue }
        appendAlias(of: key, to: &tree)
        appendAlias(of: value, to: &tree)
      }
    }
    tree.records[Int(mapping)].payload = SourceRange(start: start, end: UInt32(tree.records.count))
  }

  /// The mappings that the value of a merge key names: one, or a list of them.
  private func mergeSources(of mergeKey: UInt32, in tree: inout NodeTree) -> [NodeTree.Node] {
    let value = NodeTree.Node(tree.records[Int(mergeKey)].subtreeEnd)
    let candidates = tree.kind(value) == .sequence ? Array(tree.elements(of: value)) : [value]
    return candidates.filter { candidate in
      if tree.kind(candidate) == .mapping { return true }
      report(.badMergeValue, candidate.index, first: nil, in: &tree)
      return false
    }
  }

  private func appendAlias(of node: NodeTree.Node, to tree: inout NodeTree) {
    let range = tree.range(node)
    tree.records.append(.alias(of: tree.resolved(node).index, range: range, at: tree.records.count))
  }
}

extension NodeTree {
  /// A mapping's entries as written, merge keys among them.
  fileprivate func ownEntries(of mapping: UInt32) -> some Sequence<(UInt32, UInt32)> {
    let end = records[Int(mapping)].subtreeEnd
    return sequence(state: mapping + 1) { key in
      guard key < end else { return nil }
      let entry = (key, records[Int(key)].subtreeEnd)
      key = records[Int(entry.1)].subtreeEnd
      return entry
    }
  }
}

import SourceText

extension TreeBuilder {
  /// Gives each mapping with a merge key the entries that it brings, as pairs of alias records after the
  /// root.
  ///
  /// YAML 1.1's merge type (https://yaml.org/type/merge.html): an own key wins, then the earlier merged
  /// mapping. Mappings come in the order of their ends, so one that is merged is always complete.
  mutating func mergeKeys(in tree: inout NodeTree) throws(ParseError) {
    var visited = 0
    for mapping in mergingMappings { try merge(into: mapping, in: &tree, visited: &visited) }
  }

  private mutating func merge(
    into mapping: UInt32, in tree: inout NodeTree, visited: inout Int
  ) throws(ParseError) {
    keys.removeAll()
    var mergeKey: UInt32?
    for key in tree.keys(of: mapping) {
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

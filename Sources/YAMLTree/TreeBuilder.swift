import SourceText

/// Turns the events of one document after another into trees. No recursion: open collections are a stack.
struct TreeBuilder {
  /// A collection whose end was not seen yet.
  struct Open {
    let node: UInt32
    let isMapping: Bool
    let isFlow: Bool
    /// Its place in `anchors`, or none.
    let anchor: Int?
    /// How many levels of collections it holds so far, itself included.
    var height = 1
    /// Whether the next node is a key.
    var awaitsKey: Bool

    static let document = Open(node: 0, isMapping: false, isFlow: false, anchor: nil, awaitsKey: false)
  }

  let limits: Limits
  /// The innermost open collection; at the top of a document, something that stands for the document.
  var inner = Open.document
  /// The collections around `inner`, and what stands for the document.
  var outer: [Open] = []
  var anchors = Anchors()
  var keys = KeyIndex()
  /// Mappings with a merge key, inner ones first.
  var mergingMappings: [UInt32] = []
  /// The nodes that the aliases so far stand for, aliases among them expanded.
  var aliasedNodes = 0
  private var aliases = 0
  /// The end of the last token that is part of a node.
  var contentEnd: UInt32 = 0

  init(limits: Limits) {
    self.limits = limits
    outer.reserveCapacity(16)
  }

  /// Forgets the document before.
  mutating func begin(at offset: UInt32) {
    outer.removeAll(keepingCapacity: true)
    inner = .document
    anchors.removeAll()
    mergingMappings.removeAll(keepingCapacity: true)
    aliasedNodes = 0
    aliases = 0
    contentEnd = offset
  }

  /// Reads events up to the document's end.
  mutating func readDocument(
    from reader: inout EventReader, source: Span<UInt8>, into tree: inout NodeTree
  ) throws(ParseError) {
    while true {
      let kind = try reader.advance()
      if kind == .scalar {
        try addScalar(&reader, source: source, to: &tree)
        continue
      }
      switch kind {
      case .mappingStart, .sequenceStart: try beginCollection(kind, &reader, source: source, in: &tree)
      case .mappingEnd, .sequenceEnd: endCollection(at: reader.end, in: &tree)
      case .alias: try addAlias(&reader, source: source, to: &tree)
      default: return
      }
    }
  }

  /// Ends what a document that broke off left open, each mapping with a value for its last key.
  mutating func closeAll(in tree: inout NodeTree) {
    while !outer.isEmpty {
      if inner.isMapping, !inner.awaitsKey {
        let index = tree.records.count
        tree.records.append(
          NodeRecord(
            .scalar, range: SourceRange(start: contentEnd, end: contentEnd), subtreeEnd: UInt32(index + 1)))
      }
      endCollection(at: contentEnd, in: &tree)
    }
  }
}

extension TreeBuilder {
  @inline(__always)
  private mutating func addScalar(
    _ reader: inout EventReader, source: Span<UInt8>, to tree: inout NodeTree
  ) throws(ParseError) {
    let text = reader.appendText(to: &tree)
    var record = NodeRecord(
      .scalar, range: SourceRange(start: reader.start, end: reader.end), payload: text,
      subtreeEnd: UInt32(truncatingIfNeeded: tree.records.count + 1))
    record.style = reader.style
    if inner.isFlow, inner.awaitsKey { checkQuestionMark(before: reader.start, source: source, in: &tree) }
    if record.range.isEmpty || record.style == .block || reader.hasProperties(.scalar) {
      adjust(&record, &reader, source: source, in: &tree)
    }
    contentEnd = max(contentEnd, record.range.end)
    if text.end - text.start == 2 { record.isMergeKey = isMergeKey(record, in: tree) }
    try append(record, to: &tree)
  }

  /// What few scalars need: an anchor, a tag, a better place than libyaml's.
  @inline(never)
  private mutating func adjust(
    _ record: inout NodeRecord, _ reader: inout EventReader, source: Span<UInt8>, in tree: inout NodeTree
  ) {
    let range = record.range
    if reader.hasProperties(.scalar) {
      let place = properties(reader, .scalar, source: source, in: &tree)
      record.range = SourceRange(start: place.content, end: range.end)
      record.tag = tag(reader, .scalar, place, source: source, text: record.payload, in: &tree)
      if let name = reader.anchorName(.scalar) { anchors.add(name, node: record.subtreeEnd - 1) }
    } else if range.isEmpty {
      record.range = emptyRange(at: range.start, source: source)
    }
    if record.style == .block { record.range = withoutTrailingBlanks(record.range, source: source) }
  }

  /// A plain, untagged `<<` in the place of a key (YAML 1.1's merge type).
  private func isMergeKey(_ record: NodeRecord, in tree: NodeTree) -> Bool {
    guard inner.awaitsKey, record.style == .plain, record.tag == .none else { return false }
    let start = Int(record.payload.start)
    return tree.text[start] == UInt8(ascii: "<") && tree.text[start + 1] == UInt8(ascii: "<")
  }

  @inline(__always)
  private mutating func append(_ record: NodeRecord, to tree: inout NodeTree) throws(ParseError) {
    guard tree.records.count < limits.nodes else {
      throw ParseError(.tooManyNodes(limit: limits.nodes), at: record.range)
    }
    tree.records.append(record)
    inner.awaitsKey = inner.isMapping && !inner.awaitsKey
  }

  private mutating func beginCollection(
    _ kind: EventReader.Kind, _ reader: inout EventReader, source: Span<UInt8>, in tree: inout NodeTree
  ) throws(ParseError) {
    let shape: NodeRecord.Shape = kind == .mappingStart ? .mapping : .sequence
    var record = NodeRecord(shape, range: SourceRange(start: reader.start, end: reader.end), subtreeEnd: 0)
    var anchor: Int?
    if inner.isFlow, inner.awaitsKey { checkQuestionMark(before: reader.start, source: source, in: &tree) }
    let index = UInt32(truncatingIfNeeded: tree.records.count)
    if reader.hasProperties(kind) {
      let place = properties(reader, kind, source: source, in: &tree)
      record.range = SourceRange(start: place.content, end: reader.end)
      record.tag = tag(reader, kind, place, source: source, text: .beginning, in: &tree)
      if let name = reader.anchorName(kind) {
        anchor = anchors.add(name, node: index, sizeBefore: size(of: tree))
      }
    }
    guard outer.count < limits.depth else {
      throw ParseError(.tooDeep(limit: limits.depth), at: record.range)
    }
    try append(record, to: &tree)
    outer.append(inner)
    let isMapping = kind == .mappingStart
    inner = Open(
      node: index, isMapping: isMapping, isFlow: reader.isFlow(kind), anchor: anchor, awaitsKey: isMapping)
  }

  private mutating func endCollection(at end: UInt32, in tree: inout NodeTree) {
    guard let around = outer.popLast() else { return }
    let ended = inner
    inner = around
    inner.height = max(inner.height, ended.height + 1)
    let node = Int(ended.node)
    if ended.isFlow { contentEnd = max(contentEnd, end) }
    tree.records[node].subtreeEnd = UInt32(truncatingIfNeeded: tree.records.count)
    tree.records[node].range = SourceRange(start: tree.records[node].range.start, end: contentEnd)
    if let anchor = ended.anchor {
      anchors.close(anchor, size: size(of: tree), height: ended.height)
    }
    if ended.isMapping { checkKeys(of: ended.node, in: &tree) }
  }

  /// How many nodes there are so far, aliases expanded.
  private func size(of tree: NodeTree) -> Int { tree.records.count - aliases + aliasedNodes }

  private mutating func addAlias(
    _ reader: inout EventReader, source: Span<UInt8>, to tree: inout NodeTree
  ) throws(ParseError) {
    let range = SourceRange(start: reader.start, end: reader.end)
    let name = reader.anchorName(.alias) ?? ""
    contentEnd = max(contentEnd, range.end)
    let index = tree.records.count
    if inner.isFlow, inner.awaitsKey { checkQuestionMark(before: reader.start, source: source, in: &tree) }
    checkNameEnd(Int(range.end), of: range, source: source, in: &tree)
    guard let target = anchors.find(name), !target.isOpen else {
      let reason: Problem.Reason = anchors.find(name) == nil ? .undefinedAlias(name) : .recursiveAlias(name)
      tree.problems.append(Problem(reason, at: range))
      return try append(NodeRecord(.scalar, range: range, subtreeEnd: UInt32(index + 1)), to: &tree)
    }
    guard outer.count + target.height <= limits.depth else {
      throw ParseError(
        .tooDeep(limit: limits.depth), at: range, related: tree.records[Int(target.node)].range)
    }
    aliases += 1
    aliasedNodes += target.size
    guard aliasedNodes <= limits.expandedNodes else {
      throw ParseError(.tooManyNodesAfterExpansion(limit: limits.expandedNodes), at: range)
    }
    try append(.alias(of: target.node, range: range, at: index), to: &tree)
    inner.height = max(inner.height, target.height + 1)
  }
}

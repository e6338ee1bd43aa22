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
  /// The end of the last token that is part of a node.
  private var contentEnd: UInt32 = 0

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
      case .alias: try addAlias(&reader, to: &tree)
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
      let place = properties(reader, .scalar, source: source)
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
    let index = UInt32(truncatingIfNeeded: tree.records.count)
    if reader.hasProperties(kind) {
      let place = properties(reader, kind, source: source)
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
  private func size(of tree: NodeTree) -> Int { tree.records.count + aliasedNodes }

  private mutating func addAlias(_ reader: inout EventReader, to tree: inout NodeTree) throws(ParseError) {
    let range = SourceRange(start: reader.start, end: reader.end)
    let name = reader.anchorName(.alias) ?? ""
    contentEnd = max(contentEnd, range.end)
    let index = tree.records.count
    guard let target = anchors.find(name), !target.isOpen else {
      let reason: Problem.Reason = anchors.find(name) == nil ? .undefinedAlias(name) : .recursiveAlias(name)
      tree.problems.append(Problem(reason, at: range))
      return try append(NodeRecord(.scalar, range: range, subtreeEnd: UInt32(index + 1)), to: &tree)
    }
    guard outer.count + target.height <= limits.depth else {
      throw ParseError(.tooDeep(limit: limits.depth), at: range, related: tree.records[Int(target.node)].range)
    }
    aliasedNodes += target.size
    guard aliasedNodes <= limits.expandedNodes else {
      throw ParseError(.tooManyNodesAfterExpansion(limit: limits.expandedNodes), at: range)
    }
    try append(.alias(of: target.node, range: range, at: index), to: &tree)
    inner.height = max(inner.height, target.height + 1)
  }
}

// MARK: Places

extension TreeBuilder {
  /// Where a node's content and its tag stand.
  private struct Properties {
    var content: UInt32
    var tag: SourceRange?
  }

  /// Walks over a node's anchor and tag, which libyaml counts to its token, and what separates them from it.
  private func properties(
    _ reader: borrowing EventReader, _ kind: EventReader.Kind, source: Span<UInt8>
  ) -> Properties {
    var index = Int(reader.start)
    let end = min(Int(reader.end), source.count)
    var found = Properties(content: reader.end)
    while index < end {
      switch source[index] {
      case UInt8(ascii: "&"):
        index = Lines.skip(from: index + 1, to: end, in: source, while: Lines.isName)
      case UInt8(ascii: "!"):
        guard found.tag == nil else { return found }
        let tagEnd = Lines.skipTag(from: index, to: end, in: source)
        found.tag = SourceRange(start: UInt32(index), end: UInt32(tagEnd))
        index = tagEnd
      default:
        found.content = UInt32(index)
        return found
      }
      index = Lines.skipBlanksAndComments(from: index, to: end, in: source)
    }
    return found
  }

  /// The place of a value that is not written at all: after its `:`, `-` or `?`, else after what precedes it.
  private func emptyRange(at offset: UInt32, source: Span<UInt8>) -> SourceRange {
    let before = offset > 0 && Int(offset) <= source.count ? source[Int(offset) - 1] : 0
    let isAfterIndicator = before == UInt8(ascii: ":") || before == UInt8(ascii: "-") || before == UInt8(ascii: "?")
    let place = isAfterIndicator ? offset : min(offset, contentEnd)
    return SourceRange(start: place, end: place)
  }

  private func withoutTrailingBlanks(_ range: SourceRange, source: Span<UInt8>) -> SourceRange {
    var end = min(Int(range.end), source.count)
    while end > Int(range.start), Lines.isBlankOrBreak(source[end - 1]) { end -= 1 }
    return SourceRange(start: range.start, end: UInt32(end))
  }

  /// The node's tag; reports one that is not allowed here, or that its text does not match.
  private func tag(
    _ reader: borrowing EventReader, _ kind: EventReader.Kind, _ place: Properties, source: Span<UInt8>,
    text: SourceRange, in tree: inout NodeTree
  ) -> Tag {
    guard let name = reader.tagName(kind) else { return .none }
    let range = place.tag ?? SourceRange(start: reader.start, end: place.content)
    // A tag with escapes such as `%00` may not be what its decoded name says.
    let rangeEnd = Int(range.end)
    let isEscaped = Lines.skip(from: Int(range.start), to: rangeEnd, in: source) { $0 != UInt8(ascii: "%") } < rangeEnd
    let tag = isEscaped ? .other : Tag(name: name)
    if tag == .other {
      tree.problems.append(Problem(.tagNotAllowed(name), at: range))
    } else if !matches(tag, kind, text: text, in: tree) {
      tree.problems.append(Problem(.tagMismatch(name), at: range))
    }
    return tag
  }

  private func matches(_ tag: Tag, _ kind: EventReader.Kind, text: SourceRange, in tree: NodeTree) -> Bool {
    guard kind == .scalar else { return tag.fits(kind == .mappingStart ? .mapping : .sequence) }
    return tag.value(of: tree.text.span.extracting(Int(text.start)..<Int(text.end))) != nil
  }
}

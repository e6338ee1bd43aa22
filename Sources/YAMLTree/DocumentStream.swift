public import SourceText

/// The documents of one file, one after another.
///
///     var stream = DocumentStream(source)
///     var tree = NodeTree()
///     while try stream.next(into: &tree) { ... }
public struct DocumentStream: ~Copyable {
  private let limits: Limits
  private let bytes: [UInt8]
  private var reader: EventReader?
  private var builder: TreeBuilder
  private let scan: SourceScan
  private var documents = 0
  private var problemsGiven = 0

  /// Begins to read `source`, which must be UTF-8: see `decodeText`.
  public init(_ source: Source, limits: Limits = Limits()) {
    self.limits = limits
    bytes = source.bytes
    scan = SourceScan(source.bytes, limits: limits)
    reader = EventReader(scan)
    builder = TreeBuilder(limits: limits)
  }

  /// Reads the next document into `tree`; false at the end of the file.
  ///
  /// After a throw, `tree` holds what was read of the document up to there, with its open collections closed
  /// and its problems, and the stream is over.
  public mutating func next(into tree: inout NodeTree) throws(ParseError) -> Bool {
    tree.removeAll()
    guard var reader = reader.take() else { return false }
    let bytes = bytes
    do throws(ParseError) {
      guard try beginDocument(&reader) else { return false }
      try builder.readDocument(from: &reader, source: bytes.span, into: &tree)
      // A document that goes on to where libyaml's input was cut off is not complete.
      if let failure = scan.failure, reader.endsImplicitly, Int(reader.end) >= scan.end { throw failure }
      try finish(&tree)
      self.reader = consume reader
      return true
    } catch {
      builder.closeAll(in: &tree)
      try? finish(&tree)
      throw error
    }
  }

  private mutating func beginDocument(_ reader: inout EventReader) throws(ParseError) -> Bool {
    builder.begin(at: UInt32(scan.start))
    var kind = try reader.advance()
    if kind == .streamStart { kind = try reader.advance() }
    guard kind == .documentStart else {
      if let failure = scan.failure { throw failure }
      return false
    }
    builder.begin(at: reader.end)
    let range = SourceRange(start: reader.start, end: reader.end)
    guard !reader.hasTagDirectives else { throw ParseError(.tagDirective, at: range) }
    guard documents < limits.documents else {
      throw ParseError(.tooManyDocuments(limit: limits.documents), at: range)
    }
    documents += 1
    return true
  }

  /// What remains to do once all nodes are there.
  private mutating func finish(_ tree: inout NodeTree) throws(ParseError) {
    defer {
      if tree.problems.count > 1 { tree.problems.sort { $0.range.start < $1.range.start } }
    }
    addDirectiveProblems(to: &tree)
    if !builder.mergingMappings.isEmpty { try builder.mergeKeys(in: &tree) }
  }

  /// The problems of the directives that stand before this document's content.
  private mutating func addDirectiveProblems(to tree: inout NodeTree) {
    guard problemsGiven < scan.problems.count else { return }
    let end = tree.records.first?.range.end ?? UInt32(bytes.count)
    while problemsGiven < scan.problems.count, scan.problems[problemsGiven].range.start <= end {
      tree.problems.append(scan.problems[problemsGiven])
      problemsGiven += 1
    }
  }
}

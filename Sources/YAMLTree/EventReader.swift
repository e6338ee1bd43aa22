import CLibYAML
import SourceText

/// libyaml's event parser, behind which all of its pointers stay.
///
/// One event is current; its strings live until the next `advance()`. Offsets are bytes of the source.
@safe
struct EventReader: ~Copyable {
  /// What the current event is.
  enum Kind: UInt32 {
    // In the order of libyaml's constants.
    case none, streamStart, streamEnd, documentStart, documentEnd, alias, scalar
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  private let state: UnsafeMutablePointer<State>
  private let standIns: StandIns?
  /// Why the bytes end before the source does: an error there is due to that.
  private let cutOff: ParseError?
  private var marks: MarkCursor
  /// The first byte of the current event.
  private(set) var start: UInt32 = 0
  /// The byte just past the current event.
  private(set) var end: UInt32 = 0

  /// A reader of the bytes that `scan` found to be harmless; none if there is no memory for it.
  init?(_ scan: SourceScan) {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State(bytes: scan.bytes, position: scan.start, end: scan.end))
    standIns = scan.standIns
    cutOff = scan.failure
    marks = MarkCursor(bytes: scan.bytes, start: scan.start, isASCII: scan.isASCII)
    guard unsafe yaml_parser_initialize(&state.pointee.parser) == 1 else { return nil }
    // With the encoding set, libyaml looks for no byte order mark: ours is skipped, and UTF-16 never comes
    // here.
    unsafe yaml_parser_set_encoding(&state.pointee.parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input(&state.pointee.parser, feed, state)
  }

  deinit {
    unsafe yaml_event_delete(&state.pointee.event)
    unsafe yaml_parser_delete(&state.pointee.parser)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Makes the next event the current one. Past the end it is always `.none`.
  mutating func advance() throws(ParseError) -> Kind {
    unsafe yaml_event_delete(&state.pointee.event)
    guard unsafe yaml_parser_parse(&state.pointee.parser, &state.pointee.event) == 1 else { throw failure() }
    start = unsafe marks.offset(of: state.pointee.event.start_mark.index)
    end = unsafe marks.offset(of: state.pointee.event.end_mark.index)
    return unsafe Kind(rawValue: state.pointee.event.type.rawValue) ?? .none
  }

  private mutating func failure() -> ParseError {
    let parser = unsafe state.pointee.parser
    guard unsafe parser.error != YAML_MEMORY_ERROR else {
      return ParseError(.outOfMemory, at: SourceRange(start: end, end: end))
    }
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe parser.context.map { unsafe String(cString: $0) } ?? ""
    let place = unsafe marks.character(at: parser.problem_mark.index)
    if let cutOff, unsafe Int(place.start) >= state.pointee.end { return cutOff }
    let byte = unsafe Int(place.start) < state.pointee.end ? state.pointee.bytes[Int(place.start)] : nil
    let fault = SyntaxFault(problem: problem, context: context, byte: byte)
    guard !context.isEmpty else { return ParseError(.syntax(fault), at: place) }
    let origin = unsafe marks.character(at: parser.context_mark.index)
    if fault.isBestShownAtItsStart { return ParseError(.syntax(fault), at: origin) }
    return ParseError(.syntax(fault), at: place, related: origin == place ? nil : origin)
  }
}

extension EventReader {
  /// Appends the current scalar's decoded text; gives the range that it takes there.
  @inline(__always)
  func appendText(to tree: inout NodeTree) -> SourceRange {
    let start = tree.textCount
    let count = unsafe state.pointee.event.data.scalar.length
    if tree.text.count - start < count { tree.reserveText(count) }
    unsafe tree.text.withUnsafeMutableBytes { text in
      guard count > 0, let base = text.baseAddress, let value = unsafe state.pointee.event.data.scalar.value
      else { return }
      unsafe (base + start).copyMemory(from: value, byteCount: count)
    }
    tree.textCount = start + count
    standIns?.reveal(in: &tree.text, from: start, to: start + count)
    return SourceRange(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + count))
  }

  /// How the current scalar is written.
  var style: NodeRecord.Style {
    switch unsafe state.pointee.event.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  /// Whether the current collection is written in brackets or braces.
  func isFlow(_ kind: Kind) -> Bool {
    kind == .mappingStart
      ? unsafe state.pointee.event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      : unsafe state.pointee.event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
  }

  /// Whether the current document ends without a `...` line.
  var endsImplicitly: Bool { unsafe state.pointee.event.data.document_end.implicit != 0 }

  /// Whether the current document has `%TAG` directives.
  var hasTagDirectives: Bool {
    let start = unsafe state.pointee.event.data.document_start
    return unsafe start.tag_directives.start != start.tag_directives.end
  }

  /// Whether the current scalar or collection has an anchor or a tag.
  func hasProperties(_ kind: Kind) -> Bool {
    let names = unsafe properties(kind)
    return unsafe names.anchor != nil || names.tag != nil
  }

  /// The full name of the current node's tag.
  func tagName(_ kind: Kind) -> String? {
    unsafe properties(kind).tag.map { unsafe String(cString: $0) }
  }

  /// The name of the current node's anchor, or of the current alias: letters, digits, `-` and `_`.
  func anchorName(_ kind: Kind) -> String? {
    unsafe properties(kind).anchor.map { unsafe String(cString: $0) }
  }

  @unsafe
  private func properties(_ kind: Kind) -> (
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
  ) {
    let data = unsafe state.pointee.event.data
    return switch kind {
    case .scalar: unsafe (data.scalar.anchor, data.scalar.tag)
    case .mappingStart: unsafe (data.mapping_start.anchor, data.mapping_start.tag)
    case .sequenceStart: unsafe (data.sequence_start.anchor, data.sequence_start.tag)
    case .alias: unsafe (data.alias.anchor, nil)
    default: (nil, nil)
    }
  }
}

/// What libyaml works on, at an address that does not change.
@unsafe
private struct State {
  var parser = unsafe yaml_parser_t()
  var event = unsafe yaml_event_t()
  var bytes: [UInt8]
  var position: Int
  let end: Int
}

/// Copies the next bytes for libyaml, so that it never holds a pointer into the array.
private func feed(
  _ data: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int,
  _ sizeRead: UnsafeMutablePointer<Int>?
) -> CInt {
  guard let data = unsafe data, let buffer = unsafe buffer, let sizeRead = unsafe sizeRead else { return 0 }
  let state = unsafe data.assumingMemoryBound(to: State.self)
  let position = unsafe state.pointee.position
  let count = unsafe min(size, state.pointee.end - position)
  unsafe state.pointee.bytes.withUnsafeBufferPointer { bytes in
    guard count > 0, let base = bytes.baseAddress else { return }
    unsafe buffer.update(from: base + position, count: count)
  }
  unsafe state.pointee.position = position + count
  unsafe sizeRead.pointee = count
  return 1
}

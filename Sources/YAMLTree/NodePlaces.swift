import SourceText

extension TreeBuilder {
  /// Where a node's content and its tag stand.
  struct Properties {
    var content: UInt32
    var tag: SourceRange?
  }

  /// Walks over a node's anchor and tag, which libyaml counts to its token, and what separates them from it.
  func properties(
    _ reader: borrowing EventReader, _ kind: EventReader.Kind, source: Span<UInt8>, in tree: inout NodeTree
  ) -> Properties {
    var index = Int(reader.start)
    let end = min(Int(reader.end), source.count)
    var found = Properties(content: reader.end)
    while index < end {
      switch source[index] {
      case UInt8(ascii: "&"):
        let nameEnd = Lines.skip(from: index + 1, to: end, in: source, while: Lines.isName)
        let range = SourceRange(start: UInt32(index), end: UInt32(nameEnd))
        checkNameEnd(nameEnd, of: range, source: source, in: &tree)
        index = nameEnd
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

  /// YAML 1.2.2 section 6.9.2: a name goes on to the next blank, or in brackets to the next of their
  /// characters.
  func checkNameEnd(
    _ end: Int, of range: SourceRange, source: Span<UInt8>, in tree: inout NodeTree
  ) {
    guard end < source.count, !Lines.isBlankOrBreak(source[end]) else { return }
    let next = source[end]
    let ends = next == UInt8(ascii: ",") || next == UInt8(ascii: "]") || next == UInt8(ascii: "}")
    if !ends { tree.problems.append(Problem(.ambiguousAnchorName, at: range)) }
  }

  /// Section 7.3.3: a plain scalar may begin with a `?` that no blank follows.
  @inline(__always)
  func checkQuestionMark(before offset: UInt32, source: Span<UInt8>, in tree: inout NodeTree) {
    guard offset > 0, Int(offset) < source.count, source[Int(offset) - 1] == UInt8(ascii: "?") else { return }
    tree.problems.append(Problem(.ambiguousQuestionMark, at: SourceRange(start: offset - 1, end: offset)))
  }

  /// The place of a value that is not written at all: after its `:`, `-` or `?`, else after what precedes it.
  func emptyRange(at offset: UInt32, source: Span<UInt8>) -> SourceRange {
    let before = offset > 0 && Int(offset) <= source.count ? source[Int(offset) - 1] : 0
    let isAfterIndicator =
      before == UInt8(ascii: ":") || before == UInt8(ascii: "-") || before == UInt8(ascii: "?")
    let place = isAfterIndicator ? offset : min(offset, contentEnd)
    return SourceRange(start: place, end: place)
  }

  func withoutTrailingBlanks(_ range: SourceRange, source: Span<UInt8>) -> SourceRange {
    var end = min(Int(range.end), source.count)
    while end > Int(range.start), Lines.isBlankOrBreak(source[end - 1]) { end -= 1 }
    return SourceRange(start: range.start, end: UInt32(end))
  }

  /// The node's tag; reports one that is not allowed here, or that its text does not match.
  func tag(
    _ reader: borrowing EventReader, _ kind: EventReader.Kind, _ place: Properties, source: Span<UInt8>,
    text: SourceRange, in tree: inout NodeTree
  ) -> Tag {
    guard let name = reader.tagName(kind) else { return .none }
    let range = place.tag ?? SourceRange(start: reader.start, end: place.content)
    // A tag with escapes such as `%00` may not be what its decoded name says.
    let rangeEnd = Int(range.end)
    let isEscaped =
      Lines.skip(from: Int(range.start), to: rangeEnd, in: source) { $0 != UInt8(ascii: "%") } < rangeEnd
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

import SourceText

/// Finds directives before libyaml does, whose time for them grows with the square of their number.
///
/// libyaml reads a directive wherever a line begins with `%` and no scalar is open. YAML has them only at the
/// start of the stream and after a `...` line, with nothing but blank and comment lines between (1.2.2
/// section 9.1). In these places no scalar can be open (a `...` line ends every plain and block scalar, and
/// is an error in a quoted one), so a `%` line there is a directive, surely; and comment text and block
/// scalars, which are indented, never begin a line with `%`. Elsewhere such a line may be the middle of a
/// quoted text: it is left alone, unless more `%TAG` and `%YAML` lines than the limit stand together.
struct DirectiveScan {
  private(set) var bytes: [UInt8]
  private(set) var problems: [Problem] = []
  /// What ends the reading, and the offset that libyaml may read up to.
  private(set) var failure: (cut: UInt32, error: ParseError)?
  private let start: Int
  private let end: Int
  private let limit: Int
  /// Up to where lines were judged, and whether a directive may stand there.
  private var judged: (offset: Int, isPrefix: Bool)
  private var run = Run()

  /// Directives with nothing but blank and comment lines between them.
  private struct Run {
    var first = 0
    var end = -1
    var count = 0
    var hasVersion = false
    var isPrefix = false
  }

  init(bytes: [UInt8], start: Int, end: Int, limit: Int) {
    self.bytes = bytes
    self.start = start
    self.end = end
    self.limit = limit
    judged = (start, true)
  }

  /// Looks at the lines that begin at `lineMarks`; `isCut` says that the text beyond `end` is unknown.
  mutating func run(over lineMarks: [Int], isCut: Bool) {
    for offset in lineMarks {
      let isPrefix = mayHoldDirective(offset)
      if bytes[offset] == ByteOrderMark.utf8[0] {
        if isPrefix || beginsDocument(offset + 3) { blankOut(offset) }
      } else {
        directive(at: offset, isPrefix: isPrefix, isCut: isCut)
      }
      if failure != nil { return }
    }
    finishRun(isCut: isCut)
  }

  // MARK: Directives

  private mutating func directive(at offset: Int, isPrefix: Bool, isCut: Bool) {
    if run.end < 0 || !isEmpty(from: run.end, to: offset) {
      finishRun(isCut: isCut)
      if failure != nil { return }
      run = Run(first: offset, isPrefix: isPrefix)
    }
    let line = SourceRange(start: UInt32(offset), end: UInt32(lineEnd(offset)))
    let name = self.name(at: offset + 1)
    run.end = afterLine(offset)
    if isPrefix || name == "TAG" || name == "YAML" { run.count += 1 }
    if run.count > limit {
      fail(.tooManyDirectives(limit: limit), at: line)
    } else if isPrefix {
      judge(name, at: line)
    }
    judged = (run.end, isPrefix)
  }

  /// One of the directives that a document may have, or not.
  private mutating func judge(_ name: String, at line: SourceRange) {
    switch name {
    case "TAG":
      fail(.tagDirective, at: line)
    case "YAML" where !run.hasVersion && isKnownVersion(at: Int(line.start) + 5):
      run.hasVersion = true
    case "YAML":
      problems.append(Problem(.badVersionDirective, at: line))
      bytes[Int(line.start)] = UInt8(ascii: "#")
    default:
      problems.append(Problem(.unknownDirective(name), at: line))
      bytes[Int(line.start)] = UInt8(ascii: "#")
    }
  }

  /// A `---` line must follow: libyaml would not miss it where all directives became comments.
  private mutating func finishRun(isCut: Bool) {
    guard run.end >= 0, run.isPrefix else { return }
    var next = run.end
    while next < end, isBlankOrComment(next) { next = afterLine(next) }
    if isAt(next, [0xEF, 0xBB, 0xBF]) { next += 3 }
    guard !(next >= end && isCut), !beginsDocument(next) else { return }
    let line = SourceRange(start: UInt32(run.first), end: UInt32(lineEnd(run.first)))
    fail(.directiveWithoutDocument, at: line)
  }

  private mutating func fail(_ reason: ParseError.Reason, at line: SourceRange) {
    failure = (UInt32(run.first), ParseError(reason, at: line))
  }

  private func name(at offset: Int) -> String {
    var index = offset
    while index < end, !isBlank(bytes[index]), !isBreak(bytes[index]) { index += 1 }
    return String(decoding: bytes[offset..<index], as: UTF8.self)
  }

  /// Blanks, `1.1` or `1.2`, and nothing more but a comment.
  private func isKnownVersion(at offset: Int) -> Bool {
    var index = offset
    while index < end, isBlank(bytes[index]) { index += 1 }
    guard index > offset, isAt(index, [0x31, 0x2E, 0x31]) || isAt(index, [0x31, 0x2E, 0x32]) else {
      return false
    }
    let after = index + 3
    guard after < end, !isBreak(bytes[after]) else { return true }
    return isBlank(bytes[after]) && isBlankOrComment(after)
  }

  // MARK: Lines

  /// Whether nothing but blank lines, comments and directives stand between a line and the start of the
  /// stream or a `...` line. Each line is looked at once, thanks to `judged`.
  private mutating func mayHoldDirective(_ offset: Int) -> Bool {
    var lineStart = offset
    var isPrefix = judged.isPrefix
    while lineStart > judged.offset {
      lineStart = self.lineStart(endingAt: lineStart)
      if isBlankOrComment(lineStart) { continue }
      isPrefix = isAt(lineStart, [0x2E, 0x2E, 0x2E]) && isBlankOrBreak(lineStart + 3)
      break
    }
    judged = (offset, isPrefix)
    return isPrefix
  }

  private func isEmpty(from: Int, to: Int) -> Bool {
    var line = from
    while line < to, isBlankOrComment(line) { line = afterLine(line) }
    return line >= to
  }

  private func isBlankOrComment(_ lineStart: Int) -> Bool {
    var index = lineStart
    while index < end, isBlank(bytes[index]) { index += 1 }
    return index >= end || isBreak(bytes[index]) || bytes[index] == UInt8(ascii: "#")
  }

  private func beginsDocument(_ offset: Int) -> Bool {
    isAt(offset, [0x2D, 0x2D, 0x2D]) && isBlankOrBreak(offset + 3)
  }

  private func isBlankOrBreak(_ index: Int) -> Bool {
    index >= end || isBlank(bytes[index]) || isBreak(bytes[index])
  }

  private func isAt(_ index: Int, _ text: [UInt8]) -> Bool {
    index + text.count <= end && bytes[index..<index + text.count].elementsEqual(text)
  }

  /// The start of the line whose line break ends at `offset`.
  private func lineStart(endingAt offset: Int) -> Int {
    var index = offset - 1
    if index > start, bytes[index] == UInt8(ascii: "\n"), bytes[index - 1] == UInt8(ascii: "\r") {
      index -= 1
    }
    while index > start, !isBreak(bytes[index - 1]) { index -= 1 }
    return index
  }

  private func lineEnd(_ offset: Int) -> Int {
    var index = offset
    while index < end, !isBreak(bytes[index]) { index += 1 }
    return index
  }

  private func afterLine(_ offset: Int) -> Int {
    let index = lineEnd(offset)
    guard index < end else { return end }
    return index + (isAt(index, [0x0D, 0x0A]) ? 2 : 1)
  }

  /// Three line breaks for a byte order mark: blank lines mean nothing there, and no offset moves.
  private mutating func blankOut(_ offset: Int) {
    for index in offset..<offset + 3 { bytes[index] = UInt8(ascii: "\n") }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}

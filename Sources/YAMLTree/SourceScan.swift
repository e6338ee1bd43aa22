import SourceText

/// The bytes of a source as libyaml may have them, found in one pass before it runs.
///
/// What must not reach libyaml ends its input: it reads up to `end`, so that the documents before are still
/// seen, and `failure` is thrown once it gets there.
struct SourceScan {
  /// The source's bytes; a copy with some of them replaced, one for one, where `DirectiveScan` had to.
  private(set) var bytes: [UInt8]
  /// Where reading begins: past a byte order mark.
  let start: Int
  /// Where reading ends.
  private(set) var end: Int
  /// Whether all bytes up to `end` are ASCII.
  private(set) var isASCII = true
  /// Why reading ends before the source does.
  private(set) var failure: ParseError?
  /// What is wrong with directives, in order.
  private(set) var problems: [Problem] = []
  /// What some characters of `bytes` stand for.
  private(set) var standIns: StandIns?

  init(_ source: [UInt8], limits: Limits) {
    bytes = source
    start = source.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    end = source.count
    guard source.count < Int(UInt32.max) else {
      end = start
      failure = ParseError(.tooLarge, at: .beginning)
      return
    }
    var characters = CharacterScan(start: start, blankRun: limits.blankRun)
    characters.run(over: source.span)
    isASCII = characters.isASCII
    if let found = characters.failure { stop(at: found.range.start, with: found) }
    scanDirectives(at: characters.lineMarks, limits: limits)
    if let odd = characters.firstOdd { hideOddCharacters(from: odd) }
  }

  private mutating func scanDirectives(at lineMarks: [Int], limits: Limits) {
    guard !lineMarks.isEmpty else { return }
    var directives = DirectiveScan(bytes: bytes, start: start, end: end, limit: limits.directives)
    directives.run(over: lineMarks, isCut: failure != nil)
    bytes = directives.bytes
    problems = directives.problems
    if let found = directives.failure { stop(at: found.cut, with: found.error) }
  }

  private mutating func hideOddCharacters(from first: SourceRange) {
    guard Int(first.start) < end else { return }
    standIns = StandIns(for: bytes)
    if let standIns {
      standIns.hide(in: &bytes, from: Int(first.start))
    } else {
      stop(at: first.start, with: ParseError(.tooManyDistinctCharacters, at: first))
    }
  }

  private mutating func stop(at offset: UInt32, with error: ParseError) {
    end = Int(offset)
    failure = error
  }
}

/// Marks that say how a text is encoded (YAML 1.2.2 section 5.2).
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}

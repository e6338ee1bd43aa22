/// A range of a file as a report shows it: path, positions, and the lines of source that it covers.
public struct Place: Sendable, Hashable {
  /// No more lines than this are kept of one place.
  public static let maximumExcerptLines = 3
  /// No more Unicode scalars than this are kept of one line: a whole document can stand on a single one.
  public static let maximumLineScalars = 400
  /// How many of them may stand before the range's first character.
  static let scalarsBefore = 160

  /// The path under the root.
  public let path: String
  /// The first character's position.
  public let start: Position
  /// The position just past the last character; equal to `start` where there is nothing to underline.
  public let end: Position
  /// The lines from `start.line` on, untrusted; empty where there is no text to show.
  public let excerpt: [ExcerptLine]

  /// Makes a place.
  public init(path: String, start: Position, end: Position, excerpt: [ExcerptLine]) {
    self.path = path
    self.start = start
    self.end = end
    self.excerpt = excerpt
  }

  /// Makes the place of a whole file whose text is not at hand.
  public init(path: String) {
    self.init(path: path, start: Position(line: 1, column: 1), end: Position(line: 1, column: 1), excerpt: [])
  }
}

/// A line of source, or a stretch of one that is too long to keep.
///
///     {"a": 1, … "needle": true, …          a line of 1 MB
///               ^ firstColumn     ^ continues
public struct ExcerptLine: Sendable, Hashable {
  /// The text without its line break, unescaped.
  public let text: String
  /// The column of its first character, from 1: above 1 where the beginning of the line was left out.
  public let firstColumn: Int
  /// Whether the end of the line was left out.
  public let continues: Bool

  /// Makes a line.
  public init(_ text: String, firstColumn: Int = 1, continues: Bool = false) {
    self.text = text
    self.firstColumn = firstColumn
    self.continues = continues
  }
}

extension Source {
  /// Where a range stands, with the lines it covers: what a report prints.
  ///
  /// At most `Place.maximumExcerptLines` lines are kept, and of each `Place.maximumLineScalars`: of the first
  /// line those around the range's start, of the others the first. Linear in the range's end.
  public func place(of range: SourceRange) -> Place {
    let start = position(of: range.start)
    let end = range.isEmpty ? start : position(of: range.end)
    return Place(path: path, start: start, end: end, excerpt: excerpt(of: range, startColumn: start.column))
  }

  private func excerpt(of range: SourceRange, startColumn: Int) -> [ExcerptLine] {
    var lines: [ExcerptLine] = []
    var offset = lineStart(before: min(Int(range.start), bytes.count)).offset
    repeat {
      let end = lineEnd(from: offset)
      if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
      lines.append(excerptLine(from: offset, to: end, around: lines.isEmpty ? startColumn : 1))
      offset = afterLineBreak(at: end)
    } while offset < min(Int(range.end), bytes.count) && lines.count < Place.maximumExcerptLines
    return lines
  }

  /// The line between two offsets, cut to a window around a column where it is longer than what a place
  /// keeps.
  private func excerptLine(from start: Int, to end: Int, around column: Int) -> ExcerptLine {
    guard end - start > Place.maximumLineScalars else {
      return ExcerptLine(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    let skipped = skip(max(0, column - 1 - Place.scalarsBefore), from: start, to: end)
    let kept = skip(Place.maximumLineScalars, from: skipped.offset, to: end)
    return ExcerptLine(
      String(decoding: bytes[skipped.offset..<kept.offset], as: UTF8.self),
      firstColumn: skipped.count + 1, continues: kept.offset < end)
  }

  /// The offset after `count` scalars, or `end` where there are fewer, and how many were passed.
  private func skip(_ count: Int, from start: Int, to end: Int) -> (offset: Int, count: Int) {
    var offset = start
    var passed = 0
    while offset < end, passed < count {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      passed += 1
    }
    return (offset, passed)
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private func afterLineBreak(at offset: Int) -> Int {
    guard offset < bytes.count else { return offset }
    let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }
}

/// Where the lines of a source begin, so that the place of any of its offsets is found without reading it
/// again.
///
/// Made once for a source that something is reported about; linear in its size. A lookup costs the logarithm
/// of the number of lines, and a stretch of at most 1 KiB even if all of the source is one line.
public struct LineIndex: Sendable {
  /// The source.
  public let source: Source
  /// The offset of each line's first byte; a byte order mark belongs to no line.
  private let lineStarts: [Int]
  /// How many scalars begin before each `stride`th byte.
  ///
  ///     bytes        0 … 1023 | 1024 … 2047 | 2048 …
  ///     checkpoints  0          1010          2034        (14 continuation bytes in the first stretch)
  private let checkpoints: [Int]

  private static let stride = 1024

  /// Reads a source once.
  ///
  /// Lines end at LF, at CR LF, or at a lone CR, as in YAML 1.2 section 5.4.
  public init(_ source: Source) {
    let bytes = source.bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var checkpoints: [Int] = []
    var scalars = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { checkpoints.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      let endsLine =
        byte == 0x0A || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
      if endsLine { starts.append(offset + 1) }
    }
    self.source = source
    lineStarts = starts
    self.checkpoints = checkpoints
  }

  /// The line and column of a byte offset; an offset past the end is read as the end.
  public func position(of offset: UInt32) -> Position {
    let offset = min(Int(offset), source.bytes.count)
    let line = line(of: offset)
    let column = scalars(before: offset) - scalars(before: start(of: line)) + 1
    return Position(line: line + 1, column: max(1, column))
  }

  /// Where a range stands, with the lines it covers: what a report prints.
  ///
  /// At most `Place.maximumExcerptLines` lines are kept, and of each `Place.maximumLineScalars`: of the first
  /// line those around the range's start, of the others the first.
  public func place(of range: SourceRange) -> Place {
    let start = position(of: range.start)
    let end = range.isEmpty ? start : position(of: range.end)
    let first = start.line - 1
    var excerpt = [excerptLine(first, around: start.column)]
    while excerpt.count < Place.maximumExcerptLines, first + excerpt.count < lineStarts.count,
      lineStarts[first + excerpt.count] < min(Int(range.end), source.bytes.count)
    {
      excerpt.append(excerptLine(first + excerpt.count, around: 1))
    }
    return Place(path: source.path, start: start, end: end, excerpt: excerpt)
  }

  /// A line, cut to a window around a column where it is longer than what a place keeps.
  private func excerptLine(_ line: Int, around column: Int) -> ExcerptLine {
    let end = end(of: line)
    let before = scalars(before: start(of: line))
    let skipped = max(0, column - 1 - Place.scalarsBefore)
    let isLong = scalars(before: end) - before > Place.maximumLineScalars
    let from = isLong ? offset(ofScalar: before + skipped) : start(of: line)
    let to = isLong ? min(end, offset(ofScalar: before + skipped + Place.maximumLineScalars)) : end
    return ExcerptLine(
      String(decoding: source.bytes[min(from, to)..<to], as: UTF8.self),
      firstColumn: isLong ? skipped + 1 : 1, continues: to < end)
  }
}

extension LineIndex {
  /// Which line holds an offset, from 0.
  private func line(of offset: Int) -> Int {
    max(0, Self.partition(lineStarts.count) { lineStarts[$0] <= offset } - 1)
  }

  private func start(of line: Int) -> Int { line < lineStarts.count ? lineStarts[line] : source.bytes.count }

  /// The offset just past a line's last byte, its line break left out.
  private func end(of line: Int) -> Int {
    var end = start(of: line + 1)
    while end > start(of: line), source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// How many scalars begin before an offset.
  private func scalars(before offset: Int) -> Int {
    let stretch = min(offset / Self.stride, checkpoints.count - 1)
    guard stretch >= 0 else { return 0 }
    return source.bytes[stretch * Self.stride..<offset].reduce(checkpoints[stretch]) {
      $1 & 0xC0 != 0x80 ? $0 + 1 : $0
    }
  }

  /// The offset at which the scalar of that number begins, or the end.
  private func offset(ofScalar number: Int) -> Int {
    let stretch = max(0, Self.partition(checkpoints.count) { checkpoints[$0] <= number } - 1)
    guard stretch < checkpoints.count else { return source.bytes.count }
    var passed = checkpoints[stretch]
    for offset in stretch * Self.stride..<source.bytes.count where source.bytes[offset] & 0xC0 != 0x80 {
      if passed == number { return offset }
      passed += 1
    }
    return source.bytes.count
  }

  /// How many of the first `count` numbers satisfy a condition that holds up to some number and for none
  /// after it.
  private static func partition(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Source {
  /// The line and column of a byte offset; an offset past the end is read as the end. For more than one
  /// offset of a source make a `LineIndex`.
  public func position(of offset: UInt32) -> Position { LineIndex(self).position(of: offset) }

  /// Where a range stands, with the lines it covers. For more than one range of a source make a `LineIndex`.
  public func place(of range: SourceRange) -> Place { LineIndex(self).place(of: range) }
}

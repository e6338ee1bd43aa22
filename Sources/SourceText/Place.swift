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

import SourceText
import Support
import Testing

@testable import Reports

@Suite struct ExcerptTests {
  private func place(_ line: String, from start: Int, to end: Int) -> Place {
    Place(
      path: "a.yaml", start: Position(line: 1, column: start + 1), end: Position(line: 1, column: end + 1),
      excerpt: [ExcerptLine(line)])
  }

  /// What stands above the marks: the scalars of a line's text from one column to another.
  private func underlined(_ line: Excerpt.Line) -> String {
    var column = 0
    var found = ""
    for scalar in line.text.unicodeScalars {
      if column >= line.indent, column < line.indent + line.length { found.unicodeScalars.append(scalar) }
      column += scalar.terminalWidth
    }
    return found
  }

  @Test(arguments: 1...300)
  func theMarksStandUnderTheVeryValue(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = HostileText.pieces.filter { $0 != "\t" && $0 != "\u{301}" }
    // The value stands between bases, so that no mark hangs over its edges.
    let before = generator.text(of: pieces, upTo: 30) + "_"
    let value = "v" + generator.text(of: pieces.filter { !$0.contains("[") && $0 != "e\u{301}" }, upTo: 4)
    let line = before + value + "x" + generator.text(of: pieces, upTo: 30)
    let start = before.unicodeScalars.count
    let width = Int.random(in: 60...400, using: &generator)
    let marked = place(line, from: start, to: start + value.unicodeScalars.count)
    let shown = try #require(Excerpt(marked, width: width).lines.first)
    let expected = VisibleText.escaped(value)
    #expect(VisibleText.width(of: shown.text) <= width)
    // Cut on the right where the width ends.
    let isWhole = VisibleText.width(of: expected) <= width / 2
    let found = underlined(shown)
    #expect(isWhole ? found == expected : !found.isEmpty, "\(shown.text), \(found), not \(expected)")
  }

  @Test func anEmptyRangeHasOneMark() throws {
    let line = try #require(Excerpt(place("日: x", from: 3, to: 3), width: 80).lines.first)
    #expect((line.indent, line.length) == (4, 1))
  }

  @Test func theEndOfALineCanBeMarked() throws {
    let line = try #require(Excerpt(place("a:", from: 2, to: 2), width: 80).lines.first)
    #expect((line.text, line.indent, line.length) == ("a:", 2, 1))
  }

  @Test func columnsBeyondTheTextAreReadAsItsEnd() throws {
    let line = try #require(Excerpt(place("ab", from: 7, to: 9), width: 80).lines.first)
    #expect((line.indent, line.length) == (2, 1))
  }

  @Test func aLineWithoutTextHasAMarkAtItsStart() throws {
    let line = try #require(Excerpt(place("", from: 0, to: 0), width: 80).lines.first)
    #expect((line.text, line.indent, line.length) == ("", 0, 1))
  }

  @Test func linesBelowTheFirstAreMarkedWithoutTheirIndentation() {
    let source = Source(id: SourceID(0), path: "a.yaml", bytes: Array("k: [a,\n    b,  \n  c] # end".utf8))
    let lines = Excerpt(source.place(of: SourceRange(start: 3, end: 20)), width: 80).lines
    #expect(lines.map(\.number) == [1, 2, 3])
    #expect(lines.map(underlined) == ["[a,", "b,", "c]"])
  }

  @Test(arguments: [("a\nb\n", 4, 0), ("a\nb\nc\nd", 7, 1), ("a\nb\nc\nd\ne\n", 10, 2)])
  func furtherLinesAreCounted(text: String, end: UInt32, leftOut: Int) {
    let source = Source(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8))
    #expect(Excerpt(source.place(of: SourceRange(start: 0, end: end)), width: 80).linesLeftOut == leftOut)
  }

  @Test func aLongLineIsCutOnBothSidesOfTheMarks() throws {
    let filler = String(repeating: "日本", count: 100)
    let line = filler + "needle" + filler
    let shown = try #require(Excerpt(place(line, from: 200, to: 206), width: 40).lines.first)
    #expect(shown.text.hasPrefix("…") && shown.text.hasSuffix("…"))
    #expect(VisibleText.width(of: shown.text) <= 40)
    #expect(underlined(shown) == "needle")
  }
}

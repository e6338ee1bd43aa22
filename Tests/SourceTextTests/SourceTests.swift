import SourceText
import Testing

@Suite struct SourceTests {
  private func source(_ text: String) -> Source {
    Source(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8))
  }

  @Test(arguments: [
    ("ab\ncd", 4, 2, 2), ("ab\r\ncd", 4, 2, 1), ("ab\rcd", 3, 2, 1), ("é x", 3, 1, 3), ("", 0, 1, 1),
    ("\u{FEFF}ab", 3, 1, 1), ("a", 99, 1, 2), ("a\n\n", 2, 2, 1),
  ])
  func positions(text: String, offset: Int, line: Int, column: Int) {
    #expect(source(text).position(of: UInt32(offset)) == Position(line: line, column: column))
  }

  @Test func aPlaceKeepsTheLinesItCovers() {
    let place = source("one\ntwo\r\nthree\nfour\n").place(of: SourceRange(start: 4, end: 12))
    #expect(place.excerpt == [ExcerptLine("two"), ExcerptLine("three")])
    #expect(place.start == Position(line: 2, column: 1))
    #expect(place.end == Position(line: 3, column: 4))
  }

  @Test func aPlaceAtTheEndOfAnEmptyFileHasOneEmptyLine() {
    #expect(source("").place(of: .beginning).excerpt == [ExcerptLine("")])
  }
}

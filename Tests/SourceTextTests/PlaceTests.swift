import SourceText
import Testing

@Suite struct PlaceTests {
  private func located(_ needle: String, in text: String) -> Place? {
    let bytes = Array(text.utf8)
    guard let found = text.range(of: needle) else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let range = SourceRange(start: UInt32(start), end: UInt32(start + needle.utf8.count))
    return Source(id: SourceID(0), path: "a.yaml", bytes: bytes).place(of: range)
  }

  @Test(arguments: [400, 401])
  func aLineIsCutOnlyAboveTheLimit(length: Int) throws {
    let place = try #require(located("#", in: "#" + String(repeating: "é", count: length - 1) + "\nnext"))
    let line = try #require(place.excerpt.first)
    #expect(line.text.unicodeScalars.count == 400)
    #expect(line.firstColumn == 1)
    #expect(line.continues == (length > 400))
  }

  @Test func aLongLineKeepsAWindowAroundTheStart() throws {
    let text = String(repeating: "é", count: 500_000) + "needle" + String(repeating: "x", count: 500_000)
    let place = try #require(located("needle", in: text))
    let line = try #require(place.excerpt.first)
    #expect(place.start == Position(line: 1, column: 500_001))
    #expect(line.firstColumn == 500_001 - 160)
    #expect(line.text.unicodeScalars.count == 400)
    #expect(line.text.unicodeScalars.dropFirst(160).starts(with: "needle".unicodeScalars))
    #expect(line.continues)
  }

  @Test func aWindowAtTheEndOfALineDoesNotContinue() throws {
    let place = try #require(located("needle", in: String(repeating: "x", count: 1000) + "needle\nnext"))
    let line = try #require(place.excerpt.first)
    #expect(line.firstColumn == 1001 - 160)
    #expect(line.text.hasSuffix("xneedle"))
    #expect(!line.continues)
  }

  @Test func laterLinesOfARangeKeepTheirBeginning() throws {
    let long = String(repeating: "y", count: 1000)
    let place = try #require(located("a\n" + long, in: "key: a\n" + long))
    #expect(place.excerpt.count == 2)
    #expect(place.excerpt.last?.firstColumn == 1)
    #expect(place.excerpt.last?.continues == true)
  }

  @Test func aByteOrderMarkTakesNoColumnInAWindow() throws {
    let place = try #require(
      located("needle", in: "\u{FEFF}" + String(repeating: "x", count: 500) + "needle"))
    let line = try #require(place.excerpt.first)
    #expect(place.start.column == 501)
    #expect(line.firstColumn + 160 == 501)
    #expect(line.text.hasSuffix("xneedle"))
  }
}

extension String {
  /// The first occurrence of a text, scalar by scalar, without Foundation.
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    guard let first = needle.unicodeScalars.first else { return nil }
    for index in unicodeScalars.indices where unicodeScalars[index] == first {
      if unicodeScalars[index...].starts(with: needle.unicodeScalars) {
        return index..<unicodeScalars.index(index, offsetBy: needle.unicodeScalars.count)
      }
    }
    return nil
  }
}

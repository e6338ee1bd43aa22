import SourceText
import Support
import Testing

@Suite struct LineIndexTests {
  /// Counts lines and columns from the beginning, byte by byte.
  private func countedPosition(of offset: Int, in bytes: [UInt8]) -> Position {
    var line = 1
    var column = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < offset {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isPair) {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    return Position(line: line, column: column)
  }

  @Test(arguments: 1...20)
  func positionsAreAsCounted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let long = String(repeating: "é日", count: 700)
    let mark = seed % 2 == 0 ? "\u{FEFF}" : ""
    let text = mark + generator.text(of: ["a", "é", "日本", "😀", "\n", "\r", "\r\n", "  ", long], upTo: 30)
    let bytes = Array(text.utf8)
    let index = LineIndex(Source(id: SourceID(0), path: "a.yaml", bytes: bytes))
    for _ in 0..<min(60, bytes.count) {
      var offset = Int.random(in: 0...bytes.count, using: &generator)
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      let expected = countedPosition(of: offset, in: bytes)
      let found = index.position(of: UInt32(offset))
      if found != expected { Issue.record("seed \(seed), offset \(offset): \(found), not \(expected)") }
    }
  }

  @Test(arguments: 1...20)
  func aWindowHoldsTheScalarsOfItsColumns(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let line = (0..<3000).map { _ in ["a", "é", "日", "😀"].randomElement(using: &generator) ?? "" }.joined()
    let scalars = Array(line.unicodeScalars)
    let index = LineIndex(Source(id: SourceID(0), path: "a.yaml", bytes: Array(line.utf8)))
    for _ in 0..<50 {
      let column = Int.random(in: 0..<scalars.count, using: &generator)
      let offset = UInt32(String(String.UnicodeScalarView(scalars[..<column])).utf8.count)
      let place = index.place(of: SourceRange(start: offset, end: offset + 1))
      let kept = try #require(place.excerpt.first)
      let shown = Array(kept.text.unicodeScalars)
      #expect(place.start.column == column + 1)
      #expect(kept.firstColumn == max(0, column - 160) + 1)
      #expect(shown == Array(scalars[(kept.firstColumn - 1)...].prefix(400)))
      #expect(kept.continues == (kept.firstColumn - 1 + shown.count < scalars.count))
    }
  }

  @Test func manyPlacesOnOneLongLineAreFoundQuickly() {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let index = LineIndex(Source(id: SourceID(0), path: "a.yaml", bytes: bytes))
    let elapsed = ContinuousClock().measure {
      for offset in stride(from: 0, to: UInt32(bytes.count), by: 1024) {
        _ = index.place(of: SourceRange(start: offset, end: offset + 1))
      }
    }
    // Read anew for each place, this would be 1 GiB: well over a minute in a debug build.
    #expect(elapsed < .seconds(20))
  }
}

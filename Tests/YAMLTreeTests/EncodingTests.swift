import SourceText
import Testing
import YAMLTree

@Suite struct EncodingTests {
  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private func failure(_ bytes: [UInt8]) -> ParseError? {
    do throws(ParseError) {
      return read(try decodeText(bytes)).error
    } catch {
      return error
    }
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsRead(bigEndian: Bool, mark: Bool) throws {
    let text = "a: é日😀\n"
    let decoded = try decodeText(utf16(text, bigEndian: bigEndian, mark: mark))
    #expect(String(decoding: decoded, as: UTF8.self) == (mark ? "\u{FEFF}" : "") + text)
    #expect(read(decoded).documents == ["{'a': 'é日😀'}"])
  }

  private func expectBroken(_ bytes: [UInt8], at range: SourceRange) {
    #expect(failure(bytes)?.reason == .brokenUTF16)
    #expect(failure(bytes)?.range == range)
  }

  @Test func brokenUTF16IsRefusedAtItsPlace() {
    expectBroken([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x00], at: SourceRange(start: 4, end: 6))
    expectBroken([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61], at: SourceRange(start: 2, end: 4))
    expectBroken([0xFF, 0xFE, 0x00, 0xDC], at: SourceRange(start: 2, end: 4))
    expectBroken([0xFF, 0xFE, 0x61, 0x00, 0x61], at: SourceRange(start: 4, end: 5))
  }

  @Test(
    arguments: [
      [0x00, 0x00, 0xFE, 0xFF], [0xFF, 0xFE, 0x00, 0x00], [0x00, 0x00, 0x00, 0x61], [0x61, 0x00, 0x00, 0x00],
    ] as [[UInt8]])
  func utf32IsRefused(bytes: [UInt8]) {
    #expect(failure(bytes)?.reason == .utf32)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], 3), ([0x61, 0x80], 1), ([0x61, 0xC3], 1), ([0xC0, 0xAF], 0),
      ([0xE0, 0x80, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xC3, 0xA9, 0xE2, 0x82], 2),
    ] as [([UInt8], UInt32)])
  func brokenUTF8IsRefusedAtItsPlace(bytes: [UInt8], offset: UInt32) {
    #expect(failure(bytes)?.reason == .notUTF8)
    #expect(failure(bytes)?.range.start == offset)
  }

  @Test(arguments: [
    0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F, 0xFFFE, 0xFFFF,
  ])
  func controlCharactersAreRefusedAtTheirPlace(code: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(code)))
    let long = "a: \"\(String(repeating: "x", count: 100))é\(character)\""
    #expect(read(long).error?.reason == .forbiddenCharacter(code))
    #expect(read(long).error?.range.start == 106)
  }

  @Test func whatStandsBeforeABadByteIsRead() {
    let result = read(Array("a: 1\n---\nb: [2, ".utf8) + [0xFF] + Array("]\n---\nc".utf8))
    #expect(result.documents == ["{'a': 1}"])
    #expect(result.rest == "{'b': [2]}")
    #expect(result.error?.reason == .notUTF8)
    #expect(result.error?.range == SourceRange(start: 16, end: 17))
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"])
  func theseEndNoLine(odd: String) {
    #expect(read("a: b\(odd)c: d\n").documents.isEmpty)
    #expect(read("a: b # x\(odd)c: d\n").documents == ["{'a': 'b'}"])
    #expect(read("a: b\(odd)c\n").documents == ["{'a': 'b\(odd)c'}"])
    #expect(read("a: |\n  b\(odd)c\n").documents == ["{'a': 'b\(odd)c\n'}"])
    #expect(read("\"a\(odd)\\N\\L\": b\(odd)\n").documents == ["{'a\(odd)\u{85}\u{2028}': 'b\(odd)'}"])
    #expect(read("\(odd)kind: a\nb: c\n\(odd)d: e").documents.last?.contains("'\(odd)d': 'e'") == true)
  }

  @Test func whatStandsForThemIsNeverWhatTheFileHolds() {
    let used = "\u{E000}\u{E001}\u{7FF}\u{7FE}"
    let text = "a: \"\(used)\\uE002\\U0000E003\\u07Fd\u{2028}\u{85}\""
    #expect(read(text).documents == ["{'a': '\(used)\u{E002}\u{E003}\u{7FD}\u{2028}\u{85}'}"])
  }

  @Test(arguments: [
    "a: 1\n...\n\u{FEFF}--- {b: 2}\n", "a: 1\n...\n\u{FEFF}# c\n---\nb: 2\n", "a: 1\n\u{FEFF}---\nb: 2\n",
    "a: 1\n...\n# c\n\u{FEFF}%YAML 1.2\n---\nb: 2\n", "\u{FEFF}a: 1\n...\n\u{FEFF}\n\u{FEFF}---\nb: 2",
  ])
  func aDocumentMayBeginWithAByteOrderMark(text: String) {
    #expect(read(text).documents == ["{'a': 1}", "{'b': 2}"])
  }
}

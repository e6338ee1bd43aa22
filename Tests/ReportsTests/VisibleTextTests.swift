import Support
import Testing

@testable import Reports

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain ~ text", "plain ~ text"), ("Grüße, 日本 😀", "Grüße, 日本 😀"), ("a\nb\r\tc", #"a\nb\r\tc"#),
    ("\u{1B}[31mred\u{1B}[0m", #"\u{1B}[31mred\u{1B}[0m"#), ("\0\u{7F}\u{9B}2J", #"\u{0}\u{7F}\u{9B}2J"#),
    ("\u{202E}\u{2066}x", #"\u{202E}\u{2066}x"#), ("a\u{200B}b\u{FEFF}", #"a\u{200B}b\u{FEFF}"#),
    ("\u{E0041}\u{FE0F}\u{AD}", #"\u{E0041}\u{FE0F}\u{AD}"#), ("a\u{A0}b\u{3000}c", #"a\u{A0}b\u{3000}c"#),
    ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#), ("\u{E000}\u{10FFFF}", #"\u{E000}\u{10FFFF}"#),
    ("##[error]x", #"##\u{5B}error]x"#), ("##vso[x]", #"##vso\u{5B}x]"#), ("## [x] #[y]", "## [x] #[y]"),
    ("###[x]", #"###\u{5B}x]"#), (#"back\slash"#, #"back\slash"#), ("", ""),
  ])
  func escapes(text: String, shown: String) {
    #expect(VisibleText.escaped(text) == shown)
  }

  @Test func aMarkWithoutABaseOfItsOwnIsEscaped() {
    #expect(VisibleText.escaped("\u{301}e\u{301}") == #"\u{301}e"# + "\u{301}")
    #expect(VisibleText.escaped("\n\u{301}") == #"\n\u{301}"#)
    let piled = "e" + String(repeating: "\u{301}", count: 6)
    #expect(VisibleText.escaped(piled) == "e\u{301}\u{301}\u{301}\u{301}" + #"\u{301}\u{301}"#)
  }

  @Test func noScalarThatATerminalObeysIsShown() {
    let unfit: [Unicode.GeneralCategory] = [
      .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
    ]
    for value in Array(UInt32(0)...0x1FFFF) + Array(0xE0000...0xE0FFF) {
      guard let scalar = Unicode.Scalar(value), scalar.isShownRaw else { continue }
      let properties = scalar.properties
      let isFit =
        scalar == " "
        || !unfit.contains(properties.generalCategory) && !properties.isDefaultIgnorableCodePoint
      if !isFit { Issue.record("U+\(String(value, radix: 16)) is shown raw") }
    }
  }

  @Test(arguments: 1...50)
  func whatIsShownIsShownAgainAsItIs(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let shown = VisibleText.escaped(generator.text(of: HostileText.pieces, upTo: 40))
    #expect(VisibleText.escaped(shown) == shown)
    let isShownRaw = shown.unicodeScalars.allSatisfy { $0.isShownRaw }
    #expect(isShownRaw)
    #expect(!VisibleText.logLine("  " + shown).drop(while: { $0 == " " }).hasPrefix("::"))
  }

  @Test func aMegabyteIsEscapedAndCut() {
    let text = String(repeating: "\u{202E}x", count: 250_000)
    #expect(VisibleText.escaped(text).utf8.count == 250_000 * 9)
    #expect(VisibleText.escaped(text, limit: 3) == #"\u{202E}x\u{202E}…"#)
    #expect(VisibleText.escaped("abc", limit: 3) == "abc")
  }

  @Test(arguments: [
    ("a", 1), ("日", 2), ("😀", 2), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("각", 2),
    ("\u{1100}\u{1161}", 2),
  ])
  func widths(text: String, width: Int) {
    #expect(VisibleText.width(of: text) == width)
  }

  @Test func tabsAreExpandedToStopsOfFourColumns() {
    #expect(VisibleText.cells("\ta\t日\tabcd\t").map(\.width) == [4, 1, 3, 2, 2, 1, 1, 1, 1, 4])
  }

  @Test(arguments: [
    ("::error::x", #"\u{3A}:error::x"#), ("   ::error::x", #"   \u{3A}:error::x"#),
    ("a ::error::x", "a ::error::x"),
    (" : :", " : :"), ("", ""),
  ])
  func aLineThatBeginsLikeACommandIsBrokenUp(line: String, safe: String) {
    #expect(VisibleText.logLine(line) == safe)
  }
}

import Permissions
import Testing

@Suite struct PatternTests {
  private func path(_ text: String) throws -> Pattern { try Pattern(text, separation: .slash) }
  private func name(_ text: String) throws -> Pattern { try Pattern(text, separation: .none) }

  @Test(arguments: [
    ("a/*", "a/b", true), ("a/*", "a/b/c", false), ("a/**", "a/b/c", true), ("a/**", "a/", true),
    ("a/**", "a", false),
    ("a?c", "a/c", false), ("[ab]", "a", false), ("[ab]", "[ab]", true), ("{a,b}", "a", false),
    ("", "", true),
    ("*", "", true), ("\\*", "*", true), ("\\*", "a", false), ("A", "a", false), ("é", "e\u{301}", false),
    ("**a**", "xxa/y", true), ("*.read", "a/b.read", false),
  ])
  func paths(pattern: String, text: String, isMatched: Bool) throws {
    #expect(try path(pattern).matches(text) == isMatched)
  }

  @Test(arguments: [("*.read", "a/b.read", true), ("a?c", "a/c", true), ("**", "x", true)])
  func names(pattern: String, text: String, isMatched: Bool) throws {
    #expect(try name(pattern).matches(text) == isMatched)
  }

  @Test func aBackslashAtTheEndIsAFault() {
    #expect(throws: Pattern.Fault.trailingBackslash) { try path("a\\") }
    #expect(throws: Never.self) { try path("a\\\\") }
  }

  @Test(arguments: [".", "..", "a/../b", "./a", "a/.", "a/\\./b"])
  func dotPartsAreFaultsInPathsOnly(text: String) throws {
    #expect(throws: Pattern.Fault.dotSegment) { try path(text) }
    #expect(throws: Never.self) { try name(text) }
  }

  @Test(arguments: ["...", "a/.b", "a/b.", ".*", "?.", "a..b"])
  func otherDotsAreNone(text: String) throws {
    #expect(throws: Never.self) { try path(text) }
  }

  @Test func lengthIsLimited() throws {
    let longest = String(repeating: "a", count: Pattern.maximumLength)
    #expect(throws: Never.self) { try path(longest) }
    #expect(throws: Pattern.Fault.tooLong) { try path(longest + "a") }
  }

  @Test func theLongestPatternsAreComparedQuickly() throws {
    let stars = try path(String(repeating: "*a", count: Pattern.maximumLength / 2))
    let others = try path(String(repeating: "a*", count: Pattern.maximumLength / 2))
    #expect(stars.overlaps(others))
    #expect(!stars.covers(others))
    #expect(!stars.matches(String(repeating: "a", count: 500)))
  }

  @Test(arguments: [
    ("**", "a/b"), ("a/*", "a/b"), ("a/**", "a/*/c"), ("*.read", "x.read"), ("a/*", "a/?"), ("*", "*?*"),
    ("*", "?*"),
    ("a*", "ab*"), ("**/b", "a/b"),
  ])
  func covering(wide: String, narrow: String) throws {
    #expect(try path(wide).covers(path(narrow)))
    #expect(try !path(narrow).covers(path(wide)))
  }

  @Test func literalsAreKnown() throws {
    #expect(try path("a\\*").standsForOneText)
    #expect(try !path("a*").isLiteral)
    #expect(try path("***").matchesEverything)
    #expect(try !path("*").matchesEverything)
    #expect(try name("*").matchesEverything)
  }
}

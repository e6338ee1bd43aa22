import SourceText
import Testing
import YAMLTree

/// Each limit at the last number that passes, and at the first that does not.
@Suite struct LimitTests {
  /// The reason for which a text is refused, under limits of 3 or so.
  private func refusal(_ text: String, _ change: (inout Limits) -> Void) -> ParseError.Reason? {
    var limits = Limits()
    change(&limits)
    return read(text, limits: limits).error?.reason
  }

  @Test(arguments: [
    ("[[[]]]", "[[[[]]]]"), ("{a: {b: {}}}", "{a: {b: {c: {}}}}"), ("- - - x", "- - - - x"),
    ("? ? ? a", "? ? ? ? a"), ("a:\n- - x", "a:\n- - - x"),
    ("a: &a [[]]\nb: *a", "a: &a [[]]\nb: [*a]"),
  ])
  func depth(passes: String, fails: String) {
    #expect(refusal(passes) { $0.depth = 3 } == nil)
    #expect(refusal(fails) { $0.depth = 3 } == .tooDeep(limit: 3))
  }

  @Test func theDefaultDepthIs64() {
    #expect(read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).error == nil)
    let result = read(String(repeating: "[", count: 1_000_000))
    #expect(result.error?.reason == .tooDeep(limit: 64))
    #expect(result.error?.range.start == 64)
  }

  @Test func nodes() {
    #expect(refusal("[a, b]") { $0.nodes = 3 } == nil)
    #expect(refusal("[a, b, c]") { $0.nodes = 3 } == .tooManyNodes(limit: 3))
    #expect(refusal("[a]\n---\n[a]") { $0.nodes = 2 } == nil, "each document counts for itself")
  }

  @Test func nodesBehindAliases() {
    let text = "- &a [x, y]\n- &b [*a, *a]\n- *b\n"  // *a is 3, twice, and *b is 7: 13
    #expect(refusal(text) { $0.expandedNodes = 13 } == nil)
    #expect(refusal(text) { $0.expandedNodes = 12 } == .tooManyNodesAfterExpansion(limit: 12))
  }

  @Test func aBillionLaughsAreNotExpanded() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<40 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let result = read(text)
    #expect(result.error?.reason == .tooManyNodesAfterExpansion(limit: 1_000_000))
    #expect(part(result.error?.range, of: text) == "*a5")
  }

  @Test func mergedEntries() {
    let text = "a: &a {x: 1, y: 2}\nb: {<<: *a}\nc: {<<: *a, x: 3}\n"  // a hidden entry counts too
    #expect(refusal(text) { $0.mergedEntries = 4 } == nil)
    #expect(refusal(text) { $0.mergedEntries = 3 } == .tooManyMergedEntries(limit: 3))
  }

  @Test func documents() {
    #expect(refusal("--- a\n--- b\n--- c\n") { $0.documents = 3 } == nil)
    #expect(refusal("--- a\n--- b\n--- c\n--- d\n") { $0.documents = 3 } == .tooManyDocuments(limit: 3))
  }

  @Test func directives() {
    let directives = { (count: Int) in String(repeating: "%X y\n", count: count) + "---\na\n" }
    #expect(read(directives(16)).error == nil)
    #expect(read(directives(17)).error?.reason == .tooManyDirectives(limit: 16))
    #expect(read(directives(16) + "...\n" + directives(16)).error == nil, "each document counts for itself")
  }

  @Test func tagDirectivesAreRefusedBeforeTheyCostAnything() {
    var text = ""
    for number in 0..<50_000 { text += "%TAG !a\(number)! foo\n" }
    #expect(read(text + "---\n").error?.reason == .tagDirective)
    #expect(read("\"a\"\n" + text + "---\n").error?.reason == .tooManyDirectives(limit: 16))
  }

  @Test func keyBytes() {
    var limits = Limits()
    limits.keyBytes = 3
    #expect(
      read("abc: 1\n\"\\u00e9\\u00e9\": 1\n", limits: limits).problems.first?.map(\.reason) == [
        .keyTooLong(limit: 3)
      ])
  }

  @Test(arguments: [" ", "\n", "\t", " \n"])
  func blankRun(blank: String) {
    var limits = Limits()
    limits.blankRun = 100
    let run = { String(repeating: blank, count: $0 / blank.utf8.count) }
    #expect(read("'a" + run(100) + "b'", limits: limits).error == nil)
    let result = read("'a" + run(100) + " b'", limits: limits)
    #expect(result.error?.reason == .blankRunTooLong(limit: 100))
    #expect(result.error?.range.start == 102)
  }
}

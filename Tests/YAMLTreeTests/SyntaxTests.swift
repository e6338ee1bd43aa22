import SourceText
import Testing
import YAMLTree

/// What a person is told of broken YAML, and where.
@Suite struct SyntaxTests {
  @Test(arguments: [
    ("a:\n\tb: c", SyntaxFault.tabIndentation, "\t"),
    ("a:\n  b\n\tc: d", .tabIndentation, "\t"),
    ("a: |\n\tb", .tabIndentation, "\t"),
    ("a: @b", .reservedCharacter, "@"),
    ("a: `b`", .reservedCharacter, "`"),
    ("a: b: c", .unexpectedColon, ":"),
    ("a: - b", .unexpectedDash, "-"),
    ("a: 1\nb\nc: 2", .missingColon, "b"),
    ("a:\n    b: 1\n  c: 2\n", .brokenMapping, "c"),
    ("a:\n  - b\n  c: 2\n", .brokenList, "c"),
    ("a: [b\nc: d", .brokenFlowList, ":"),
    ("a: {b c: d e]", .brokenFlowMapping, "]"),
    ("a: 'b\nc: d", .unterminatedQuote, "'"),
    ("a: \"b\n---\n", .documentMarkerInQuote, "-"),
    ("a: \"\\q\"", .unknownEscape, "\\"),
    ("a: \"\\x4g\"", .badEscape, "4"),
    ("a: \"\\ud800\"", .badEscape, "d"),
    ("a: |x\n b", .badBlockHeader, "x"),
    ("a: & b", .badAnchorName, " "),
    ("a: !x!y z", .undefinedTagHandle, "!"),
    ("a: !<x z", .badTag, " "),
    (": a", .missingKey, ":"),
    ("a: }", .missingValue, "}"),
    ("'a'\nb", .missingDocumentStart, "b"),
    ("[a, , b]", .missingValue, ","),
  ])
  func faults(text: String, fault: SyntaxFault, place: String) {
    let result = read(text)
    #expect(result.error?.reason == .syntax(fault))
    #expect(part(result.error?.range, of: text) == place)
  }

  @Test func theStartOfTheBlockIsRelated() {
    let text = "é:\n    b: 1\n  c: 2\n"
    let error = read(text).error
    #expect(error?.message == "this line is not indented like the other keys of the block that it belongs to")
    #expect(error?.range.start == 15)
    #expect(part(error?.related, of: text) == "é")
  }

  @Test func whatStandsBeforeTheFaultCanBeSeen() {
    let result = read("apiVersion: agentgate/v1\nspec:\n  a: {b: [c, d\nkind: Agent\n")
    #expect(result.rest?.hasPrefix("{'apiVersion': 'agentgate/v1', 'spec': {'a': {'b': ['c', ") == true)
    #expect(read("a: 1\nb: 2\nc: *x\n  d: [").rest == "{'a': 1, 'b': 2, 'c': null}")
    #expect(read("a: 1\na: 2\n@").problems.last?.map(\.reason) == [.duplicateKey("a")])
  }

  @Test func documentsBeforeTheFaultAreRead() {
    let result = read("--- a\n--- b\n--- [\n")
    #expect(result.documents == ["'a'", "'b'"])
    #expect(result.rest == "[]")
    #expect(result.error != nil)
  }

  @Test func noFaultIsLeftInLibyamlsWords() {
    for text in [
      "a: b: c", "a:\n - b\n c", "[a", "{a", "\"a", "a: 'b", "- a\nb", "&a &b c", "? a\nb", "%YAML x\n---",
    ] {
      if case .syntax(.other(let words)) = read(text).error?.reason { Issue.record("\(text): \(words)") }
    }
  }
}

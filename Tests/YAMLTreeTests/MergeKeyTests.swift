import Testing
import YAMLTree

@Suite struct MergeKeyTests {
  @Test(arguments: [
    ("{<<: {a: 1}, a: 2}", "{'a': 2}"),
    ("{b: 1, <<: {a: 1, b: 2}}", "{'b': 1, 'a': 1}"),
    ("{<<: [{a: 1}, {a: 2, b: 3}]}", "{'a': 1, 'b': 3}"),
    (
      "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b, z: 3}",
      "[{'x': 1}, {'y': 2, 'x': 1}, {'z': 3, 'y': 2, 'x': 1}]"
    ),
    ("{<<: {\"\\u0061\": 1}, a: 2}", "{'a': 2}"),
    ("{'<<': {a: 1}}", "{'<<': {'a': 1}}"),
    ("{!!str <<: {a: 1}}", "{'<<': {'a': 1}}"),
    ("[<<, {a: <<}]", "['<<', {'a': '<<'}]"),
    ("{<<: {}}", "{}"), ("{<<: []}", "{}"),
    ("{<<: {<<: {<<: {a: 1}}}}", "{'a': 1}"),
  ])
  func merges(text: String, expected: String) {
    let result = read(text)
    #expect(result.documents == [expected])
    #expect(result.problems == [[]])
  }

  @Test(arguments: ["{<<: x}", "{<<: }", "{<<: [{a: 1}, x]}", "{<<: [[{a: 1}]]}", "&a {<<: *a}"])
  func aBadValueIsAProblem(text: String) {
    #expect(read(text).problems.first?.contains { $0.reason == .badMergeValue } == true)
  }

  @Test func theSecondMergeKeyIsAProblemAndNotRead() {
    let result = read("{<<: {a: 1}, <<: {b: 2}}")
    #expect(result.problems.first?.map(\.reason) == [.duplicateMergeKey])
    #expect(result.documents == ["{'a': 1}"])
  }

  @Test func manyKeysMerge() {
    let keys = (0..<1_000).map { "k\($0): \($0)" }.joined(separator: ", ")
    let result = read("- &a {\(keys)}\n- {<<: *a, k7: own}\n")
    #expect(result.documents.first?.hasSuffix("k998': 998, 'k999': 999}]") == true)
    #expect(result.documents.first?.contains("{'k7': 'own', 'k0': 0,") == true)
  }
}

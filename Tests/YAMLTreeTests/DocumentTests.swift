import SourceText
import Testing
import YAMLTree

@Suite struct DocumentTests {
  @Test(arguments: [
    ("a: 1\nb: [x, \"y\"]\n", "{'a': 1, 'b': ['x', 'y']}"),
    (
      "- yes\n- no\n- on\n- true\n- ~\n- 1.5\n- 0x1F\n- 1.10",
      "['yes', 'no', 'on', true, null, 1.5, 0x1F, 1.10]"
    ),
    ("a: |\n  one\n  two\n", "{'a': 'one\ntwo\n'}"),
    ("a: &x {b: c}\nd: *x\n", "{'a': {'b': 'c'}, 'd': {'b': 'c'}}"),
    ("\"k\\u0069nd\": Agent", "{'kind': 'Agent'}"),
    ("a: {<<: {b: 1, c: 2}, c: 3}", "{'a': {'c': 3, 'b': 1}}"),
    ("--- !!str 12", "'12'"),
    ("\u{FEFF}é: ü", "{'é': 'ü'}"),
  ])
  func understands(text: String, expected: String) {
    let result = read(text)
    #expect(result.documents == [expected])
    #expect(result.error == nil)
    #expect(result.problems == [[]])
  }

  @Test func severalDocuments() {
    let result = read("a: 1\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n")
    #expect(result.documents == ["{'a': 1}", "{'b': 2}", "{'c': 3}"])
    #expect(result.error == nil)
  }
}

import SourceText
import Testing
import YAMLTree

/// Where nodes stand: each node's kind of text, in document order.
@Suite struct RangeTests {
  private func ranges(_ text: String) -> [String] {
    var stream = DocumentStream(Source(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8)))
    var tree = NodeTree()
    guard (try? stream.next(into: &tree)) == true, let root = tree.root else { return [] }
    return collect(tree, root).map { part($0, of: text) ?? "" }
  }

  private func collect(_ tree: NodeTree, _ node: NodeTree.Node) -> [SourceRange] {
    var all = [tree.range(node)]
    for element in tree.elements(of: node) { all += collect(tree, element) }
    for entry in tree.entries(of: node) { all += collect(tree, entry.key) + collect(tree, entry.value) }
    return all
  }

  @Test(arguments: [
    ("a: b\n", ["a: b", "a", "b"]),
    (
      "# c\na:\n  - 'x'  # c\n  - \"y\"\n\n# end\n",
      ["a:\n  - 'x'  # c\n  - \"y\"", "a", "- 'x'  # c\n  - \"y\"", "'x'", "\"y\""]
    ),
    ("a: &x !!str  b c # d", ["a: &x !!str  b c", "a", "b c"]),
    ("a: &x\n  b: c\n", ["a: &x\n  b: c", "a", "b: c", "b", "c"]),
    ("a: &x # c\n  !!map\n  b: c\n", ["a: &x # c\n  !!map\n  b: c", "a", "b: c", "b", "c"]),
    ("a: &x {b: c}\n", ["a: &x {b: c}", "a", "{b: c}", "b", "c"]),
    ("a:\n\n# c\nb:\n", ["a:\n\n# c\nb:", "a", "", "b", ""]),
    ("a: |\n  x\n\n\nb: c", ["a: |\n  x\n\n\nb: c", "a", "|\n  x", "b", "c"]),
    ("é: ü\n\"ö\": [日本, x]\n", ["é: ü\n\"ö\": [日本, x]", "é", "ü", "\"ö\"", "[日本, x]", "日本", "x"]),
    ("\u{FEFF}a: b", ["a: b", "a", "b"]),
    ("a: x\r\nb: é\r\nc: y\r\n", ["a: x\r\nb: é\r\nc: y", "a", "x", "b", "é", "c", "y"]),
    ("? a\n\n# c\n? b\n", ["? a\n\n# c\n? b", "a", "", "b", ""]),
    ("[a: b, c]", ["[a: b, c]", "a: b", "a", "b", "c"]),
    ("a:\n- x\n- y\n\nb: c", ["a:\n- x\n- y\n\nb: c", "a", "- x\n- y", "x", "y", "b", "c"]),
    ("- &a\n- &b\n\n- x", ["- &a\n- &b\n\n- x", "", "", "x"]),
    ("a: one\n  two\n", ["a: one\n  two", "a", "one\n  two"]),
  ])
  func nodesStandWhereTheyAreWritten(text: String, expected: [String]) {
    #expect(ranges(text) == expected)
  }

  /// Offsets in a text that is not ASCII are those of the same text with other letters of one byte, moved.
  @Test func wideCharactersMoveWhatFollowsThem() {
    let words = (0..<200).map { "k\($0): [x, 'y', \"z\"] # c\n" }
    for wide in ["é", "日", "😀", "日x本"] {
      for place in [0, 1, 7, 50, 199] {
        var lines = words
        lines[place] = "k\(place): [\(wide), '\(wide)', \"z\"] # \(wide)\n"
        let text = lines.joined()
        #expect(ranges(text).filter { $0 == "'\(wide)'" }.count == 1)
        #expect(ranges(text).filter { $0 == "\"z\"" }.count == 200)
      }
    }
  }

  @Test func anEmptyValueStandsAfterItsColon() {
    var stream = DocumentStream(Source(id: SourceID(0), path: "a.yaml", bytes: Array("a:\n\n\nb: c".utf8)))
    var tree = NodeTree()
    _ = try? stream.next(into: &tree)
    let value = tree.root.flatMap { tree.value(of: "a", in: $0) }
    #expect(value.map(tree.range) == SourceRange(start: 2, end: 2))
  }

  @Test func anAliasStandsWhereItIsUsed() {
    let text = "a: &x long\nb: *x\n"
    var stream = DocumentStream(Source(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8)))
    var tree = NodeTree()
    _ = try? stream.next(into: &tree)
    let alias = tree.root.flatMap { tree.value(of: "b", in: $0) }
    #expect(alias.map { tree.text($0) } == "long")
    #expect(part(alias.map(tree.range), of: text) == "*x")
    #expect(part(alias.map { tree.range(tree.resolved($0)) }, of: text) == "long")
  }
}

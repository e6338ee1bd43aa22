import Testing
import YAMLTree

/// Faults that do not end the reading: all of them, each at its place.
@Suite struct ProblemTests {
  /// The problems of a one-document text, each as its reason and the part of the text that it points at.
  private func problems(_ text: String) -> [String] {
    let result = read(text)
    #expect(result.error == nil)
    return result.problems.flatMap { $0 }.map { problem in
      let related = part(problem.related, of: text).map { " / \($0)" } ?? ""
      return "\(problem.reason) at \(part(problem.range, of: text) ?? "")\(related)"
    }
  }

  @Test func duplicateKeysAreComparedAfterDecoding() {
    #expect(problems("kind: 1\n\"k\\u0069nd\": 2\n") == ["duplicateKey(\"kind\") at \"k\\u0069nd\" / kind"])
    #expect(problems("1: a\n'1': b") == ["duplicateKey(\"1\") at '1' / 1"])
    #expect(problems("? |-\n  a\n: 1\na: 2") == ["duplicateKey(\"a\") at a / |-\n  a"])
    #expect(problems("k: &a x\n*a : 1\nx: 2") == ["duplicateKey(\"x\") at x / *a"])
    #expect(problems("a: 1\nA: 2\nab: 3\nba: 4") == [])
  }

  @Test func duplicateKeysAreFoundAtEveryLevelAndSize() {
    #expect(problems("a: {b: 1, b: 2}\nc: [{d: 1, d: 2}]\n").count == 2)
    for count in [2, 11, 12, 13, 14, 100, 5_000] {
      let text = (0..<count).map { "key\($0): v\n" }.joined()
      #expect(problems(text) == [])
      #expect(problems(text + "key0: v\n") == ["duplicateKey(\"key0\") at key0 / key0"])
      let last = "key\(count - 1)"
      #expect(problems(text + "\(last): v\n") == ["duplicateKey(\"\(last)\") at \(last) / \(last)"])
    }
  }

  @Test(arguments: ["~: 1", "null: 1", "? \n: 1", "true: 1", "False: 1", "? [a]\n: 1", "? {a: b}\n: 1"])
  func keysMustBeText(text: String) {
    #expect(read(text).problems.first?.map(\.reason) == [.keyNotText])
  }

  @Test(arguments: ["yes: 1", "on: 1", "1.10: 1", "'': 1", "'true': 1", "nullable: 1", "!!str true: 1"])
  func theseKeysAreText(text: String) {
    #expect(problems(text) == [])
  }

  @Test func aliases() {
    #expect(problems("a: *b\nb: &b 1") == ["undefinedAlias(\"b\") at *b"])
    #expect(problems("&a [x, *a]") == ["recursiveAlias(\"a\") at *a"])
    #expect(problems("&a [&a x, *a]") == [], "an anchor inside takes over")
    #expect(
      problems("--- &a x\n--- *a\n") == ["undefinedAlias(\"a\") at *a"], "anchors end with their document")
    #expect(read("- &a 1\n- *a\n- &a 2\n- *a").documents == ["[1, 1, 2, 2]"])
  }

  @Test func tags() {
    #expect(
      problems("a: !!python/object:os.system x") == [
        "tagNotAllowed(\"tag:yaml.org,2002:python/object:os.system\") at !!python/object:os.system"
      ])
    #expect(problems("a: &x !local [y]") == ["tagNotAllowed(\"!local\") at !local"])
    #expect(
      problems("a: !!int x\nb: !!map [x]\nc: !!seq y\nd: !!str {}\ne: !!null x\nf: !!bool yes").count == 6)
    #expect(problems("a: !!int '12'\nb: !!map {}\nc: !!seq []\nd: ! x\ne: !<tag:yaml.org,2002:str> x") == [])
    #expect(problems("a: !!binary aGk=\nb: !!merge x\nc: !!str%00 x").count == 3)
  }

  /// Where libyaml reads otherwise than YAML 1.2 says, nobody should have to know which of the two is right.
  @Test func whatYAML12ReadsOtherwise() {
    #expect(problems("{?foo: 1}") == ["ambiguousQuestionMark at ?"])
    #expect(problems("[?x, ?[a]: b]").count == 3)  // the list is no text either
    #expect(problems("{? foo: 1, ?\n  a: b, x?: y, '?': z, c: d?}") == [])
    #expect(problems("a: &an:chor value") == ["ambiguousAnchorName at &an"])
    #expect(problems("- &a x\n- {*a: b}") == ["ambiguousAnchorName at *a"])
    #expect(problems("- &a [&b, &c {}]\n- *a\n- [&e]\n- [*b, *c]\n- *e") == [])
  }

  @Test func theyComeInDocumentOrder() {
    let text = "%X\n---\na: {b: *u, c: !t x, b: 1}\na: 2\n"
    #expect(
      problems(text) == [
        "unknownDirective(\"X\") at %X", "undefinedAlias(\"u\") at *u", "tagNotAllowed(\"!t\") at !t",
        "duplicateKey(\"b\") at b / b", "duplicateKey(\"a\") at a / a",
      ])
  }

  @Test func everyProblemHasWords() {
    let all: [Problem.Reason] = [
      .duplicateKey("k"), .duplicateMergeKey, .undefinedAlias("a"), .recursiveAlias("a"),
      .tagNotAllowed("!t"),
      .tagMismatch("!t"), .badMergeValue, .keyNotText, .keyTooLong(limit: 1), .unknownDirective("X"),
      .badVersionDirective, .ambiguousAnchorName, .ambiguousQuestionMark,
    ]
    #expect(Set(all.map(\.message)).count == all.count)
    #expect(Problem.Reason.duplicateKey("k").subject == "k")
  }
}

import Testing
import YAMLTree

/// YAML 1.2.2 sections 6.8 and 9.1.
@Suite struct DirectiveTests {
  @Test(arguments: [
    "%YAML 1.1\n---\na", "%YAML 1.2 # c\n# c\n\n---\na", "# c\n%YAML\t1.2\r\n--- a",
    "\u{FEFF}%YAML 1.2\n---\na",
  ])
  func knownVersionsAreAccepted(text: String) {
    #expect(read(text).documents == ["'a'"])
    #expect(read(text).problems == [[]])
  }

  @Test(arguments: ["%YAML 1.3", "%YAML 2.0", "%YAML", "%YAML 1.2x", "%YAML 1.2 x", "%YAML 1.2\n%YAML 1.2"])
  func othersAreAProblem(directive: String) {
    let result = read(directive + "\n---\na")
    #expect(result.documents == ["'a'"])
    #expect(result.problems.first?.map(\.reason) == [.badVersionDirective])
  }

  @Test(arguments: [
    ("%FOO bar", "FOO"), ("% x", ""), ("%yaml 1.2", "yaml"), ("%TAGS a b", "TAGS"), ("%é", "é"),
  ])
  func unknownOnesAreAProblem(directive: String, name: String) {
    let result = read("a\n...\n\(directive)\n--- b")
    #expect(result.documents == ["'a'", "'b'"])
    #expect(result.problems == [[], result.problems[1]])
    #expect(result.problems[1].map(\.reason) == [.unknownDirective(name)])
  }

  @Test(arguments: [
    "%TAG ! x\n---\na", "# c\n\n%TAG\t! x\n---\na", "%YAML 1.2\n%TAG !e! tag:e,1:\n---\na", "%TAG\n--- a",
  ])
  func tagDirectivesAreRefused(text: String) {
    #expect(read(text).error?.reason == .tagDirective)
    #expect(read("b: 1\n...\n" + text).documents == ["{'b': 1}"])
    #expect(read("b: 1\n...\n" + text).error?.reason == .tagDirective)
  }

  @Test func aTagDirectiveAfterADocumentWithoutAnEndIsRefusedToo() {
    #expect(read("\"a\"\n%TAG ! x\n---\nb").error?.reason == .tagDirective)
  }

  @Test(arguments: [
    "a: |\n %TAG ! x\n %TAG ! x\n", "# %TAG ! x\na: b # %TAG\n#%TAG\n", "a: \"x\n%TAG ! x\n\"",
    "'x\n%FOO\n%TAG ! y\n'",
    "x\n%TAG ! y", "a: x %TAG\n", "--- |\n %TAG ! x\n", "a\n...\n--- '\n%TAG ! x\n'",
  ])
  func textIsNoDirective(text: String) {
    #expect(read(text).error == nil)
    #expect(read(text).problems.allSatisfy { $0.isEmpty })
  }

  @Test(arguments: ["%YAML 1.2\n", "%FOO\na: b", "%YAML 1.2\na: b\n---\n", "%FOO\n# c\n"])
  func aDocumentMustFollow(text: String) {
    #expect(read(text).error?.reason == .directiveWithoutDocument)
  }
}

import Foundation
import Support
import Testing

/// `agentgate diff` and `check --base` as people and programs run them.
@Suite struct DiffTests {
  private func run(_ arguments: String..., in project: TemporaryProject) throws -> Program.Result {
    try Program.run(["diff"] + arguments, in: project.folder)
  }

  /// Two commits, the first of which the branch `main` names, of the files in `Fixtures/diff/<name>`.
  private func repository(_ name: String) throws -> TemporaryProject {
    let text = try FixtureFiles.text("diff/\(name)/change.yaml")
    let change = ProjectText(text)
    let project = try TemporaryProject(files: change.base ?? [])
    try project.commit()
    try project.git("checkout", "--quiet", "-b", "work")
    try project.empty()
    for file in change.files { try project.write(file.text, to: file.path) }
    try project.commit()
    return project
  }

  /// Names under `Fixtures/diff`, with the status of their comparison.
  static let cases: [(name: String, status: Int32)] = [("broken", 2), ("review", 0)]

  @Test(arguments: cases, ["text", "json"])
  func aComparisonIsAsRecorded(_ sample: (name: String, status: Int32), _ format: String) throws {
    let result = try run("main..HEAD", "--format", format, in: repository(sample.name))
    #expect(result.status == sample.status)
    #expect(result.errors.isEmpty == (sample.status == 0), "\(result.errors)")
    try GoldenFile("diff/\(sample.name)/\(format)").verify(Array(result.output.utf8))
  }

  @Test func noRecordedComparisonIsLeftOver() {
    let expected = Self.cases.flatMap { sample in
      ["change.yaml", "json", "text"].map { "diff/\(sample.name)/\($0)" }
    }
    #expect(FixtureFiles.paths(under: "diff") == expected.sorted())
  }

  @Test func whatIsComparedIsSpelledAsInGit() throws {
    let project = try TemporaryProject()
    try project.write(Samples.agent("one"), to: "one.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "-b", "work")
    try project.write(Samples.agent("two"), to: "two.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "main")
    try project.write(Samples.agent("three"), to: "three.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "work")
    try project.write(Samples.agent("four"), to: "four.yaml")
    func marks(_ range: String) throws -> [String] {
      try run(range, in: project).output.split(separator: "\n").filter {
        $0.hasPrefix("+ ") || $0.hasPrefix("- ")
      }
      .map { String($0.prefix { $0 != "(" }) }
    }
    #expect(try marks("main..work") == ["+ two ", "- three "])
    #expect(try marks("main...work") == ["+ two "])
    #expect(try marks("main...") == ["+ two "])
    #expect(try marks("..main") == ["+ three ", "- two "])
    #expect(try marks("HEAD") == ["+ four "])
    #expect(try marks("main") == ["+ four ", "+ two ", "- three "])
  }

  @Test(arguments: [
    (["nope..HEAD"], "There is no git revision named `nope`"), ([".."], "base..head"),
    (["--", "-x..HEAD"], "cannot be"),
    (["HEAD", "--format", "csv"], "--format"), ([], "base..head"),
  ])
  func whatCannotBeComparedIsTwo(_ arguments: [String], _ words: String) throws {
    let project = try TemporaryProject()
    try project.write(Samples.agent("one"), to: "one.yaml")
    try project.commit()
    let result = try Program.run(["diff"] + arguments, in: project.folder)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func outsideOfGitIsTwo() throws {
    let project = try TemporaryProject()
    try project.write(Samples.agent("one"), to: "one.yaml")
    for arguments in [["diff", "HEAD"], ["check", "--base", "main"]] {
      let result = try Program.run(arguments, in: project.folder)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains("lies in no git working tree"), "\(result.errors)")
    }
  }

  /// Nothing that a document or a branch says reaches a terminal raw.
  @Test func hostileNamesAreEscaped() throws {
    let project = try TemporaryProject()
    try project.write("", to: "README.md")
    try project.commit()
    let hostile = #""\e[2J::error::x`\u202E</script>""#
    try project.write(
      Samples.agent("one", more: "triggers: [a]\nlifecycle: {stage: production}").replacing(
        "actions: [fetch]", with: "actions: [\(hostile)], resources: [\(hostile)]"), to: "o\u{1B}ne.yaml")
    try project.commit()
    try project.git("branch", "x\u{202E}y")
    let result = try run("x\u{202E}y~1..x\u{202E}y", in: project)
    #expect(result.output.contains("can do more"))
    for scalar in ["\u{1B}", "\u{202E}"] as [Unicode.Scalar] {
      #expect(!result.output.unicodeScalars.contains(scalar))
    }
  }

  @Test func checkSaysWhatItComparedWith() throws {
    let project = try repository("review")
    let result = try Program.check("--base", "main", "--format", "json", in: project)
    let commit = try project.git("rev-parse", "main")
    #expect(result.output.contains("\"ref\": \"main\",\n    \"commit\": \"\(commit)\""))
    #expect(result.output.contains("\"rule\": \"change/access-widened\""))
    let text = try Program.check("--base", "main", in: project)
    #expect(text.output.contains("base: `main`, commit \(commit.prefix(12))"))
  }
}

import Foundation
import Support
import Testing

/// What the README shows is what happens: every report in it is a real one, every file in it is accepted,
/// every command in it runs.
@Suite struct ReadmeTests {
  private static let now = "2026-11-24T12:00:00Z"
  private static let blocks = (try? MarkdownBlock.all(in: SourceFiles.text("README.md"))) ?? []

  @Test func theReadmeHasExamples() { #expect(Self.blocks.count > 8) }

  @Test(arguments: blocks)
  func noExampleGoesUntested(_ block: MarkdownBlock) {
    let isTested = block.language == "sh" || !block.directive.isEmpty
    #expect(isTested, "the block at line \(block.line) has no directive")
  }

  /// The commands that people are told to type. All but the last are what `.ci/run` itself runs.
  @Test func theCommandsAreTheseOnes() {
    let commands = Self.blocks.filter { $0.language == "sh" }.map(\.text)
    #expect(
      commands == [
        "bash .ci/try", "bash .ci/release --output ~/.local/bin/agentgate", "swift test",
        "agentgate check --environment production --output json=agentgate.json",
      ])
  }

  @Test(arguments: blocks.filter { $0.directive["project"] != nil })
  func aReportIsReal(_ block: MarkdownBlock) throws {
    let project = try TemporaryProject()
    let name = try #require(block.directive["project"])
    try FileManager.default.removeItem(at: project.folder)
    try FileManager.default.copyItem(
      at: GoldenFile.fixtures.appending(path: "projects/\(name)"), to: project.folder)
    let report = try Self.check(in: project)
    let rule = try #require(block.directive["rule"])
    let found = report.components(separatedBy: "\n\n").drop { !$0.hasPrefix("error[\(rule)]") }
    #expect(found.joined(separator: "\n\n").hasPrefix(block.text + "\n"), "\(report)")
  }

  @Test(arguments: blocks.filter { $0.directive["project-file"] != nil })
  func anExcerptStandsInItsProject(_ block: MarkdownBlock) throws {
    let path = try #require(block.directive["project-file"])
    #expect(try FixtureFiles.text("projects/\(path)").contains("\n\(block.text)\n"))
  }

  /// What another test has recorded of the same command.
  @Test(arguments: blocks.filter { $0.directive["recorded"] != nil })
  func anExcerptOfAReportIsRecorded(_ block: MarkdownBlock) throws {
    let lines = block.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let command = try #require(block.directive["command"])
    #expect(lines.first == "$ \(command)")
    let path = try #require(block.directive["recorded"])
    #expect(try FixtureFiles.text(path).contains("\n\n\(lines.last ?? "")\n\n"))
  }

  @Test func theFiveMinutesLeadToThisReport() throws {
    let project = try TemporaryProject()
    var shown = 0
    for block in Self.blocks {
      if let path = block.directive["file"] { try project.write(block.text + "\n", to: path) }
      guard block.language == "console", block.directive["recorded"] == nil else { continue }
      shown += 1
      let lines = block.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let command = try #require(block.directive["command"])
      #expect(lines.first == "$ \(command)")
      let report = try Self.output(of: command, in: project)
      #expect(report == String(lines.last ?? "") + "\n")
    }
    #expect(shown == 3)
    // With the README's own policy and catalog the agent passes too.
    #expect(try Self.check(in: project).contains("policy: example (organization, .agentgate/policy.yaml)"))
    let result = try Program.run(
      ["check", "--environment", "production", "--output", "json=agentgate.json", "--now", Self.now],
      in: project.folder)
    #expect(result.status == 0)
    #expect(try project.read("agentgate.json").contains("\"verdict\": \"pass\""))
  }

  /// What a command of the console prints.
  private static func output(of command: String, in project: TemporaryProject) throws -> String {
    if command == "agentgate check" { return try check(in: project) }
    // A stretch between single quotes is one word, as in a shell.
    let words = command.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .flatMap { $0 % 2 == 0 ? $1.split(separator: " ").map(String.init) : [String($1)] }
    // Which grants have expired changes with the day.
    let time = words.contains("--can") ? ["--now", now] : []
    return try Program.run(words.dropFirst() + time, in: project.folder).output
  }

  /// The report on standard output, without the line that says that the time was given.
  private static func check(in project: TemporaryProject) throws -> String {
    let result = try Program.run(["check", "--now", now], in: project.folder)
    return result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("simulated: ") }.joined(separator: "\n")
  }
}

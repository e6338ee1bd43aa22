import Foundation
import Support
import Testing

/// `agentgate inventory --can` as people and programs run it.
@Suite struct AnswerTests {
  /// One question about a project under `Fixtures/projects` whose answer is recorded.
  struct Case: Sendable {
    let name: String
    let project: String
    let question: String
    var status: Int32 = 0
  }

  static let cases = [
    Case(name: "conditions", project: "commerce", question: "erp:invoices.* companies/emea/**"),
    Case(name: "delegates", project: "commerce", question: "web"),
    Case(name: "incomplete", project: "broken-policy", question: "*", status: 2),
    Case(name: "nobody", project: "commerce", question: "erb:*.delete"),
  ]

  private func run(_ question: String, _ arguments: String..., in project: TemporaryProject) throws
    -> Program.Result
  {
    try Program.run(
      ["inventory", "--can", question, "--now", "2026-11-24T12:00:00Z"] + arguments, in: project.folder)
  }

  private func copy(_ name: String) throws -> TemporaryProject {
    let project = try TemporaryProject()
    for path in FixtureFiles.paths(under: "projects/\(name)") where !path.contains("/expected/") {
      try project.write(FixtureFiles.text(path), to: String(path.dropFirst("projects/\(name)/".count)))
    }
    return project
  }

  @Test(arguments: cases, InventoryTests.formats)
  func anAnswerIsAsRecorded(_ sample: Case, _ format: String) throws {
    let result = try run(sample.question, "--format", format, in: copy(sample.project))
    #expect(result.status == sample.status)
    #expect(result.errors.isEmpty == (sample.status == 0))
    try GoldenFile("answers/\(sample.name)/\(format)").verify(Array(result.output.utf8))
  }

  @Test func noRecordedAnswerIsLeftOver() {
    let expected = Self.cases.flatMap { sample in
      InventoryTests.formats.map { "answers/\(sample.name)/\($0)" }
    }
    #expect(FixtureFiles.paths(under: "answers") == expected.sorted())
  }

  /// Sixty agents that call each other, some unknown or with errors.
  private func project(seed: UInt64) throws -> TemporaryProject {
    var generator = SeededGenerator(seed: seed)
    let project = try TemporaryProject()
    for number in (0..<60).shuffled(using: &generator) {
      let calls = "delegates: [agent-\(number * 7 % 60), agent-\(number * 11 % 63)]"
      let fault = number % 9 == 0 ? "\naccess: none" : ""
      try project.write(
        Samples.agent("agent-\(number % 50)", more: calls + fault), to: "teams/t\(number % 5)/a\(number).yaml"
      )
    }
    return project
  }

  @Test(arguments: InventoryTests.formats)
  func answersAreEqualToTheByte(_ format: String) throws {
    let first = try run("web:fetch", "--format", format, "--threads", "1", in: project(seed: 1))
    #expect(first.status == 2)
    for seed in UInt64(2)...3 {
      let other = try run("web:fetch", "--format", format, "--threads", "8", in: project(seed: seed))
      #expect(other.output == first.output, "seed \(seed)")
      #expect(other.errors == first.errors, "seed \(seed)")
    }
  }

  @Test func anAnswerThatMayNotBeWholeSaysSo() throws {
    let project = try TemporaryProject(
      """
      # file: a.yaml
      \(Samples.agent("a"))
      # file: c.yaml
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: c
      """)
    let result = try run("mail:send", in: project)
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("who can do `send` in `mail`? nobody (1 agent)\n"))
    #expect(result.output.hasSuffix("there may be more who can. Standard error says why.\n"))
    #expect(result.errors.contains("The answer is incomplete: 1 error has to be mended."))
  }

  @Test func pathsChooseWhoIsListed() throws {
    let project = try TemporaryProject(
      "# file: x/a.yaml\n\(Samples.agent("a"))# file: y/b.yaml\n\(Samples.agent("b"))")
    let result = try run("web", "x", in: project)
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix("who can do anything in `web`? 1 of 1 agent asked about; 2 in all\n\na  low"))
  }

  @Test func hostileQuestionsAreEscaped() throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
    for format in InventoryTests.formats {
      let result = try run("a\u{1B}[2J:b ::error::x", "--format", format, in: project)
      #expect(result.status == 0)
      #expect(!result.output.contains("\u{1B}"))
      #expect(!result.output.contains("\n::"))
    }
  }

  @Test func theSchemaIsPrinted() throws {
    let result = try Program.run("schema", "answer", in: try TemporaryProject())
    #expect(result.status == 0)
    #expect(result.output.contains("urn:agentgate:schema:answer:1"))
  }

  @Test(arguments: [
    (["--can", ""], "names no system"), (["--can", ":read"], "names no system"),
    (["--can", "erp:x a/../b"], "has a part"), (["--can", "erp\\"], "ends in a backslash"),
    (["--can"], "Missing value for '--can <question>'"),
    (["--now", "2026-11-24"], "--now has a meaning only together with --can."),
  ])
  func badUsageIsStatus2(_ arguments: [String], _ fault: String) throws {
    let project = try TemporaryProject()
    let result = try Program.run(["inventory"] + arguments, in: project.folder)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains(fault), "\(result.errors)")
  }
}

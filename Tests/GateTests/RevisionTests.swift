import Findings
import Foundation
import Gate
import Reports
import Repository
import Support
import Testing

/// A revision gives the outcome that its checkout gives.
@Suite struct RevisionTests {
  private func report(_ outcome: Outcome) -> String {
    var bytes: [UInt8] = []
    ReportFormat.json.write(outcome, RenderOptions(), &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func revision(_ name: String, of project: TemporaryProject) throws -> GitRevision {
    let root = try GateRun.root(of: project)
    let program = try GitProgram.find(searchPath: nil, outside: root)
    return try GitRepository(around: root, program: program).revision(named: name)
  }

  /// Checks a revision; the root is what the working tree makes it.
  private func check(
    _ project: TemporaryProject, at name: String, change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> Outcome {
    let revision = try revision(name, of: project)
    return try GateRun.check(project) { request in
      request.revision = revision
      change(&request)
    }
  }

  private func copy(_ name: String) throws -> TemporaryProject {
    let project = try TemporaryProject()
    for path in FixtureFiles.paths(under: "projects/\(name)") {
      try project.write(FixtureFiles.text(path), to: String(path.dropFirst("projects/\(name)/".count)))
    }
    return project
  }

  @Test(arguments: FixtureFiles.names(in: "projects"), [1, 4])
  func aRevisionsReportIsThatOfItsCheckout(_ name: String, threads: Int) throws {
    let project = try copy(name)
    try project.link("linked", to: name == "commerce" ? "prompts" : ".")
    try project.link("away.yaml", to: "/etc/passwd")
    try project.commit()
    let expected = report(try GateRun.check(project) { $0.threads = threads })
    #expect(report(try check(project, at: "HEAD") { $0.threads = threads }) == expected)
    // Nothing of it may come from the working tree.
    try project.empty()
    try project.write("apiVersion: agentgate/v1\nkind: Agent\n", to: "other.yaml")
    try project.commit()
    #expect(report(try check(project, at: "HEAD~1") { $0.threads = threads }) == expected)
    #expect(report(try check(project, at: "HEAD")) == report(try GateRun.check(project)))
  }

  @Test func everyAgentsPromptIsReadFromTheRevision() throws {
    let agent = Samples.agent("a")
    let project = try TemporaryProject("# file: a.yaml\n\(agent)  prompt: {path: p.md}\n# file: p.md\nyes\n")
    try project.commit()
    try FileManager.default.removeItem(at: project.url("p.md"))
    #expect(try GateRun.check(project).summaries != [])
    #expect(try check(project, at: "HEAD").summaries == [])
  }

  @Test func thePathsThatChooseAreThoseOfTheRevision() throws {
    let project = try TemporaryProject(
      "# file: x/a.yaml\n\(Samples.agent("a"))# file: y/b.yaml\n\(Samples.agent("b"))")
    try project.commit()
    try project.empty()
    #expect(try check(project, at: "HEAD") { $0.paths = ["y"] }.agents.map(\.name) == ["b"])
  }

  @Test func whatGitLostIsUndecided() throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
    try project.commit()
    let blob = try project.git("rev-parse", "HEAD:a.yaml")
    try FileManager.default.removeItem(
      at: project.url(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"))
    let outcome = try check(project, at: "HEAD")
    #expect(
      outcome.findings(of: "document/unreadable").map(\.message.plainText).first?.contains(
        "lacks its contents") == true)
    #expect(outcome.status == .undecided)
  }

  @Test func aLostSourceIsUndecided() throws {
    let project = try TemporaryProject(
      """
      # file: agentgate.yaml
      apiVersion: agentgate/v1
      kind: Gate
      spec: {sources: [policies.txt]}
      # file: policies.txt
      text
      # file: a.yaml
      \(Samples.agent("a"))
      """)
    try project.commit()
    let blob = try project.git("rev-parse", "HEAD:policies.txt")
    try FileManager.default.removeItem(
      at: project.url(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"))
    #expect(try check(project, at: "HEAD").status == .undecided)
  }
}

import Findings
import Foundation
import Gate
import Repository
import Support
import Testing

/// `check --base`: rules about what changed since a revision.
@Suite struct BaseTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func check(
    _ base: String = "main", change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> Outcome {
    let repository = try GateRun.repository(around: GateRun.root(of: project))
    let state = try RevisionState(ofWorkSince: base, in: repository)
    return try GateRun.check(project) { request in
      request.base = state
      change(&request)
    }
  }

  private func rules(_ outcome: Outcome) -> [String] {
    outcome.findings.map(\.rule.text).filter { $0.hasPrefix("change/") }
  }

  private func wide(_ name: String) -> String {
    Samples.agent(name).replacing("actions: [fetch]", with: "actions: [fetch, post]")
  }

  /// The branch's own work counts, not what happened on the base since.
  @Test func theBaseIsWhereTheWorkLeftTheBranch() throws {
    try project.write(wide("reader"), to: "a.yaml")
    let start = try project.commit()
    try project.git("checkout", "--quiet", "-b", "work")
    try project.write(Samples.agent("other"), to: "b.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "main")
    try project.write(Samples.agent("reader"), to: "a.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "work")
    let outcome = try check()
    #expect(rules(outcome) == ["change/agent-added"])
    #expect(outcome.run.base == ComparedRevision(name: "main", commit: start))
  }

  @Test func whatIsNotCommittedCountsToo() throws {
    try project.write(Samples.agent("reader"), to: "a.yaml")
    try project.commit()
    #expect(rules(try check()) == [])
    try project.write(wide("reader"), to: "a.yaml")
    let finding = try #require(try check().findings(of: "change/access-widened").first)
    #expect(finding.witness?.action == "post")
    #expect(finding.severity == .note && finding.agent == "reader")
    #expect(finding.message.plainText.contains("at `main` the agent could not"))
  }

  @Test func onlyAgentsWithAVerdictAreReported() throws {
    for name in ["one", "two", "gone"] { try project.write(Samples.agent(name), to: "\(name).yaml") }
    try project.commit()
    try project.git("rm", "--quiet", "gone.yaml")
    for name in ["one", "two"] { try project.write(wide(name), to: "\(name).yaml") }
    let some = try check { $0.paths = ["two.yaml"] }
    #expect(Set(some.findings.filter { $0.rule.family == "change" }.map(\.agent)) == ["two"])
    #expect(rules(some).contains("change/access-widened"))
    #expect(try check().findings(of: "change/agent-removed").map(\.agent) == ["gone"])
  }

  /// What is wrong at the base is mended by the change: it must not block it.
  @Test func aBrokenBaseBlocksNobodyAndHidesNothing() throws {
    try project.write(Samples.agent("reader") + "  risk: huge\n", to: "a.yaml")
    try project.write("apiVersion: agentgate/v1\nkind: RiskPolicy\nspec: [", to: ".agentgate/p.yaml")
    try project.commit()
    try project.git("rm", "--quiet", ".agentgate/p.yaml")
    try project.write(Samples.agent("reader"), to: "a.yaml")
    let outcome = try check()
    #expect(outcome.status == .pass)
    #expect(rules(outcome) == [])
    try project.write(Samples.agent("reader") + "  autonomy: sometimes\n", to: "a.yaml")
    try project.commit()
    try project.write(Samples.agent("reader"), to: "a.yaml")
    #expect(rules(try check("HEAD")) == ["change/access-widened"])
  }

  @Test func aBaseWithoutTheRootMakesEverythingNew() throws {
    try project.write("", to: "README.md")
    try project.commit()
    try project.write(Samples.agent("reader"), to: "sub/a.yaml")
    let root = try RepositoryRoot(folder: project.url("sub").path)
    let state = try RevisionState(ofWorkSince: "main", in: GateRun.repository(around: root))
    #expect(state.revision == nil)
    var request = CheckRequest(root: root, now: GateRun.now, version: "0.0.0")
    request.base = state
    #expect(rules(try DeploymentGate.check(request)) == ["change/agent-added"])
  }

  @Test func aPolicyGivesTheSeverity() throws {
    try project.write(Samples.agent("reader"), to: "a.yaml")
    try project.commit()
    try project.write(wide("reader"), to: "a.yaml")
    try project.write(
      Samples.policy("p", layer: "organization", spec: "severities: {change/access-widened: error}"),
      to: ".agentgate/p.yaml")
    let outcome = try check()
    #expect(outcome.verdict == .block)
    #expect(outcome.agent("reader")?.verdict == .block)
    #expect(outcome.findings(of: "change/access-widened").map(\.severity) == [.error])
  }

  /// In a shallow clone the point where the work began may not be there.
  @Test func aShallowCloneSaysWhatToFetch() throws {
    try project.write(Samples.agent("reader"), to: "a.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "-b", "work")
    try project.write(wide("reader"), to: "a.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "main")
    try project.write("", to: "x")
    try project.commit()
    let clone = try TemporaryProject()
    try clone.git(
      "clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "work",
      "file://\(project.folder.path)", "c")
    let root = try RepositoryRoot(folder: clone.url("c").path)
    let repository = try GateRun.repository(around: root)
    #expect {
      try RevisionState(ofWorkSince: "origin/main", in: repository)
    } throws: { error in
      (error as? GitError)?.explanation(quoting: { $0 }).contains("git fetch --unshallow") == true
    }
  }
}

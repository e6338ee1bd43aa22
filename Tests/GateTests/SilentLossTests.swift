import Findings
import Gate
import Support
import Testing

/// What decides is never passed over in silence: a policy that does not apply looks like one that all agents
/// meet.
@Suite struct SilentLossTests {
  /// Every agent needs an escalation, and the sample has none.
  private static let policy = Samples.policy(
    "org", layer: "organization", spec: "extends: standard\nrequirements: {low: {fields: [owner.escalation]}}"
  )
  private static let gate = "apiVersion: agentgate/v1\nkind: Gate\nspec: "

  private func project(_ files: [String: String]) throws -> TemporaryProject {
    let project = try TemporaryProject()
    try project.write(Samples.agent("a"), to: "a.yaml")
    for (path, text) in files { try project.write(text, to: path) }
    return project
  }

  @Test func inAnOrdinaryFolderItApplies() throws {
    let outcome = try GateRun.check(project([".agentgate/p.yaml": Self.policy]))
    #expect(outcome.summaries == ["a.yaml:6 registration/missing-field"])
  }

  @Test func aFolderThatIsALinkApplies() throws {
    let project = try project(["pol/p.yaml": Self.policy])
    try project.link(".agentgate", to: "pol")
    #expect(try GateRun.check(project).summaries == ["a.yaml:6 registration/missing-field"])
  }

  @Test func aFileThatIsALinkApplies() throws {
    let project = try project(["pol/p.yaml": Self.policy])
    try project.link(".agentgate/p.yaml", to: "../pol/p.yaml")
    #expect(try GateRun.check(project).summaries == ["a.yaml:6 registration/missing-field"])
  }

  @Test(arguments: [
    [".agentgate/p.yaml": policy, ".agentgate/.git": "gitdir: ../.git/modules/p\n"],
    [".agentgate/sub/p.yaml": policy, ".agentgate/sub/.git": "gitdir: x\n"],
    ["agentgate.yaml": gate + "{sources: [node_modules/p]}\n", "node_modules/p/p.yaml": policy],
    ["agentgate.yaml": gate + "{sources: [p.txt]}\n", "p.txt": policy],
    [".agentgate": policy],
  ])
  func whatIsNotSearchedIsUndecided(_ files: [String: String]) throws {
    let outcome = try GateRun.check(project(files))
    #expect(outcome.findings.map(\.rule) == ["document/unreadable"], "\(outcome.summaries)")
    #expect(outcome.status == .undecided)
  }

  @Test(arguments: ["apiVersion: agentgat/v1\nkind: RiskPolicy\n", "kind: RiskPolicy\n", ""])
  func aSlipInTheVersionIsUndecided(_ text: String) throws {
    let outcome = try GateRun.check(project([".agentgate/p.yaml": text]))
    #expect(outcome.summaries == [".agentgate/p.yaml:1 document/missing-field"])
    #expect(outcome.status == .undecided)
  }

  @Test func aPolicyInTheGateFileHasNoForceAndAWarning() throws {
    let outcome = try GateRun.check(project(["agentgate.yaml": Self.gate + "{}\n---\n" + Self.policy]))
    #expect(outcome.findings.map(\.rule) == ["policy/no-force"], "\(outcome.summaries)")
  }

  /// The folder of `--policy` was named for what is in it.
  @Test func nothingInAnOuterFolderIsPassedOver() throws {
    let outer = try TemporaryProject()
    try outer.write(Samples.directory, to: "d.yaml")
    try outer.write(Self.policy, to: "sub/p.yaml")
    try outer.write("gitdir: x\n", to: "sub/.git")
    try outer.link("out.yaml", to: "/etc/hostname")
    let project = try project([:])
    let outcome = try GateRun.check(project) { request in
      if let root = try? GateRun.root(of: outer) { request.outerFolder = .init(root: root, path: "outer") }
    }
    #expect(outcome.findings.map(\.rule) == ["document/unreadable", "document/unreadable"])
    #expect(outcome.status == .undecided)
  }

  /// The command line hands over where a file really lies.
  @Test func aPromptThatALinkLeadsToChoosesItsAgent() throws {
    let project = try project(["p.md": "text"])
    try project.link("l.md", to: "p.md")
    try project.write(Samples.agent("a", more: "prompt: {path: l.md}"), to: "a.yaml")
    let outcome = try GateRun.check(project) { $0.paths = ["p.md"] }
    #expect(outcome.agents.map(\.name) == ["a"])
  }
}

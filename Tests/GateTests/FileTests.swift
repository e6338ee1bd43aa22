import Findings
import Foundation
import Gate
import Support
import Testing

/// Files that cannot be read, are too large, or are links: never skipped in silence.
@Suite struct FileTests {
  private func project() throws -> TemporaryProject {
    try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
  }

  /// A file of 64 MiB and a little: one more byte than is read.
  private func writeLarge(tail: String, to path: String, in project: TemporaryProject) throws {
    let comments = [UInt8](repeating: UInt8(ascii: "#"), count: 64 << 20)
    try project.write(comments + Array(tail.utf8), to: path)
  }

  @Test func aLargeFileThatMayBeOursIsUndecided() throws {
    let project = try project()
    try writeLarge(tail: "\napiVersion: agentgate/v1\n", to: "large.yaml", in: project)
    let outcome = try GateRun.check(project)
    #expect(outcome.summaries == ["large.yaml:1 document/limit"])
    #expect(outcome.status == .undecided)
  }

  @Test func aLargeFileThatIsNotOursIsPassedOver() throws {
    let project = try project()
    try writeLarge(tail: "\nc: d\n", to: "large.yaml", in: project)
    #expect(try GateRun.check(project).summaries == [])
  }

  @Test func aLinkInsideTheRootIsReadOnce() throws {
    let project = try project()
    try project.link("linked.yaml", to: "a.yaml")
    try project.link("folder", to: ".")
    let outcome = try GateRun.check(project)
    #expect(outcome.summaries == [])
    #expect(outcome.agents.map(\.path) == ["a.yaml"])
  }

  @Test func aLinkedManifestIsChosenByEitherPath() throws {
    let project = try project()
    try project.write(Samples.agent("b"), to: "node_modules/b.yaml")
    try project.link("b.yaml", to: "node_modules/b.yaml")
    for path in ["b.yaml", "node_modules/b.yaml"] {
      let outcome = try GateRun.check(project) { $0.paths = [path] }
      #expect(outcome.agents.map(\.name) == ["b"], "\(path)")
    }
  }

  @Test(arguments: [("/etc/hostname", "out"), ("nowhere", "broken"), ("link.yaml", "loop")])
  func aLinkThatLeadsNowhereInsideIsANote(_ target: String, _ why: String) throws {
    let project = try project()
    try project.link("link.yaml", to: target)
    let outcome = try GateRun.check(project)
    #expect(outcome.findings.map(\.rule.text) == ["inventory/not-read"], "\(why)")
    #expect(outcome.status == .pass)
  }

  @Test func aLinkOutOfTheRootUnderSourcesIsUndecided() throws {
    let project = try project()
    try project.link(".agentgate/policy.yaml", to: "/etc/hostname")
    let outcome = try GateRun.check(project)
    #expect(outcome.findings.map(\.rule.text) == ["document/unreadable"])
    #expect(outcome.status == .undecided)
  }

  @Test func aPipeIsNotOpened() throws {
    let project = try project()
    #expect(mkfifo(project.url("pipe.yaml").path, 0o600) == 0)
    let outcome = try GateRun.check(project)
    #expect(outcome.findings.map(\.rule.text) == ["inventory/not-read"])
    #expect(outcome.findings.first?.message.plainText == "`pipe.yaml` was not read: it is a named pipe")
  }

  @Test func prunedFoldersAreNamed() throws {
    let project = try project()
    try project.write(Samples.agent("b"), to: "node_modules/b/b.yaml")
    let outcome = try GateRun.check(project)
    #expect(outcome.agents.map(\.name) == ["a"])
    #expect(outcome.run.pruned.map(\.path) == ["node_modules"])
  }

  @Test func noAgentIsUndecidedUnlessAllowed() throws {
    let project = try TemporaryProject("# file: README.yaml\na: b\n")
    #expect(try GateRun.check(project).status == .undecided)
    #expect(try GateRun.check(project).summaries == ["(no place) inventory/no-agents"])
    #expect(try GateRun.check(project) { $0.allowsEmpty = true }.status == .pass)
  }
}

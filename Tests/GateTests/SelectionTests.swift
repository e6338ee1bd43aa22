import Findings
import Gate
import Support
import Testing

/// Paths and names choose which agents get a verdict; all else is always read.
@Suite struct SelectionTests {
  private static let text = """
    # file: agentgate.yaml
    apiVersion: agentgate/v1
    kind: Gate
    spec: {sources: [.agentgate, policies/own.yaml]}
    # file: .agentgate/directory.yaml
    \(Samples.directory)
    # file: policies/own.yaml
    \(Samples.policy("own", layer: "organization", spec: "extends: standard"))
    # file: agents/one.yaml
    \(Samples.agent("one", more: "prompt: {path: prompts/one.md}\ndefinitions: [.claude/agents/one.md]"))
    # file: agents/two.yaml
    \(Samples.agent("two", more: "prompt: [{path: prompts/two/a.md}, {path: ./prompts/two/b.md}]"))
    # file: prompts/one.md
    Be kind.
    # file: prompts/two/a.md
    Be brief.
    # file: prompts/two/b.md
    Be right.
    # file: prompts/nobody.md
    Nobody reads this.
    # file: .claude/agents/one.md
    An agent.
    # file: docs/readme.md
    Nothing.
    """

  private func selected(_ paths: [String], agents: [String] = []) throws -> [String?] {
    let outcome = try GateRun.check(Self.text) {
      $0.paths = paths
      $0.agents = agents
    }
    #expect(outcome.run.agentsKnown == 2)
    return outcome.agents.map(\.name)
  }

  @Test(
    arguments: [
      ([], ["one", "two"]), ([""], ["one", "two"]), (["agents"], ["one", "two"]),
      (["agents/one.yaml"], ["one"]),
      (["agents/one.yaml", "agents/two.yaml"], ["one", "two"]), (["prompts/one.md"], ["one"]),
      (["prompts/two"], ["two"]), (["prompts/two/a.md"], ["two"]), (["prompts/two/b.md"], ["two"]),
      (["prompts"], ["one", "two"]), ([".claude"], ["one"]), ([".claude/agents/one.md"], ["one"]),
      ([".agentgate"], ["one", "two"]), ([".agentgate/directory.yaml"], ["one", "two"]),
      (["policies"], ["one", "two"]), (["policies/own.yaml"], ["one", "two"]),
      (["agentgate.yaml"], ["one", "two"]),
      (["docs"], []), (["docs/readme.md"], []), (["prompts/nobody.md"], []),
      (["docs", "agents/two.yaml"], ["two"]),
    ] as [([String], [String])])
  func pathsChooseAgents(_ paths: [String], _ names: [String]) throws {
    #expect(try selected(paths) == names)
  }

  @Test func namesChooseAgents() throws {
    #expect(try selected([], agents: ["two"]) == ["two"])
    #expect(try selected([], agents: ["two", "one"]) == ["one", "two"])
    #expect(try selected(["agents/one.yaml"], agents: ["two"]) == [])
  }

  @Test func choosingNoneIsANoteWhereTheRootHasAgents() throws {
    let outcome = try GateRun.check(Self.text) { $0.paths = ["docs"] }
    #expect(outcome.status == .pass)
    #expect(outcome.verdict == .pass)
    let notes = outcome.findings(of: "inventory/none-selected")
    #expect(notes.map(\.severity) == [.note])
    #expect(notes.first?.location == nil)
    #expect(notes.first?.message.plainText.contains("docs") == true, "\(outcome.summaries)")
  }

  @Test func choosingNoneWhereTheRootHasNoAgentIsUndecided() throws {
    let outcome = try GateRun.check("# file: docs/readme.md\nNothing.\n") { $0.paths = ["docs"] }
    #expect(outcome.summaries == ["(no place) inventory/no-agents"])
    #expect(outcome.status == .undecided)
  }

  @Test func aFaultOfAnAgentThatWasNotChosenDoesNotBlock() throws {
    let text =
      "# file: a.yaml\n\(Samples.agent("a"))# file: b.yaml\n\(Samples.agent("b", more: "risk: huge"))"
    #expect(try GateRun.check(text).status == .block)
    #expect(try GateRun.check(text) { $0.paths = ["a.yaml"] }.status == .pass)
    #expect(try GateRun.check(text) { $0.agents = ["a"] }.status == .pass)
    #expect(try GateRun.check(text) { $0.agents = ["b"] }.status == .block)
  }
}

import Findings
import Support
import Testing

/// What an agent can do through others counts as its own, and what cannot be read counts as everything.
@Suite struct DelegationTests {
  private let risky = """
    apiVersion: agentgate/v1
    kind: Agent
    metadata: {name: risky}
    spec:
      access: [{system: shell, actions: [run], expires: 2027-01-01}]

    """

  private func tiers(_ agents: String...) throws -> [String: String] {
    let files = agents.enumerated().map { "# file: \($0).yaml\n\($1)" }.joined()
    let outcome = try GateRun.check(files)
    var tiers: [String: String] = [:]
    for agent in outcome.agents { tiers[agent.name ?? "?"] = agent.computedTier }
    return tiers
  }

  @Test func theTierOfADelegateIsItsCallersToo() throws {
    let found = try tiers(
      Samples.agent("top", more: "delegates: [middle]"), Samples.agent("middle", more: "delegates: [risky]"),
      risky,
      Samples.agent("apart"))
    #expect(found["top"] == found["risky"])
    #expect(found["middle"] == found["risky"])
    #expect(found["risky"] != "low")
    #expect(found["apart"] == "low")
  }

  @Test func aCircleIsFine() throws {
    let found = try tiers(
      Samples.agent("a", more: "delegates: [b]"), Samples.agent("b", more: "delegates: [a, a]"),
      Samples.agent("self", more: "delegates: [self]"))
    #expect(found["a"] == found["b"])
  }

  @Test func anUnknownDelegateCanDoEverything() throws {
    let found = try tiers(
      Samples.agent("a", more: "delegates: [b]"), Samples.agent("b", more: "delegates: [nobody]"))
    #expect(found == ["a": "critical", "b": "critical"])
  }

  @Test(arguments: [
    "risk: huge\nautonomy: free", "access: [{system: web, actions: []}]", "environments: []",
    "triggers: true",
    "delegates: [A]",
  ])
  func anAgentWithErrorsInItsReachCanDoEverything(_ lines: String) throws {
    let broken =
      Samples.agent("broken").replacing(/[ ]{2}access:\n.*\n/, with: "")
      + lines
      .split(separator: "\n").map { "  \($0)\n" }.joined()
    let found = try tiers(Samples.agent("a", more: "delegates: [broken]"), broken)
    #expect(found == ["a": "critical", "broken": "critical"])
  }

  @Test func anAgentWithAnErrorElsewhereKeepsItsTier() throws {
    let found = try tiers(
      Samples.agent("a", more: "delegates: [broken]"),
      Samples.agent("broken", more: "lifecycle: {stage: old}"))
    #expect(found == ["a": "low", "broken": "low"])
  }

  @Test func ofTwoAgentsWithOneNameACallerReachesBoth() throws {
    let other = risky.replacing("name: risky", with: "name: twin")
    let found = try tiers(
      Samples.agent("a", more: "delegates: [twin]"), Samples.agent("twin"), other)
    #expect(found["a"] != "low")
  }

  @Test func aClashOfNamesIsAFindingForEach() throws {
    let twin = Samples.agent("twin")
    let other = twin.replacing("agents/twin", with: "agents/other")
    let outcome = try GateRun.check(
      "# file: a.yaml\n\(twin)# file: b.yaml\n\(other)# file: c.yaml\n\(Samples.agent("c"))")
    #expect(
      outcome.summaries == ["a.yaml:3 inventory/duplicate-name", "b.yaml:3 inventory/duplicate-name"],
      "\(outcome.faults)")
    #expect(outcome.agents.map(\.verdict) == [.pass, .block, .block])
    #expect(outcome.status == .block)
  }

  @Test func aBrokenNameDoesNotHideAnAgent() throws {
    let outcome = try GateRun.check("# file: a.yaml\n\(Samples.agent("Not A Label"))")
    #expect(outcome.agents.map(\.name) == [nil])
    #expect(outcome.agents.map(\.verdict) == [.block])
    #expect(outcome.status == .block)
  }
}

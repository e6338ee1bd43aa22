import Findings
import Support
import Testing

/// Layers tighten and never loosen, and bind the agents that their team or domain owns.
@Suite struct LayerTests {
  private func check(policy: String, agents: [String], more: String = "") throws -> Outcome {
    let files = agents.enumerated().map { "# file: agents/\($0).yaml\n\($1)" }.joined()
    return try GateRun.check("# file: .agentgate/policy.yaml\n\(policy)\n\(files)\n\(more)")
  }

  private let askForModel = "requirements: {low: {fields: [model.version]}}"

  @Test func withoutAPolicyStandardIsInForce() throws {
    let outcome = try GateRun.check("# file: a.yaml\n" + Samples.agent("a"))
    #expect(outcome.policy.layers.map(\.path) == ["builtin:standard"])
    #expect(outcome.policy.catalogs.map(\.path) == ["builtin:common"])
    #expect(outcome.faults == [])
    #expect(outcome.status == .pass)
  }

  @Test func anOrganizationLayerReplacesStandardUnlessItExtendsIt() throws {
    let broken = "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: a}\nspec: {access: []}\n"
    let alone = Samples.policy("own", layer: "organization", spec: "classify: []")
    #expect(try check(policy: alone, agents: [broken]).findings(of: "registration/missing-field").isEmpty)
    let extending = Samples.policy("own", layer: "organization", spec: "extends: standard")
    #expect(
      try check(policy: extending, agents: [broken]).findings(of: "registration/missing-field").count == 3)
  }

  @Test func aDomainLayerBindsTheAgentsOfItsTeams() throws {
    let policy = Samples.policy("shop", layer: "domain", spec: "domain: shop\n\(askForModel)")
    let outcome = try check(
      policy: policy, agents: [Samples.agent("ours"), Samples.agent("theirs", team: "ledger")],
      more: "# file: .agentgate/directory.yaml\n\(Samples.directory)")
    #expect(outcome.findings(of: "registration/missing-field").map(\.agent) == ["ours"])
    #expect(outcome.agent("ours")?.verdict == .block)
    #expect(outcome.agent("theirs")?.verdict == .pass)
  }

  @Test func aTeamLayerBindsTheAgentsOfItsTeam() throws {
    let policy = Samples.policy("ledger", layer: "team", spec: "team: ledger\n\(askForModel)")
    let outcome = try check(
      policy: policy, agents: [Samples.agent("ours"), Samples.agent("theirs", team: "ledger")],
      more: "# file: .agentgate/directory.yaml\n\(Samples.directory)")
    #expect(outcome.findings(of: "registration/missing-field").map(\.agent) == ["theirs"])
  }

  /// Without a directory nobody can say whose an agent is.
  @Test func anAgentThatCannotBePlacedIsBoundByAll() throws {
    let policy = Samples.policy("shop", layer: "domain", spec: "domain: shop\n\(askForModel)")
    let outcome = try check(policy: policy, agents: [Samples.agent("a", team: "nobody-knows")])
    #expect(outcome.findings(of: "registration/missing-field").map(\.agent) == ["a"])
  }

  @Test(arguments: [
    "requirements: {low: {grants: {maxLifetime: 400d}}}",
    "requirements: {high: {authentication: {maxTokenLifetime: 2h}}}",
    "requirements: {critical: {authentication: {maxTokenLifetime: 1h}}}",
    "requirements: {high: {revocation: {maxWithin: 5h}}}",
    "requirements: {medium: {lifecycle: {maxReviewInterval: 366d}}}",
    "severities: {registration/missing-field: warning}",
    "extends: strict",
  ])
  func aLayerThatLoosensIsAnErrorAtItsLine(_ spec: String) throws {
    let policy = Samples.policy("shop", layer: "domain", spec: "domain: shop\n\(spec)")
    let outcome = try check(policy: policy, agents: [Samples.agent("a")])
    #expect(outcome.summaries == [".agentgate/policy.yaml:7 policy/loosens"], "\(outcome.faults)")
    #expect(outcome.status == .undecided)
  }

  @Test(arguments: [
    "requirements: {low: {grants: {maxLifetime: 365d}}}",
    "requirements: {high: {authentication: {maxTokenLifetime: 59m}}}",
    "severities: {registration/missing-field: error}",
    "requirements: {low: {authentication: {allow: [workload-identity]}}}",
  ])
  func aLayerThatTightensIsNone(_ spec: String) throws {
    let policy = Samples.policy("shop", layer: "domain", spec: "domain: shop\n\(spec)")
    let outcome = try check(policy: policy, agents: [Samples.agent("a")])
    #expect(outcome.faults == [])
  }

  @Test func anOuterPolicyBindsFromAbove() throws {
    func grants(_ longest: String) -> String { "requirements: {low: {grants: {maxLifetime: \(longest)}}}" }
    let outer = Samples.policy("outer", layer: "organization", spec: "extends: standard\n\(grants("200d"))")
    let inner = Samples.policy("inner", layer: "organization", spec: grants("201d"))
    let text = """
      # file: outer/policy.yaml
      \(outer)
      # file: repo/.agentgate/policy.yaml
      \(inner)
      # file: repo/agents/a.yaml
      \(Samples.agent("a"))
      """
    let project = try TemporaryProject(text)
    let result = try Program.run(
      ["check", "--policy", "../outer", "--now", "2026-11-24", "--format", "github"], in: project.url("repo"))
    #expect(result.status == 2)
    #expect(result.output.contains("policy/loosens"), "\(result.output)")
    #expect(result.output.contains("201d"), "\(result.output)")
  }

  @Test(arguments: [
    ("severities: {no/such-rule: error}", "policy/unknown-name"),
    ("extends: stadnard", "policy/unknown-name"),
    ("requirements: {low: {authentication: {allow: [mtls], forbid: [mtls]}}}", "policy/empty-result"),
  ])
  func aPolicyThatCannotHoldIsUndecided(_ spec: String, _ rule: String) throws {
    let policy = Samples.policy("own", layer: "organization", spec: spec)
    let outcome = try check(policy: policy, agents: [Samples.agent("a")])
    #expect(outcome.findings(of: RuleID(rule)).count == 1, "\(outcome.faults)")
    #expect(outcome.status == .undecided)
  }
}

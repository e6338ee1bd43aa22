import Documents
import Findings
import Gate
import Risk
import SourceText
import Support
import Testing

/// A survey knows of each agent what a check knows, and applies no rule.
@Suite struct SurveyTests {
  /// Two systems, agents that call each other, one that calls nobody known, and one whose risk is unreadable.
  private let files = """
    # file: .agentgate/policy.yaml
    \(Samples.policy("p", layer: "organization", spec: "extends: standard"))
    # file: b.yaml
    \(Samples.agent("caller", more: "delegates: [runner, nobody]\nrisk: high"))
    # file: a.yaml
    apiVersion: agentgate/v1
    kind: Agent
    metadata: {name: runner}
    spec:
      autonomy: supervised
      access:
        - {system: shell, actions: [run]}
        - {system: web, actions: [fetch]}
        - {system: shell, actions: [run]}
    ---
    \(Samples.agent("apart"))---
    \(Samples.agent("broken", more: "risk: huge"))
    # file: c.yaml
    \(Samples.agent("apart"))
    """

  @Test func tiersAndReasonsAreThoseOfACheck() throws {
    let survey = try GateRun.survey(files)
    let outcome = try GateRun.check(files)
    #expect(survey.agents.map(\.name) == ["apart", "apart", "broken", "caller", "runner"])
    #expect(survey.agents.map(\.path) == outcome.agents.map(\.path))
    #expect(survey.agents.map(\.tier.rawValue) == outcome.agents.map(\.tier))
    #expect(survey.agents.map(\.computedTier.tier.rawValue) == outcome.agents.map(\.computedTier))
    #expect(survey.agents.map(\.declaredTier?.rawValue) == outcome.agents.map(\.declaredTier))
    #expect(survey.agents.map(\.computedTier.reasons) == outcome.agents.map(\.reasons))
    #expect(survey.run.agentsKnown == outcome.run.agentsKnown)
  }

  @Test func noRuleIsAppliedAndEveryErrorOfTheFilesIsKept() throws {
    let survey = try GateRun.survey(files)
    let checked = try GateRun.check(files).findings
    #expect(checked.contains { $0.rule == "inventory/duplicate-name" })
    #expect(survey.findings.map(\.rule) == ["document/invalid-value"])
    #expect(survey.agents.map(\.isComplete) == [true, true, false, true, true])
    #expect(survey.report.status == .undecided)
  }

  @Test func manifestsAndReachesAreKept() throws {
    let runner = try #require(try GateRun.survey(files).agents.last)
    #expect(runner.manifest.spec?.value.access?.value.elements.count == 3)
    #expect(runner.reaches.map(\.system) == ["shell", "web", "shell"])
    #expect(runner.position.line == 3 && runner.position.column == 18)
  }

  @Test func accessIsJoinedBySystem() throws {
    let runner = try #require(try GateRun.survey(files).report.agents.last)
    #expect(runner.access.map(\.system) == ["shell", "web"])
    #expect(runner.access.map(\.known) == [.full, .full])
    #expect(runner.access.last?.effects == ["read"])
    #expect(runner.access.last?.data == "public")
  }

  @Test func theUnknownCountsAsEverything() throws {
    let agent = """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: a}
      spec:
        access:
          - {system: web, actions: [fetch]}
          - {system: web, actions: [frobnicate]}
          - {system: mainframe, actions: [read]}
      """
    let access = try #require(try GateRun.survey(agent).report.agents.first).access
    #expect(access.map(\.known) == [.partial, .none])
    #expect(access.map(\.hasEveryEffect) == [true, true])
    #expect(access.last?.data == "restricted")
  }

  @Test(arguments: [
    ("# file: notes.yaml\na: b\n", "inventory/no-agents"),
    ("# file: a.yaml\napiVersion: agentgate/v1\nkind: Agent\nspec: {a: [\n", "document/syntax"),
    ("# file: a.yaml\napiVersion: agentgate/v1\nkind: Agnet\n", "document/unknown-kind"),
    (
      "# file: a.yaml\n\(Samples.agent("a"))# file: .agentgate/p.yaml\n"
        + Samples.policy("p", layer: "organization", spec: "extends: none"), "policy/unknown-name"
    ),
  ])
  func whatKeepsACheckFromDecidingKeepsAnInventoryFromBeingWhole(_ files: String, _ rule: String) throws {
    let report = try GateRun.survey(files).report
    #expect(report.problems.map(\.rule.text) == [rule])
    #expect(!report.isComplete)
    #expect(report.status == .undecided)
  }

  @Test func notesDoNotMakeItIncomplete() throws {
    let report = try GateRun.survey(
      "# run: b.yaml\n# file: a.yaml\n\(Samples.agent("a"))# file: b.yaml\na: b\n"
    )
    .report
    #expect(report.problems.map(\.rule) == ["inventory/none-selected"])
    #expect(report.agents.isEmpty && report.run.agentsKnown == 1)
    #expect(report.status == .pass)
  }

  @Test func aCatalogWithoutForceIsSaid() throws {
    let catalog =
      "apiVersion: agentgate/v1\nkind: SystemCatalog\nmetadata: {name: c}\nspec: {systems: [{name: x}]}\n"
    let report = try GateRun.survey("# file: a.yaml\n\(Samples.agent("a"))---\n\(catalog)").report
    #expect(report.problems.map(\.rule).contains("policy/no-force"))
  }

  @Test func credentialsAreBlackedOut() throws {
    let secret = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
    let report = try GateRun.survey(
      Samples.agent("a", more: "model: {provider: \(secret), name: \(secret), version: \(secret)}")
        .replacing("agents/a", with: secret).replacing("storefront", with: "storefront, contact: \(secret)")
    ).report
    let agent = try #require(report.agents.first)
    let shown = [agent.model.provider, agent.model.name, agent.model.version, agent.subject, agent.contact]
    #expect(shown == Array(repeating: String(repeating: "*", count: 40), count: 5))
  }
}

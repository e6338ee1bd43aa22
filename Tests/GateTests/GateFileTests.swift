import Findings
import Support
import Testing

/// What `agentgate.yaml` decides, and what it cannot.
@Suite struct GateFileTests {
  private let agent = Samples.agent("a")
  private let unowned =
    "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: unowned}\nspec: {access: []}\n"

  private func gate(_ spec: String) -> String {
    "# file: agentgate.yaml\napiVersion: agentgate/v1\nkind: Gate\nspec: {\(spec)}\n"
  }

  @Test func aGateFileBelowTheRootBlocks() throws {
    let outcome = try GateRun.check(
      "\(gate(""))# file: a.yaml\n\(agent)\n# file: sub/agentgate.yaml\n"
        + "apiVersion: agentgate/v1\nkind: Gate\nspec: {}\n"
    )
    #expect(outcome.summaries == ["sub/agentgate.yaml:1 policy/gate-below-root"])
    #expect(outcome.status == .block)
  }

  @Test(arguments: ["RiskPolicy", "SystemCatalog", "Directory"])
  func whatDecidesElsewhereHasNoForce(_ kind: String) throws {
    let spec =
      ["RiskPolicy": "{layer: organization}", "SystemCatalog": "{systems: [{name: web}]}"][kind] ?? "{}"
    let text = "apiVersion: agentgate/v1\nkind: \(kind)\nmetadata: {name: b}\nspec: \(spec)\n"
    let outcome = try GateRun.check("# file: a.yaml\n\(agent)\n# file: team/b.yaml\n\(text)")
    #expect(outcome.summaries == ["team/b.yaml:1 policy/no-force"])
    #expect(outcome.status == .pass)
    #expect(outcome.policy.layers.map(\.path) == ["builtin:standard"])
  }

  @Test func sourcesSayWhereWhatDecidesStands() throws {
    let policy = Samples.policy("own", layer: "organization", spec: "extends: standard")
    for sources in ["policies/", "./policies", "policies/own.yaml"] {
      let outcome = try GateRun.check(
        "\(gate("sources: [\(sources)]"))# file: a.yaml\n\(agent)\n# file: policies/own.yaml\n\(policy)")
      #expect(outcome.policy.layers.map(\.path) == ["policies/own.yaml"], "\(sources)")
      #expect(outcome.faults == [], "\(sources)")
    }
  }

  @Test(arguments: ["policies", "../policies", "/etc", "policies/none.yaml"])
  func aSourceThatIsNotThereIsUndecided(_ source: String) throws {
    let outcome = try GateRun.check("\(gate("sources: [\(source)]"))# file: a.yaml\n\(agent)")
    #expect(outcome.summaries == ["agentgate.yaml:3 document/unreadable"], "\(outcome.faults)")
    #expect(outcome.status == .undecided)
  }

  @Test func theDefaultSourcesMayBeMissing() throws {
    #expect(try GateRun.check("\(gate(""))# file: a.yaml\n\(agent)").faults == [])
  }

  @Test func whatIsExcludedIsNotRead() throws {
    for pattern in ["third_party/**", "third_party", "third_party/", "**/unowned.yaml", "*/unowned.yaml"] {
      let outcome = try GateRun.check(
        "\(gate("exclude: ['\(pattern)']"))# file: a.yaml\n\(agent)\n"
          + "# file: third_party/unowned.yaml\n\(unowned)"
      )
      #expect(outcome.agents.map(\.name) == ["a"], "\(pattern)")
    }
  }

  @Test(arguments: ["**", ".agentgate/**", ".agentgate", "*"])
  func anExcludeCannotSwitchAPolicyOff(_ pattern: String) throws {
    let policy = Samples.policy("own", layer: "organization", spec: "extends: standard")
    let outcome = try GateRun.check(
      "\(gate("exclude: ['\(pattern)']"))# file: .agentgate/deep/own.yaml\n\(policy)\n"
        + "# file: .agentgate/a.yaml\n\(agent)"
    )
    #expect(outcome.policy.layers.map(\.path) == [".agentgate/deep/own.yaml"])
    #expect(outcome.agents.map(\.name) == ["a"])
  }

  @Test func theBuiltInCatalogCanBeLeftOut() throws {
    let outcome = try GateRun.check("\(gate("catalogs: []"))# file: a.yaml\n\(agent)")
    #expect(outcome.policy.catalogs.isEmpty)
    #expect(outcome.agent("a")?.computedTier == "critical")
  }

  @Test(arguments: [
    ("kind: Gate\nspec: {exclude: [1, ]\n", "document/syntax"),
    ("kind: Agent\nmetadata: {name: g}\nspec: {}\n", nil),
    ("kind: Gate\nspec: {sorces: []}\n", "document/unknown-field"),
  ])
  func aBrokenGateFileIsUndecided(_ rest: String, _ rule: String?) throws {
    let outcome = try GateRun.check(
      "# file: agentgate.yaml\napiVersion: agentgate/v1\n\(rest)# file: a.yaml\n\(agent)")
    #expect(outcome.status == .undecided, "\(outcome.faults)")
    if let rule { #expect(outcome.findings(of: RuleID(rule)).count == 1, "\(outcome.faults)") }
  }

  @Test func aFileOfThatNameThatIsNotOursIsUndecided() throws {
    let outcome = try GateRun.check("# file: agentgate.yaml\nsome: thing\n# file: a.yaml\n\(agent)")
    #expect(outcome.status == .undecided)
  }

  @Test func aBrokenFileUnderSourcesIsUndecidedAndElsewhereBlocks() throws {
    let broken = "apiVersion: agentgate/v1\nkind: Agent\nmetadata: [\n"
    let under = try GateRun.check("# file: .agentgate/b.yaml\n\(broken)# file: a.yaml\n\(agent)")
    #expect(under.status == .undecided)
    let elsewhere = try GateRun.check("# file: b.yaml\n\(broken)# file: a.yaml\n\(agent)")
    #expect(elsewhere.status == .block)
    #expect(elsewhere.findings.map(\.rule.text) == ["document/syntax"])
  }

  @Test func errorsOfContentWeighByWhatTheyStandIn() throws {
    let manifest =
      "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: b}\nspec: {purpose: [a], access: []}\n"
    for path in ["b.yaml", ".agentgate/b.yaml"] {
      let outcome = try GateRun.check("# file: \(path)\n\(manifest)# file: a.yaml\n\(agent)")
      #expect(outcome.status == .block, "a manifest, \(path): \(outcome.faults)")
    }
    let directory = "apiVersion: agentgate/v1\nkind: Directory\nmetadata: {name: b}\nspec: {team: []}\n"
    let inForce = try GateRun.check("# file: .agentgate/b.yaml\n\(directory)# file: a.yaml\n\(agent)")
    #expect(inForce.status == .undecided)
    let withoutForce = try GateRun.check("# file: b.yaml\n\(directory)# file: a.yaml\n\(agent)")
    #expect(
      withoutForce.status == .undecided,
      "an error of content is 1 for an Agent, else 2: \(withoutForce.faults)")
  }
}

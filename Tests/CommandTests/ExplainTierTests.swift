import Foundation
import Support
import Testing

/// `check --explain-tier` says why an agent is in its tier, and gives no verdict.
@Suite struct ExplainTierTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject(
      """
      # file: .agentgate/policy.yaml
      apiVersion: agentgate/v1
      kind: RiskPolicy
      metadata: {name: organisation}
      spec:
        layer: organization
        classify:
          - {id: runs, tier: high, when: {effects: [execute], autonomy: {atLeast: bounded}}}
          - {id: reads, tier: medium, when: {effects: [read]}}
      # file: agents.yaml
      \(Samples.agent("front", more: "delegates: [middle]\nautonomy: suggest"))---
      \(Samples.agent("middle", more: "delegates: [back]\nautonomy: suggest"))---
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: back}
      spec:
        access:
          - {system: shell, actions: [run]}
      ---
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: broken}
      spec: {access: 7}
      """)
  }

  @Test func theLinesGrantsPathsAndRemovalsAreNamed() throws {
    let result = try Program.run(["check", "--explain-tier", "front"], in: project.folder)
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "agent `front`: tier high (computed high, declares none)", ".agentgate/policy.yaml:7:12",
      "when: {effects: [execute], autonomy: {atLeast: bounded}}", "through `front` -> `middle` -> `back`",
      "- {system: shell, actions: [run]}",
      "Without its delegate `middle` its computed tier would be medium.",
    ] {
      #expect(result.output.contains(words), "\(words)\n\(result.output)")
    }
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func lessAutonomyIsOffered() throws {
    let result = try Program.run(["check", "--explain-tier", "back"], in: project.folder)
    #expect(
      result.output.contains("With `autonomy: supervised` its computed tier would be"), "\(result.output)")
  }

  @Test func theJSONHoldsTheSame() throws {
    let result = try Program.run(
      ["check", "--explain-tier", "front", "--format", "json"], in: project.folder)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["computedTier"] as? String == "high")
    let raise = try #require((json["raisedBy"] as? [[String: Any]])?.first)
    #expect(raise["line"] as? String == "runs")
    let part = try #require((raise["metBy"] as? [[String: Any]])?.first)
    #expect(part["path"] as? [String] == ["front", "middle", "back"])
    let removal = try #require(json["removal"] as? [String: Any])
    #expect(removal["tier"] as? String == "medium")
    #expect(removal["greedy"] as? Bool == false)
  }

  @Test func whereTheManifestIsBrokenTheStatusIsTwo() throws {
    let result = try Program.run(["check", "--explain-tier", "broken"], in: project.folder)
    #expect(result.status == 2)
    #expect(result.output.contains("the manifest has errors"), "\(result.output)")
  }
}

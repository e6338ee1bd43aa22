import Foundation
import Support
import Testing

/// `agentgate inventory` as people and programs run it.
@Suite struct InventoryTests {
  static let formats = ["table", "json", "ndjson", "csv"]

  private func run(_ arguments: String..., in project: TemporaryProject) throws -> Program.Result {
    try Program.run(["inventory"] + arguments, in: project.folder)
  }

  /// Projects under `Fixtures/projects` whose inventories are recorded: a whole one, and one that is not.
  static let cases: [(name: String, status: Int32)] = [("broken-policy", 2), ("commerce", 0)]

  private func copy(_ name: String) throws -> TemporaryProject {
    let project = try TemporaryProject()
    for path in FixtureFiles.paths(under: "projects/\(name)") where !path.contains("/expected/") {
      try project.write(FixtureFiles.text(path), to: String(path.dropFirst("projects/\(name)/".count)))
    }
    return project
  }

  @Test(arguments: cases, formats)
  func aProjectsInventoryIsAsRecorded(_ sample: (name: String, status: Int32), _ format: String) throws {
    let result = try run("--format", format, in: copy(sample.name))
    #expect(result.status == sample.status)
    #expect(result.errors.isEmpty == (sample.status == 0))
    try GoldenFile("inventory/\(sample.name)/\(format)").verify(Array(result.output.utf8))
  }

  @Test func noRecordedInventoryIsLeftOver() {
    let expected = Self.cases.flatMap { sample in Self.formats.map { "inventory/\(sample.name)/\($0)" } }
    #expect(FixtureFiles.paths(under: "inventory") == expected.sorted())
  }

  @Test func aTableIsTheDefault() throws {
    let project = try copy("commerce")
    #expect(try run(in: project).output == run("--format", "table", in: project).output)
  }

  /// Sixty files in an order that a seed decides: agents that call others, share names, or have errors.
  private func project(seed: UInt64) throws -> TemporaryProject {
    var generator = SeededGenerator(seed: seed)
    let project = try TemporaryProject()
    for number in (0..<60).shuffled(using: &generator) {
      let more = number % 3 == 0 ? "delegates: [agent-\(number % 7), nobody]" : ""
      let fault = number % 5 == 0 ? "\nrisk: huge" : ""
      try project.write(
        Samples.agent("agent-\(number % 50)", more: more + fault), to: "teams/t\(number % 5)/a\(number).yaml")
    }
    return project
  }

  @Test(arguments: formats)
  func listsAreEqualToTheByte(_ format: String) throws {
    let first = try run("--format", format, "--threads", "1", in: project(seed: 1))
    #expect(first.status == 2)
    #expect(first.output.contains("agent-49"))
    for seed in UInt64(1)...3 {
      let project = try project(seed: seed)
      for threads in ["2", "8"] {
        let other = try run("--format", format, "--threads", threads, in: project)
        #expect(other.output == first.output, "seed \(seed), \(threads) threads")
        #expect(other.errors == first.errors, "seed \(seed), \(threads) threads")
      }
    }
  }

  @Test func whatCouldBeReadIsListedWithStatus2() throws {
    let project = try TemporaryProject(
      """
      # file: a.yaml
      \(Samples.agent("a"))
      # file: b.yaml
      \(Samples.agent("b", more: "risk: huge"))
      # file: c.yaml
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: c
      """)
    let result = try run(in: project)
    #expect(result.status == 2)
    #expect(result.output.contains("\na               low   storefront"))
    #expect(result.output.contains("\nb (has errors)  low   storefront"))
    #expect(result.errors.contains("b.yaml:10:9: error: `huge` is not one of"))
    #expect(result.errors.contains("c.yaml:"))
    #expect(
      result.errors.hasSuffix(
        "The inventory is incomplete: 2 errors have to be mended. `agentgate check` shows how.\n"))
    #expect(try Program.check(in: project).status == 1, "which is no verdict that an inventory could give")
  }

  @Test func anAgentThatMayNotBeDeployedIsListedWithStatus0() throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a", more: "delegates: [nobody]"))")
    #expect(try Program.check(in: project).status == 1)
    let result = try run(in: project)
    #expect(result.status == 0)
    #expect(result.output.contains("web: read; calls nobody\n"))
    #expect(result.errors == "")
  }

  @Test func pathsAndNamesChoose() throws {
    let project = try TemporaryProject(
      "# file: x/a.yaml\n\(Samples.agent("a"))# file: y/b.yaml\n\(Samples.agent("b"))")
    #expect(try run("x", in: project).output.hasSuffix("\n1 agent: 1 low; 2 agents in all\n"))
    #expect(try run("--agent", "b", in: project).output.contains("\nb      low"))
    #expect(try run("-C", "y", ".", "--format", "ndjson", in: project).output.hasPrefix(#"{"name": "b""#))
    let unknown = try run("--agent", "c", in: project)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("There is no agent named `c`"))
    #expect(unknown.output == "")
  }

  @Test func anOuterPolicyCounts() throws {
    let project = try TemporaryProject("# file: root/a.yaml\n\(Samples.agent("a"))")
    let line = "classify: [{id: all-web, tier: high, when: {systems: [web]}}]"
    try project.write(
      Samples.policy("p", layer: "organization", spec: "extends: standard\n\(line)"), to: "outer/p.yaml")
    let result = try run("-C", "root", "--policy", "../outer", in: project)
    #expect(result.output.contains("\na      high"), "\(result.output)\(result.errors)")
  }

  @Test func noAgentsIsNoInventory() throws {
    let project = try TemporaryProject("# file: notes.yaml\na: b\n")
    let result = try run(in: project)
    #expect(result.status == 2)
    #expect(result.errors.contains("no agent manifest was found under the root"))
    #expect(try run("--allow-empty", in: project).status == 0)
    #expect(try run("--allow-empty", "--format", "ndjson", in: project).output == "")
  }

  @Test func theSchemaIsPrinted() throws {
    let project = try TemporaryProject()
    let result = try Program.run("schema", "inventory", in: project)
    #expect(result.status == 0)
    #expect(result.output.contains("urn:agentgate:schema:inventory:1"))
  }

  @Test func badUsageIsStatus2() throws {
    let project = try TemporaryProject()
    for arguments in [["--format", "yaml"], ["--threads", "0"], ["--policy", ""], ["--report-only"]] {
      #expect(try Program.run(["inventory"] + arguments, in: project.folder).status == 2, "\(arguments)")
    }
  }
}

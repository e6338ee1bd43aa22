import Findings
import Support
import Testing

@testable import Reports

@Suite struct InventoryTableTests {
  private func access(_ system: String, _ effects: String..., data: String = "public") -> SystemAccess {
    SystemAccess(system: system, effects: effects, hasEveryEffect: false, data: data, known: .full)
  }

  /// Two agents as most are.
  private var two: InventoryReport {
    var build = InventoryBuilder()
    build.agent("faq-bot") { $0.access = [access("web", "read")] }
    build.agent("reconciler", tier: "high") { agent in
      agent.team = "finance"
      agent.model = ModelSummary(provider: "anthropic", name: "claude", version: "20250929")
      agent.access = [access("erp", "read", "write", data: "confidential"), access("web", "read")]
      agent.delegates = ["fx-rates", "faq-bot"]
    }
    build.agentsKnown = 5
    return build.build()
  }

  @Test func anAgentIsALineInAPipe() {
    let expected = """
      AGENT       TIER  OWNER    MODEL                      ACCESS
      faq-bot     low   -        -                          web: read
      reconciler  high  finance  anthropic claude 20250929  erp: read, write (confidential); web: read; \
      calls fx-rates, faq-bot

      2 agents: 1 low, 1 high; 5 agents in all

      """
    #expect(two.text(.table) == expected)
  }

  @Test func accessIsWrappedInItsColumn() {
    let expected = """
      AGENT       TIER  OWNER    MODEL                      ACCESS
      faq-bot     low   -        -                          web: read
      reconciler  high  finance  anthropic claude 20250929  erp: read, write (confidential);
                                                            web: read; calls fx-rates, faq-bot

      2 agents: 1 low, 1 high; 5 agents in all

      """
    #expect(two.text(.table, RenderOptions(width: 90)) == expected)
  }

  @Test func whatHasNoPlaceGoesBelow() {
    let expected = """
      AGENT       TIER  OWNER
      faq-bot     low   -
          -
          web: read
      reconciler  high  finance
          anthropic claude 20250929
          erp: read, write (confidential);
          web: read; calls fx-rates, faq-bot

      2 agents: 1 low, 1 high; 5 agents in all

      """
    #expect(two.text(.table, RenderOptions(width: 40)) == expected)
  }

  @Test func theUnknownIsMarked() {
    var build = InventoryBuilder()
    let everything = ["read", "write", "delete", "execute", "communicate", "administer"]
    func unknown(_ system: String?, _ known: SystemAccess.Knowledge) -> SystemAccess {
      SystemAccess(
        system: system, effects: everything, hasEveryEffect: true, data: "restricted", known: known)
    }
    build.agent("a", tier: "critical") { agent in
      agent.access = [unknown("crm", .none), unknown("erp", .partial), unknown(nil, .none)]
    }
    let row = build.build().text(.table).split(separator: "\n")[1]
    #expect(
      row.hasSuffix(
        "crm: everything (unknown); erp: everything (restricted, partly unknown); "
          + "(no system): everything (unknown)"))
  }

  @Test func brokenUnnamedAndSharedAreToldApart() {
    var build = InventoryBuilder()
    build.agent(nil, path: "x.yaml") { $0.isComplete = false }
    build.agent("a", path: "1.yaml")
    build.agent("a", path: "2.yaml")
    let names = build.build().text(.table).split(separator: "\n").dropFirst().dropLast()
      .map { $0.split(separator: "  ")[0] }
    #expect(names == ["(unnamed, x.yaml) (has errors)", "a (1.yaml)", "a (2.yaml)"])
  }

  @Test func wideCharactersTakeTwoColumns() {
    var build = InventoryBuilder()
    build.agent("a") { $0.team = "日本" }
    build.agent("b") { $0.team = "team" }
    let lines = build.build().text(.table).split(separator: "\n")
    #expect(lines[1] == "a      low   日本   -      -")
    #expect(lines[2] == "b      low   team   -      -")
  }

  @Test func aLongCellIsWholeInAPipeAndPushesNoOtherLine() {
    var build = InventoryBuilder()
    build.agent("a") { $0.team = String(repeating: "x", count: 1000) }
    build.agent("b")
    let report = build.build()
    let lines = report.text(.table).split(separator: "\n")
    #expect(lines[1].contains(String(repeating: "x", count: 1000)))
    #expect(lines[2].count < 100)
    #expect(report.text(.table, RenderOptions(width: 120)).contains(String(repeating: "x", count: 40) + "…"))
  }

  @Test func whatWasNotSearchedIsSaid() {
    var build = InventoryBuilder()
    build.pruned = [RunSummary.PrunedPath(path: "x/node_modules", reason: "dependencies")]
    #expect(build.build().text(.table) == "not searched: x/node_modules (dependencies)\n0 agents\n")
    build.agent("a")
    #expect(build.build().text(.table).contains("-\n\nnot searched: x/node_modules (dependencies)\n1 agent"))
  }

  @Test func noAgentsIsSaid() {
    #expect(InventoryBuilder().build().text(.table) == "0 agents\n")
  }

  @Test(arguments: 1...60)
  func nothingHostileReachesALog(seed: UInt64) {
    let report = InventoryBuilder.hostile(seed: seed)
    let texts = [
      report.text(.table), report.text(.table, RenderOptions(width: 80)), report.text(.csv),
      report.text(.ndjson), InventoryProblems.text(of: report, RenderOptions()),
    ]
    for line in texts.flatMap({ $0.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) }) {
      let isShownRaw = line.unicodeScalars.allSatisfy { $0.isShownRaw }
      #expect(isShownRaw, "seed \(seed): \(line)")
      #expect(!line.drop(while: { $0 == " " }).hasPrefix("::"), "seed \(seed): \(line)")
    }
  }

  @Test func problemsSayWhereAndHowMany() {
    var build = InventoryBuilder()
    build.problem("document/syntax", "a value is missing here", in: "a.yaml")
    build.problem("inventory/no-agents", "\("x") is not there")
    build.problem("inventory/not-read", "\("b") was not read", as: .note)
    #expect(
      InventoryProblems.text(of: build.build(), RenderOptions(pathPrefix: "sub/")) == """
        sub/a.yaml:1:1: error: a value is missing here (document/syntax)
        error: `x` is not there (inventory/no-agents)
        note: `b` was not read (inventory/not-read)
        The inventory is incomplete: 2 errors have to be mended. `agentgate check` shows how.

        """)
    #expect(InventoryProblems.text(of: InventoryBuilder().build(), RenderOptions()) == "")
  }
}

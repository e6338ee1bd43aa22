import Findings
import Gate
import Permissions
import SourceText
import Support
import Testing

/// Who can do something: by grants of their own, through others, or because nobody can tell.
@Suite struct WhoCanTests {
  /// Agents, one a file, with an erp that can enforce `amount`.
  private func project(_ agents: String...) -> String {
    let catalog = """
      # file: .agentgate/catalog.yaml
      apiVersion: agentgate/v1
      kind: SystemCatalog
      metadata: {name: c}
      spec:
        systems:
          - name: erp
            actions: [{match: ["*"], effects: [write]}]
            data: internal
            attributes: {amount: number}

      """
    return catalog + agents.enumerated().map { "# file: \($0).yaml\n\($1)" }.joined()
  }

  private func agent(_ name: String, _ grants: String, more: String = "") -> String {
    let head = "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: \(name)}\n"
    return head + "spec:\n  access: [\(grants)]\n  \(more)\n"
  }

  /// What is said of each agent, one line each: its grants with their examples, and its ways.
  private func lines(_ answer: AccessAnswer) -> [String] {
    answer.agents.map { agent in
      let grants = agent.grants.map { $0.example?.phrase.plainText ?? "open" }
      let ways = agent.ways.map { way in
        "\(way.certainty.rawValue) via \(way.steps.map { $0.name ?? "?" }.joined(separator: ">"))"
      }
      return "\(agent.summary.name ?? "?") \(agent.certainty?.rawValue ?? "cannot"): "
        + ((agent.isPresumed ? ["everything"] : []) + grants + ways).joined(separator: "; ")
    }
  }

  private func ask(_ question: String, _ project: String) throws -> [String] {
    lines(try GateRun.whoCan(question, in: project))
  }

  @Test func grantsCountByTheirPointsNotTheirText() throws {
    let project = project(
      agent("a", #"{system: erp, actions: ["*.delete"], resources: ["t/*"]}"#),
      agent("b", #"{system: erp, actions: {not: ["*.delete"]}}"#),
      agent("c", #"{system: erp, actions: [x.delete], resources: {not: ["t/**"]}}"#),
      agent("d", #"{system: web, actions: [x.delete]}"#),
      agent("e", "{system: erp}"))
    #expect(
      try ask("erp:x.delete t/**", project) == [
        "a can: `x.delete` on `t/` in `erp`", "e can: `x.delete` on `t/` in `erp`",
      ])
    #expect(try ask("erp:x.delete t/a/b", project) == ["e can: `x.delete` on `t/a/b` in `erp`"])
    #expect(try ask("erp:*.delete", project).map { $0.prefix(5) } == ["a can", "c can", "e can"])
    #expect(try ask("erp", project).last == "e can: any action in `erp`")
    #expect(try ask("*:x.delete u", project).map { $0.prefix(5) } == ["c can", "d can", "e can"])
  }

  @Test func conditionsAndEnvironmentsAreInTheExample() throws {
    let project = project(
      agent(
        "a", "{system: erp, actions: [pay], where: {amount: {above: 5, below: 7}}}",
        more: "environments: [test]"),
      agent("b", "{system: erp, actions: [pay], where: {amount: {above: 7, below: 5}}}"),
      agent("c", "{system: erp, actions: [pay], where: {account: {above: 7, below: 5}}}"))
    #expect(
      try ask("erp:pay", project) == [
        "a can: `pay` in `erp` where `amount` is `6` in the environment `test`", "c can: `pay` in `erp`",
      ])
    let answer = try GateRun.whoCan("erp:pay", in: project)
    #expect(
      answer.agents.map { $0.grants.first?.conditions.map(\.text) } == [
        ["{above: 5, below: 7}"], ["{above: 7, below: 5}"],
      ])
    #expect(answer.agents.map { $0.grants.first?.conditions.map(\.isEnforced) } == [[true], [false]])
    #expect(answer.agents.map { $0.grants.first?.environments } == [["test"], nil])
  }

  @Test func anExpiredGrantStillCountsAndIsMarked() throws {
    let project = project(
      agent("a", "{system: erp, expires: 2026-11-23}, {system: erp, expires: 2026-11-24}, {system: erp}"))
    let grants = try #require(try GateRun.whoCan("erp", in: project).agents.first).grants
    #expect(grants.map(\.isExpired) == [true, false, false])
    #expect(grants.map(\.expires) == ["2026-11-23", "2026-11-24", nil])
    #expect(grants.map(\.position.column) == [13, 49, 85])
  }

  @Test func delegatesAreFollowedOverCircles() throws {
    let project = project(
      agent("a", "", more: "delegates: [b]"), agent("b", "", more: "delegates: [a, c]"),
      agent("c", "{system: erp, actions: [pay]}", more: "delegates: [a]"), agent("d", "{system: web}"),
      agent("e", "{system: erp, actions: [pay]}", more: "delegates: [e, d, a]"))
    #expect(
      try ask("erp", project) == [
        "a can: can via a>b>c", "b can: can via b>c", "c can: `pay` in `erp`",
        "e can: `pay` in `erp`; can via e>a>b>c",
      ])
    let way = try #require(try GateRun.whoCan("erp", in: project).agents.first?.ways.first)
    #expect(way.steps.map(\.path) == ["0.yaml", "1.yaml", "2.yaml"])
    #expect(way.steps.map { $0.call?.column } == [15, 18, nil])
    #expect(way.steps.map { $0.call?.line } == [6, 6, nil])
    #expect(way.grant?.path == "2.yaml")
  }

  @Test func whatNobodyKnowsCountsAsEverything() throws {
    let project = project(
      agent("a", "", more: "delegates: [nobody]"), agent("b", "", more: "delegates: [a, broken]"),
      agent("broken", "{system: 7up, actions: []}"), agent("c", "{system: erp}", more: "delegates: [broken]"),
      agent("d", "{system: web}"))
    #expect(
      try ask("erp:x", project) == [
        "a presumed: presumed via a>nobody", "b presumed: presumed via b>broken",
        "broken presumed: everything", "c can: `x` in `erp`; presumed via c>broken",
      ])
    let answer = try GateRun.whoCan("erp:x", in: project)
    #expect(!answer.isComplete)
    #expect(answer.inventory.status == .undecided)
    #expect(answer.agents.first?.ways.first?.steps.last?.path == nil)
  }

  @Test func aSureWayIsToldBesideAShorterOneThatIsNot() throws {
    let project = project(
      agent("a", "", more: "delegates: [nobody, b]"), agent("b", "", more: "delegates: [c]"),
      agent("c", "{system: erp}"))
    #expect(try ask("erp", project).first == "a can: can via a>b>c; presumed via a>nobody")
  }

  /// A question that the kernel gives up on: many stars against many stars.
  @Test func whatALimitLeavesOpenCounts() throws {
    let stars = (0..<60).map { "*\("abcdef".dropFirst($0 % 6).prefix(1))*x\($0)" }.joined()
    let other = (0..<60).reversed().map { "*y\($0)*\("fedcba".dropFirst($0 % 6).prefix(1))" }.joined()
    let project = project(
      agent("a", "{system: erp, actions: [\"\(stars)\"]}"), agent("b", "", more: "delegates: [a]"))
    #expect(
      try ask("erp:\(other)", project) == [
        "a not-ruled-out: open", "b not-ruled-out: not-ruled-out via b>a",
      ])
    let grant = try #require(try GateRun.whoCan("erp:\(other)", in: project).agents.first?.grants.first)
    #expect(grant.limit?.contains("\(Effort.standard.steps) steps") == true)
  }

  @Test func theRequestChoosesWhoIsListedNotWhoIsAsked() throws {
    let project = project(agent("a", "", more: "delegates: [b]"), agent("b", "{system: erp}"))
    let answer = try GateRun.whoCan("erp", in: project) { $0.agents = ["a"] }
    #expect(lines(answer) == ["a can: can via a>b"])
    #expect(answer.inventory.agents.map(\.name) == ["a"])
    #expect(answer.inventory.run.agentsKnown == 2)
  }

  @Test func twoAgentsOfOneNameAreBothReached() throws {
    let project = project(
      agent("a", "", more: "delegates: [twin]"), agent("twin", "{system: web}"),
      agent("twin", "{system: erp}"))
    let way = try #require(try GateRun.whoCan("erp", in: project).agents.first?.ways.first)
    #expect(way.steps.map(\.path) == ["0.yaml", "2.yaml"])
  }

  @Test(arguments: [
    ("erq", ["no catalog and no grant names a system `erq`; the nearest is `erp`"]),
    ("zzzzzz:x", ["no catalog and no grant names a system `zzzzzz`"]), ("erp:nonsense", []), ("e*", []),
    ("zz*", ["no catalog and no grant names a system `zz*`"]), ("mainframe", []),
    ("urn:x", ["no catalog and no grant names a system `urn`; for `urn:x` write `urn\\:x`"]),
    ("urn\\:x", []),
  ])
  func anUnknownSystemIsNoted(_ question: String, _ notes: [String]) throws {
    let project = project(agent("a", "{system: mainframe, actions: [read]}, {system: \"urn:x\"}"))
    #expect(try GateRun.whoCan(question, in: project).notes.map(\.plainText) == notes)
  }

  @Test func credentialsAreBlackedOut() throws {
    let secret = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
    let project = project(
      agent("a", "{system: erp, actions: [\(secret)], resources: {not: [\(secret)]}}"))
    let answer = try GateRun.whoCan("erp", in: project)
    let grant = try #require(answer.agents.first?.grants.first)
    #expect(!"\(grant)".contains(secret))
    #expect(grant.actions?.patterns == [String(repeating: "*", count: 40)])
  }
}

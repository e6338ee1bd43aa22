import Documents
import Findings
import Gate
import Repository
import SourceText
import Support
import Testing

/// What became of agents between two states of a git repository.
@Suite struct ChangeTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func write(_ name: String, _ access: String, more: String = "", to path: String? = nil) throws {
    let lines = more.split(separator: "\n").map { "  \($0)\n" }.joined()
    try project.write(
      """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: \(name)}
      spec:
        purpose: Answers questions about opening hours from the public web site.
        owner: {team: storefront}
        identity: {subject: agents/\(name), authentication: {method: workload-identity}}
        access:
      \(access.split(separator: "\n").map { "    - \($0)" }.joined(separator: "\n"))
      \(lines)
      """, to: path ?? "agents/\(name).yaml")
  }

  private func web(_ resources: String..., actions: String = "fetch", expires: String = "2027-03-01")
    -> String
  {
    let list = resources.map { "\"\($0)\"" }.joined(separator: ", ")
    return "{system: web, actions: [\(actions)], resources: [\(list)], expires: \(expires)}"
  }

  /// Commits one grant of an agent, puts others in its place, and compares.
  private func change(_ before: String, _ after: String) throws -> AgentDifference? {
    try write("reader", before)
    try project.commit()
    try write("reader", after)
    return try GateRun.compare(project, from: "HEAD").agents.first
  }

  // MARK: What the best-known peer gets wrong

  @Test func aNarrowedPatternIsNoGain() throws {
    let found = try #require(try change(web("src/**"), web("src/*")))
    #expect(found.gained.isEmpty && !found.isWidened)
    #expect(found.lost.map(\.resources.words.plainText) == ["`src/**` except `src/*`"])
  }

  @Test func aLiteralUnderAPatternIsNoChange() throws {
    #expect(try change(web("src/**"), web("src/**", "src/a/b.txt")) == nil)
  }

  @Test func aReplacedPatternIsAGainAndALoss() throws {
    let found = try #require(try change(web("src/**"), web("/etc/**")))
    #expect(found.gained.map(\.resources.patterns) == [["/etc/**"]])
    #expect(found.lost.map(\.resources.patterns) == [["src/**"]])
    #expect(found.gained.first?.example?.resource == "/etc/")
    #expect(found.gained.first?.impact.effects == ["read"])
  }

  // MARK: Writing otherwise is no change

  @Test func splittingJoiningAndRewritingAreNoChange() throws {
    #expect(try change(web("a/**", "b"), web("a/**") + "\n" + web("b")) == nil)
    #expect(try change(web("b") + "\n" + web("a/**"), web("a/**", "b")) == nil)
    #expect(try change(web("a/**"), web("a/*", "a/*/**")) == nil)
    #expect(try change("{system: web, actions: [fetch], expires: 2027-03-01}", web("**")) == nil)
  }

  /// The kernel compares what is denoted: a bar in a name is no list.
  @Test func aBarInANameIsNoList() throws {
    let found = try #require(try change(web("x", actions: "\"a|b\""), web("x", actions: "a, b")))
    #expect(found.gained.map(\.actions.patterns) == [["a", "b"]])
  }

  @Test func anotherLastDayIsListedAndIsNoAccess() throws {
    let found = try #require(try change(web("a/**"), web("a/*", expires: "2027-04-01")))
    #expect(found.fields.map(\.field) == ["spec.access[web].expires"])
    #expect(found.fields.first?.before == "2027-03-01")
    #expect(found.fields.first?.mayRaiseRisk == true)
    #expect(found.gained.isEmpty)
  }

  // MARK: Who is who

  @Test func aMovedFileKeepsItsAgent() throws {
    try write("mover", web("a/*"))
    try project.commit()
    try project.git("rm", "--quiet", "agents/mover.yaml")
    try write("mover", web("a/**"), to: "teams/x.yaml")
    let found = try #require(try GateRun.compare(project, from: "HEAD").agents.first)
    #expect(found.kind == .moved)
    #expect(found.previousPath == "agents/mover.yaml" && found.path == "teams/x.yaml")
    #expect(found.gained.map(\.resources.words.plainText) == ["`a/**` except `a/*`"])
  }

  @Test func whatSaysTheSameWasRenamedAndElseWhatStandsThere() throws {
    let spec = "{purpose: Reads., access: [{system: web, actions: [fetch]}]}"
    func agent(_ name: String, _ spec: String) -> String {
      "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: \(name)}\nspec: \(spec)\n"
    }
    try project.write(agent("one", spec), to: "one.yaml")
    try project.write(agent("two", "{purpose: Writes.}"), to: "two.yaml")
    try project.commit()
    try project.empty()
    try project.write(agent("uno", spec), to: "elsewhere.yaml")
    try project.write(agent("due", "{purpose: Writes more.}"), to: "two.yaml")
    let agents = try GateRun.compare(project, from: "HEAD").agents
    #expect(agents.map(\.kind) == [.renamed, .renamed])
    #expect(agents.map(\.name) == ["due", "uno"])
    #expect(agents.map(\.previousName) == ["two", "one"])
  }

  @Test func newAndGoneAgentsGainAndLoseAll() throws {
    try write("gone", web("a"))
    try project.commit()
    try project.empty()
    try write("new", web("b"), more: "autonomy: suggest")
    let report = try GateRun.compare(project, from: "HEAD")
    #expect(report.agents.map(\.kind) == [.added, .removed])
    #expect(report.agents.first?.gained.count == 1 && report.agents.last?.lost.count == 1)
    #expect(report.unchanged == 0 && report.status == .pass)
  }

  // MARK: Through others

  @Test func aNewCallBringsWhatTheOtherCanDo() throws {
    try write("caller", web("a/*"))
    try write("wide", web("b/*", actions: "post"))
    try write("same", web("a/b"))
    try project.commit()
    try write("caller", web("a/*"), more: "delegates: [same, wide, nobody]")
    let found = try #require(try GateRun.compare(project, from: "HEAD").agents.first)
    #expect(found.through.map(\.delegate) == ["wide", "nobody"])
    #expect(found.through.map(\.isNew) == [true, true])
    #expect(found.through.first?.systems?.map(\.system) == ["web"])
    #expect(found.through.last?.systems == nil)
    #expect(found.tierBefore?.tier == "low" && found.tierNow?.tier == "critical")
  }

  @Test func whoCallsOneThatGrewGrowsUnlessItCouldAlready() throws {
    try write("end", web("a/*"))
    try write("middle", web("m"), more: "delegates: [end]")
    try write("caller", web("m"), more: "delegates: [middle]")
    try write("wide-caller", web("**"), more: "delegates: [middle]")
    try project.commit()
    try write("end", web("a/**"))
    let agents = try GateRun.compare(project, from: "HEAD").agents
    #expect(agents.map(\.name) == ["caller", "end", "middle"])
    #expect(agents.count { $0.isWidened } == 3)
    #expect(agents.first?.through.map(\.isNew) == [false])
    #expect(agents.first?.through.first?.example?.plainText.contains("by a grant of `end`") == true)
  }

  @Test func aDelegateWithAnotherNameIsNotNew() throws {
    try write("callee", web("a"))
    try write("caller", web("m"), more: "delegates: [callee]")
    try project.commit()
    let text = try project.read("agents/callee.yaml").replacing("name: callee", with: "name: renamed")
    try project.write(text, to: "agents/callee.yaml")
    try write("caller", web("m"), more: "delegates: [renamed]")
    let agents = try GateRun.compare(project, from: "HEAD").agents
    #expect(agents.count { $0.isWidened } == 0)
  }

  @Test func aDelegateThatIsGoneCountsAsEverything() throws {
    try write("callee", web("a"))
    try write("caller", web("m"), more: "delegates: [callee]")
    try project.commit()
    try project.git("rm", "--quiet", "agents/callee.yaml")
    let agents = try GateRun.compare(project, from: "HEAD").agents
    #expect(agents.first?.name == "caller")
    #expect(agents.first?.through.map(\.systems) == [nil])
  }

  /// More agents on the way than are held against each other: counted as a gain.
  @Test func aLongWayIsNotRuledOut() throws {
    for number in 0..<300 {
      try write("a\(number)", web("a"), more: number == 299 ? "" : "delegates: [a\(number + 1)]")
    }
    try project.commit()
    try write("a299", web("b"))
    let agents = try GateRun.compare(project, from: "HEAD").agents
    #expect(agents.count == 300)
    let first = agents.first { $0.name == "a0" }
    #expect(first?.through.first?.remark?.contains("256") == true)
    let near = agents.first { $0.name == "a298" }
    #expect(near?.through.first?.systems?.count == 1)
  }

  // MARK: Catalogs

  private func catalog(_ effect: String, _ data: String, attributes: String = "") -> String {
    """
    apiVersion: agentgate/v1
    kind: SystemCatalog
    metadata: {name: corp}
    spec:
      systems:
        - {name: shop, data: \(data), actions: [{match: ["**"], effects: [\(effect)]}]\(attributes)}
    """
  }

  @Test func anotherCatalogMakesTheSameAccessMeanSomethingElse() throws {
    try write("shopper", "{system: shop, actions: [list], expires: 2027-03-01}")
    try project.write(catalog("read", "public"), to: ".agentgate/c.yaml")
    try project.commit()
    try project.write(catalog("delete", "restricted"), to: ".agentgate/c.yaml")
    let report = try GateRun.compare(project, from: "HEAD")
    #expect(report.deciding.map(\.path) == [".agentgate/c.yaml"])
    let found = try #require(report.agents.first)
    #expect(found.reclassified.map(\.before.effects) == [["read"]])
    #expect(found.reclassified.map(\.now.effects) == [["delete"]])
    #expect(found.gained.isEmpty && found.lost.isEmpty)
    #expect(found.tierBefore?.tier != found.tierNow?.tier)
  }

  /// What nothing enforces any more is a gain although the manifest is the same.
  @Test func aConditionThatNothingEnforcesAnyMoreIsAGain() throws {
    try write("shopper", "{system: shop, actions: [list], where: {amount: {atMost: 5}}, expires: 2027-03-01}")
    try project.write(
      catalog("read", "public", attributes: ", attributes: {amount: number}"), to: ".agentgate/c.yaml")
    try project.commit()
    try project.write(catalog("read", "public"), to: ".agentgate/c.yaml")
    let found = try #require(try GateRun.compare(project, from: "HEAD").agents.first)
    #expect(found.gained.map(\.conditions.first?.values.words.plainText) == ["above 5"])
  }

  @Test func aManifestAmongThePoliciesDecidesNothing() throws {
    try write("reader", web("a"), to: ".agentgate/reader.yaml")
    try project.commit()
    try write("reader", web("b"), to: ".agentgate/reader.yaml")
    #expect(try GateRun.compare(project, from: "HEAD").deciding.isEmpty)
  }

  // MARK: What cannot be read

  @Test func whatCannotBeReadCountsAsNothingBeforeAndEverythingNow() throws {
    try write("reader", web("a"), more: "autonomy: sometimes")
    try project.commit()
    try write("reader", web("a"))
    let mended = try GateRun.compare(project, from: "HEAD")
    #expect(mended.status == .undecided)
    #expect(mended.agents.first?.isUnknownBefore == true)
    #expect(mended.agents.first?.gained.count == 1)
    #expect(mended.problems.map(\.isInHead) == [false])
    try project.commit()
    try write("reader", web("a"), more: "autonomy: sometimes")
    let broken = try GateRun.compare(project, from: "HEAD")
    #expect(broken.agents.first?.gainsEverything == true)
    #expect(broken.agents.first?.lost.isEmpty == true)
    #expect(broken.problems.map(\.isInHead) == [true])
  }

  @Test func anAgentInAFileThatBreaksIsNotGone() throws {
    try write("reader", web("a"))
    try project.commit()
    try project.write(try project.read("agents/reader.yaml") + "broken: [", to: "agents/reader.yaml")
    let found = try #require(try GateRun.compare(project, from: "HEAD").agents.first)
    #expect(found.kind == .changed && found.gainsEverything)
  }

  @Test func aSecretIsBlackedOut() throws {
    let secret = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
    let found = try #require(try change(web("a"), web("a", secret)))
    #expect(!found.gained.contains { $0.resources.words.plainText.contains(secret) })
    #expect(!found.gained.contains { $0.example?.resource == secret })
  }

  @Test func theReportIsTheSameForAnyNumberOfThreads() throws {
    for number in 0..<40 { try write("a\(number)", web("a/*"), more: "delegates: [a\((number + 7) % 40)]") }
    try project.commit()
    for number in stride(from: 0, to: 40, by: 3) {
      try write("a\(number)", web("a/**", "b"), more: "delegates: [a\((number + 1) % 40)]")
    }
    let one = try GateRun.compare(project, from: "HEAD", threads: 1)
    let four = try GateRun.compare(project, from: "HEAD", threads: 4)
    #expect(String(describing: one.agents) == String(describing: four.agents))
    #expect(one.agents.count == 40)
  }
}

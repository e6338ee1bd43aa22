import Documents
public import Findings
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

/// The gate: from a request to an outcome, one way, no way back.
///
///     discover files -> parse -> decode -> merge policies -> evaluate rules -> verdict
public enum DeploymentGate {
  /// Checks the agents that a request asks for.
  ///
  /// - Throws: where the request itself cannot be carried out. Whatever is wrong with the files is in the
  ///   outcome.
  public static func check(_ request: CheckRequest) throws(RequestError) -> Outcome {
    var run = try GateRun(request)
    run.isComparing = request.base != nil
    try run.readDecidingDocuments()
    run.readAgents()
    run.judgeHeldAgents()
    run.applyRulesAcrossAgents()
    try run.applyRulesAboutChanges()
    run.reportEmptiness()
    return try run.outcome()
  }
}

/// One run, stage by stage.
struct GateRun {
  let request: CheckRequest
  var purpose = RunPurpose.verdicts
  var question: AccessQuestion?
  /// Whether the run is one side of a comparison.
  var isComparing = false
  let limits = Limits()
  var sources = SourceTable()
  var gateFile = GateFile()
  var walked: WalkResult
  var findings: [Finding] = []
  var places: [SourceLocation: Place] = [:]
  var agents: [ReadAgent] = []
  var judged: [JudgedAgent] = []
  /// What agents reach through others outside their own boundaries.
  private var outsideReaches: [OutsideReach] = []
  var hasOurFiles = false
  private var firstFile = 0
  private var decided: DecidingDocuments?

  init(_ request: CheckRequest) throws(RequestError) {
    self.request = request
    var sources = SourceTable()
    var (gateFile, faults) = Self.gateFile(of: request.tree, limits: limits, sources: &sources)
    do throws(FileError) {
      let reader = try request.tree.reader()
      faults += gateFile.locateSources { path throws(FileError) in try reader.locate(path) }
        .map { Self.unreadable($0, at: $1) }
      let located = gateFile
      walked = try walk(
        request.tree,
        options: WalkOptions(excludes: { path, isFolder in located.isExcluded(path, isFolder: isFolder) }))
    } catch {
      throw .unreadable(error)
    }
    gateFile.follow(walked.links)
    self.gateFile = gateFile
    self.sources = sources
    findings = gateFile.findings + faults
    firstFile = self.sources.add(files: walked.files)
    reportWalk()
  }

  private static func gateFile(
    of tree: FileTree, limits: Limits, sources: inout SourceTable
  ) -> (GateFile, faults: [Finding]) {
    guard tree.hasGateFile else { return (GateFile(), []) }
    let path = RepositoryRoot.gateFileName
    do throws(FileError) {
      var reader = try tree.reader()
      return (GateFile(sources.hold(path: path, bytes: try reader.read(path)), limits: limits), [])
    } catch {
      return (GateFile(), [unreadable(error, at: nil)])
    }
  }

  private static func unreadable(_ error: FileError, at location: SourceLocation?) -> Finding {
    Finding(
      rule: "document/unreadable", severity: .error, consequence: .undecided, agent: nil,
      message: "\(error.path) cannot be read: \(words: error.clause)", location: location,
      fix: Fix("Make it readable, or remove it."), subject: error.path)
  }

  /// Reads policies, catalogs and the directory, and merges them.
  mutating func readDecidingDocuments() throws(RequestError) {
    var builder = DecidingDocumentsBuilder(limits: limits)
    if let outer = request.outerFolder { try readOuter(outer, into: &builder) }
    reportUnreadSources()
    do throws(FileError) {
      var reader = try request.tree.reader()
      for (index, file) in walked.files.enumerated() where gateFile.isSource(file.path) {
        let source = Source(
          id: SourceID(UInt32(firstFile + index)), path: file.path, file: try reader.read(file.path))
        sources.hold(source)
        builder.read(source, isOuter: false, mayHoldOthers: gateFile.sources.contains(""))
      }
    } catch {
      findings.append(Self.unreadable(error, at: nil))
    }
    let decided = builder.build(builtIn: gateFile.catalogs, sources: &sources)
    findings += decided.findings
    self.decided = decided
  }

  private mutating func readOuter(
    _ outer: CheckRequest.OuterFolder, into builder: inout DecidingDocumentsBuilder
  ) throws(RequestError) {
    do throws(FileError) {
      var reader = try FileReader(root: outer.root)
      let walked = try walk(root: outer.root)
      for file in walked.files {
        let path = outer.path.hasSuffix("/") ? outer.path + file.path : "\(outer.path)/\(file.path)"
        builder.read(sources.hold(path: path, bytes: try reader.read(file.path)), isOuter: true)
      }
      reportUnread(in: walked, below: outer.path)
    } catch {
      throw .unreadable(error)
    }
    if builder.isEmpty { throw .emptyPolicyFolder(outer.path) }
  }

  /// Reads every file of the root for manifests; each agent is judged at once where that is possible.
  mutating func readAgents() {
    guard let decided else { return }
    let circumstances = circumstances(decided)
    let stage = FileStage(
      files: walked.files, firstID: firstFile, gateFile: gateFile,
      judge: Judge(
        deciding: decided, circumstances: circumstances, limits: limits, purpose: purpose,
        wantsDetail: request.wantsDetail, question: question, isComparing: isComparing),
      selection: Selection(paths: request.paths, agents: request.agents, gateFile: gateFile), limits: limits)
    let tree = request.tree
    let results = inParallel(
      count: walked.files.count, threads: walked.files.count < 16 ? 1 : request.threads,
      context: { FileWorker(reader: try? tree.reader()) },
      body: { worker, index in stage.read(index, &worker) })
    for result in results {
      hasOurFiles = hasOurFiles || result.isOurs
      agents += result.agents
      findings += result.findings
      places.merge(result.places) { first, _ in first }
    }
    judged = agents.compactMap(\.judged)
  }

  /// Judges the agents that may call others, now that all are known.
  mutating func judgeHeldAgents() {
    guard let decided, agents.contains(where: { $0.held != nil }) else { return }
    let network = AgentNetwork(of: agents)
    let circumstances = circumstances(decided)
    let judge = Judge(
      deciding: decided, circumstances: circumstances, limits: limits, purpose: purpose,
      wantsDetail: request.wantsDetail, question: question)
    let tree = request.tree
    let waiting = agents.indices.compactMap { index in
      agents[index].held.map { (AgentPosition(index, in: network), $0) }
    }
    let answers = inParallel(
      count: waiting.count, threads: waiting.count < 16 ? 1 : request.threads,
      context: { FileWorker(reader: try? tree.reader()) },
      body: { worker, position in
        let (agent, held) = waiting[position]
        return judge.judge(held, at: agent, files: &worker)
      })
    judged += answers
    if purpose == .verdicts {
      var search = DelegateBoundaries(
        run: self, decided, network, callers: zip(waiting, answers).map { ($0.0.index, $1) })
      outsideReaches = search.outsideReaches()
    }
  }

  /// Applies the rules that look at all agents together.
  mutating func applyRulesAcrossAgents() {
    guard let decided else { return }
    let inventory = Inventory(agents.map(\.record), outsideReaches: outsideReaches)
    let circumstances = circumstances(decided)
    for rule in AllRules.all {
      guard case .inventory(let check) = rule.check else { continue }
      var reporter = Reporter(rule: rule.description, agent: nil)
      check(inventory, circumstances, &reporter)
      findings += reporter.findings
    }
  }

  /// Says so where there are no agents, or none was chosen.
  mutating func reportEmptiness() {
    if agents.isEmpty, !hasOurAgentFault, !request.allowsEmpty { reportNoAgents() }
    if !agents.isEmpty, judged.isEmpty { reportNoneSelected() }
  }

  /// That nothing was chosen is worth saying: a misspelt path must not look like a verdict.
  private mutating func reportNoneSelected() {
    let asked = request.paths + request.agents
    let missed = purpose == .verdicts ? "got a verdict" : "is listed"
    findings.append(
      Finding(
        rule: "inventory/none-selected", severity: .note, consequence: .agentBlocked, agent: nil,
        message: "no agent was chosen by \(list: asked), so none \(words: missed)", location: nil,
        fix: Fix(
          "Name a manifest, a prompt or a folder around one, or leave the paths out to check all agents."),
        subject: asked.joined(separator: " ")))
  }

  /// Whether a file was found that would hold an agent if it could be read.
  private var hasOurAgentFault: Bool {
    findings.contains { finding in
      finding.rule == "document/unknown-kind"
        || finding.rule.family == "document" && finding.consequence == .agentBlocked
    }
  }

  private mutating func reportNoAgents() {
    findings.append(
      Finding(
        rule: "inventory/no-agents", severity: .error, consequence: .undecided, agent: nil,
        message: "no agent manifest was found under the root", location: nil,
        fix: Fix(
          """
          Run \("agentgate init") to write a first manifest, or pass \("--allow-empty") if there are no \
          agents here.
          """
        ),
        subject: ""))
  }

  var decidingDocuments: DecidingDocuments? { decided }

  /// What every rule may know besides the agents.
  func circumstances(_ decided: DecidingDocuments) -> Circumstances {
    Circumstances(
      now: request.now, environment: request.environment, catalog: decided.catalog,
      directory: decided.directory)
  }
}

extension AgentNetwork {
  /// The agents that were read, with those that each of them may call.
  convenience init(of agents: [ReadAgent]) {
    let inventory = Inventory(agents.map(\.record))
    self.init(
      agents.map { agent in
        Member(
          name: agent.record.name?.value, facts: agent.facts, grants: agent.grants,
          delegates: agent.record.delegates.map { ($0.value, inventory.agents(named: $0.value)) })
      })
  }
}

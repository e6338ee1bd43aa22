import Documents
public import Findings
import Repository
import Rules
import SourceText
import YAMLTree

extension DeploymentGate {
  /// Compares the agents of two states of a repository: who came and went, whose tier changed, and what
  /// access was gained and lost, as exact differences of the points that grants denote.
  ///
  /// `head` is the later state; without it, the files as they lie under the request's root. No rule is
  /// applied. Each side's grants, tiers, effects and classes are read with that side's own policies and
  /// catalogs. Of the request, the paths and agents to choose make no difference. Linear in the files and
  /// agents of both sides, with questions to the permission kernel only for what is not the same word by
  /// word.
  ///
  /// - Throws: where the request itself cannot be carried out. Whatever is wrong with the files of either
  /// state   is in the report: what cannot be read counts as nothing before and as everything now.
  public static func compare(
    _ request: CheckRequest, from base: RevisionState, to head: RevisionState?
  ) throws(RequestError) -> ChangeReport {
    var request = request
    request.base = nil
    (request.paths, request.agents) = ([], [])
    request.allowsEmpty = true
    let old = try ReadState(request, base)
    let new = try ReadState(request, head)
    let comparison = Comparison(old.side, new.side, threads: request.threads)
    let agents = ChangeAssembly(
      comparison, brokenBefore: old.brokenPaths, brokenNow: new.brokenPaths
    ).differences
    return ChangeReport(
      version: request.version, base: base.compared, head: head?.compared ?? .workingTree, agents: agents,
      unchanged: new.side.agents.count - agents.count { $0.tierNow != nil },
      deciding: DecidingFiles.differences(old.files, new.files),
      problems: old.problems(isInHead: false) + new.problems(isInHead: true))
  }
}

/// One state, read.
private struct ReadState {
  let side: ComparedSide
  let files: DecidingFiles
  private let findings: [Finding]
  private let places: [SourceLocation: Place]

  /// Reads a state; nil is the working tree.
  init(_ request: CheckRequest, _ state: RevisionState?) throws(RequestError) {
    if let state, state.revision == nil {
      (side, files, findings, places) = (ComparedSide(), DecidingFiles(), [], [:])
      return
    }
    var request = request
    request.revision = state?.revision
    var run = try GateRun.side(of: request)
    side = ComparedSide(run)
    files = DecidingFiles(run)
    findings = try run.settledFindings().filter(\.isBlocking)
    places = run.places
  }

  /// The files in which something cannot be read.
  var brokenPaths: Set<String> { Set(findings.compactMap { $0.location.flatMap { places[$0]?.path } }) }

  func problems(isInHead: Bool) -> [ChangeReport.Problem] {
    findings.map { finding in
      ChangeReport.Problem(
        isInHead: isInHead, finding: finding, place: finding.location.flatMap { places[$0] })
    }
  }
}

/// The files that decide, by path.
private struct DecidingFiles {
  private var sources: [String: Source] = [:]
  private var limits = Limits()

  init() {}

  init(_ run: GateRun) {
    limits = run.limits
    for case .held(let source) in run.sources.origins
    where source.path == RepositoryRoot.gateFileName || run.gateFile.isSource(source.path) {
      sources[source.path] = source
    }
  }

  /// Those that are not the same in two states, by path.
  static func differences(_ old: DecidingFiles, _ new: DecidingFiles) -> [ChangeReport.FileDifference] {
    let paths = Set(old.sources.keys).union(new.sources.keys)
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      let (before, now) = (old.sources[path], new.sources[path])
      guard before?.bytes != now?.bytes, old.decides(before) || new.decides(now) else { return nil }
      return ChangeReport.FileDifference(
        path: path, kind: before == nil ? .added : now == nil ? .removed : .changed)
    }
  }

  /// Whether something besides manifests stands in a file.
  private func decides(_ source: Source?) -> Bool {
    guard let source else { return false }
    var reader = DocumentReader(source, limits: limits)
    var documents = DocumentSet()
    while reader.next(into: &documents) != nil {
      if documents.agents.popLast() == nil { return true }
    }
    return false
  }
}

import Documents
import Findings
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

/// What one file of the root holds for the run.
struct FileResult: Sendable {
  /// The manifests in it, in their order.
  var agents: [ReadAgent] = []
  /// What is wrong with the file or its documents, and names no agent.
  var findings: [Finding] = []
  /// The places of what the findings point at.
  var places: [SourceLocation: Place] = [:]
  /// Whether anything of ours stands in the file.
  var isOurs = false
}

/// What a worker uses again from file to file.
struct FileWorker: ~Copyable {
  var reader: FileReader?
  var buffer: [UInt8] = []
  let memo = ReachMemo()
  let boundaries = BoundaryMemo()
  private var indexed: LineIndex?

  init(reader: consuming FileReader?) { self.reader = reader }

  /// The lines of a source, with its credentials blacked out. Remembered, since a file can hold many agents.
  mutating func lines(of source: Source) -> LineIndex {
    if let indexed, indexed.source.id == source.id { return indexed }
    let lines = LineIndex(SecretScan.masked(source))
    indexed = lines
    return lines
  }
}

/// Reads the files of the root for manifests and judges each agent as soon as that is possible.
struct FileStage: Sendable {
  let files: [WalkedFile]
  let firstID: Int
  let gateFile: GateFile
  let judge: Judge
  let selection: Selection
  let limits: Limits

  /// Reads one file.
  func read(_ index: Int, _ worker: inout FileWorker) -> FileResult {
    let file = files[index]
    let id = SourceID(UInt32(firstID + index))
    var result = FileResult()
    do throws(FileError) {
      guard worker.reader != nil else { throw FileError(path: file.path, reason: .permissionDenied) }
      try worker.reader?.read(file.path, into: &worker.buffer)
    } catch {
      reportUnreadable(error, id: id, &worker, &result)
      return result
    }
    guard mayContainScalar(startingWith: DocumentReader.marker, in: worker.buffer) else { return result }
    let source = Source(id: id, path: file.path, file: worker.buffer)
    readDocuments(source, isSelected: selection.includesFile(file), &worker, &result)
    return result
  }

  private func readDocuments(
    _ source: Source, isSelected: Bool, _ worker: inout FileWorker, _ result: inout FileResult
  ) {
    var reader = DocumentReader(source, limits: limits)
    let isSource = gateFile.isSource(source.path)
    let isGateFile = source.path == RepositoryRoot.gateFileName
    var documents = DocumentSet()
    while let read = reader.next(into: &documents) {
      result.isOurs = true
      if let manifest = documents.agents.popLast() {
        result.agents.append(
          judge.judge(
            manifest, read, tree: reader.tree, source: source, isFileSelected: isSelected,
            selection: selection,
            files: &worker))
        continue
      }
      // What decides was read, and its faults reported, before.
      if isSource || (isGateFile && documents.isEmptyButForGates) {
        documents = DocumentSet()
        continue
      }
      if isSelected, !isGateFile { result.findings += read.findings.map { weighed($0, read) } }
      result.findings += withoutForce(documents, read, source)
      documents = DocumentSet()
    }
    guard !result.findings.isEmpty else { return }
    let lines = worker.lines(of: source)
    for finding in result.findings {
      for location in finding.locations where result.places[location] == nil {
        result.places[location] = lines.place(of: location.range)
      }
    }
  }

  /// Errors of content mean that the gate could not decide, except in what people write for one agent; a file
  /// that cannot be parsed is one of those, since nobody can say what else it would be.
  private func weighed(_ finding: Finding, _ read: DocumentReader.Result) -> Finding {
    let isForOneAgent = read.isCutShort || finding.rule == "document/unknown-version"
    return isForOneAgent ? finding : finding.undecided
  }

  /// What decides but stands where it has no force.
  private func withoutForce(
    _ documents: DocumentSet, _ read: DocumentReader.Result, _ source: Source
  ) -> [Finding] {
    let location = SourceLocation(source: source.id, range: read.headRange)
    if let gate = documents.gates.first {
      return [
        Finding(
          rule: "policy/gate-below-root", severity: .error, consequence: .agentBlocked, agent: nil,
          message:
            "a Gate file has force only as \(RepositoryRoot.gateFileName) at the root of the repository",
          location: gate.location, fix: Fix("Move it there, or remove it."), subject: source.path)
      ]
    }
    let kind =
      !documents.policies.isEmpty
      ? "RiskPolicy"
      : !documents.catalogs.isEmpty ? "SystemCatalog" : !documents.directories.isEmpty ? "Directory" : nil
    guard let kind else { return [] }
    return [
      Finding(
        rule: "policy/no-force", severity: .warning, consequence: .agentBlocked, agent: nil,
        message: "this \(kind) has no force here", location: location,
        fix: Fix(
          """
          Move it into \(gateFile.sources.first ?? ".agentgate"), or name its folder under \("sources") \
          in agentgate.yaml.
          """
        ),
        subject: "\(kind) \(source.path)")
    ]
  }

  /// Whether a file that is too large to be read may be ours; so it is where that cannot be found out.
  private func mayBeOurs(_ path: String, _ worker: inout FileWorker) -> Bool {
    var isFound = false
    do throws(FileError) {
      // One byte less than an escaped spelling of the marker can take.
      try worker.reader?.scan(path, overlap: 127) { chunk in
        isFound = mayContainScalar(startingWith: DocumentReader.marker, in: chunk)
        return !isFound
      }
    } catch {
      return true
    }
    return isFound
  }

  private func reportUnreadable(
    _ error: FileError, id: SourceID, _ worker: inout FileWorker, _ result: inout FileResult
  ) {
    var rule: RuleID = "document/unreadable"
    if case .tooLarge = error.reason {
      rule = "document/limit"
      guard mayBeOurs(error.path, &worker) else { return }
    }
    let location = SourceLocation(source: id, range: .beginning)
    result.findings.append(
      Finding(
        rule: rule, severity: .error, consequence: .undecided, agent: nil,
        message: "this file cannot be read: \(words: error.clause)", location: location,
        fix: Fix("Make it readable, or leave it out under \("exclude") in agentgate.yaml."),
        subject: error.path))
    result.places[location] = Place(path: error.path)
  }
}

extension Finding {
  /// Every place that the finding points at.
  var locations: [SourceLocation] { (location.map { [$0] } ?? []) + related.map(\.location) }
}

extension FileError {
  /// The explanation as the end of a sentence.
  var clause: String {
    let sentence = explanation
    let text = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

public import Documents
public import Findings
public import Gate
import Foundation
public import Repository
import SourceText

/// The gate run inside this process on a folder, at the instant that all tests take as now.
public enum GateRun {
  /// 2026-11-24T12:00:00Z.
  public static let now = Instant(seconds: 1_795_521_600)

  /// Checks a folder.
  public static func check(
    _ project: TemporaryProject, options: [String] = [], change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> Outcome {
    try DeploymentGate.check(try request(project, options, change))
  }

  /// Surveys the repository that a text describes.
  public static func survey(
    _ text: String, change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> Survey {
    let project = ProjectText(text)
    let folder = try TemporaryProject(project)
    return try DeploymentGate.survey(try request(folder, project.options, change))
  }

  /// Asks the repository that a text describes who can do something.
  public static func whoCan(
    _ question: String, in text: String, change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> AccessAnswer {
    let project = ProjectText(text)
    let folder = try TemporaryProject(project)
    return try DeploymentGate.whoCan(question, try request(folder, project.options, change))
  }

  private static func request(
    _ project: TemporaryProject, _ options: [String], _ change: (inout CheckRequest) -> Void
  ) throws -> CheckRequest {
    let hasGateFile = try project.names().contains(RepositoryRoot.gateFileName)
    let root = try RepositoryRoot(
      folder: project.folder.path, reason: hasGateFile ? .gateFile : .workingFolder)
    var request = CheckRequest(root: root, now: now, version: "0.0.0")
    try apply(options, to: &request, in: project)
    change(&request)
    return request
  }

  /// The folder of a project as a root, for what comes from outside a repository.
  public static func root(of project: TemporaryProject) throws -> RepositoryRoot {
    try RepositoryRoot(folder: project.folder.path)
  }

  /// Checks the repository that a text describes.
  public static func check(
    _ text: String, change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> Outcome {
    let project = ProjectText(text)
    guard let base = project.base else {
      return try check(TemporaryProject(project), options: project.options, change: change)
    }
    let folder = try TemporaryProject(files: base)
    try folder.commit()
    try folder.empty()
    for file in project.files { try folder.write(file.text, to: file.path) }
    let state = try RevisionState(ofWorkSince: "main", in: repository(around: root(of: folder)))
    return try check(folder, options: project.options) { request in
      request.base = state
      change(&request)
    }
  }

  /// The repository around a root.
  public static func repository(around root: RepositoryRoot) throws -> GitRepository {
    try GitRepository(around: root, program: try GitProgram.find(searchPath: nil, outside: root))
  }

  /// What became of the agents of a project since the commit of a name, or between two.
  public static func compare(
    _ project: TemporaryProject, from base: String, to head: String? = nil, threads: Int = 1
  ) throws -> ChangeReport {
    try compare(project, from: base, to: head) { $0.threads = threads }
  }

  private static func compare(
    _ project: TemporaryProject, from base: String, to head: String?, _ change: (inout CheckRequest) -> Void
  ) throws -> ChangeReport {
    let request = try request(project, [], change)
    let repository = try repository(around: request.root)
    return try DeploymentGate.compare(
      request, from: try RevisionState(named: base, in: repository),
      to: try head.map { try RevisionState(named: $0, in: repository) })
  }

  private static func apply(
    _ options: [String], to request: inout CheckRequest, in project: TemporaryProject
  ) throws {
    var rest = options[...]
    while let option = rest.popFirst() {
      switch option {
      case "--environment": request.environment = rest.popFirst()
      case "--agent": request.agents += rest.popFirst().map { [$0] } ?? []
      case "--allow-empty": request.allowsEmpty = true
      case "--report-only": request.isReportOnly = true
      case "--policy":
        let path = rest.popFirst() ?? ""
        request.outerFolder = CheckRequest.OuterFolder(
          root: try RepositoryRoot(folder: project.url(path).path), path: path)
      default:
        guard !option.hasPrefix("-") else { throw UnknownOption(option: option) }
        request.paths.append(option)
      }
    }
  }
}

/// A `# run:` line that asks for what tests cannot do.
public struct UnknownOption: Error, CustomStringConvertible {
  let option: String
  /// What a person needs to know.
  public var description: String { "# run: does not know the option \(option)" }
}

extension Outcome {
  /// What was found, one line each: `path:line rule`.
  public var summaries: [String] { findings.map(summary) }

  /// The errors and warnings, one line each with its message.
  public var faults: [String] {
    findings.filter { $0.severity > .note }.map { "\(summary(of: $0)): \($0.message.plainText)" }
  }

  /// `path:line rule`.
  public func summary(of finding: Finding) -> String {
    guard finding.location != nil else { return "(no place) \(finding.rule.text)" }
    guard let place = place(of: finding.location) else { return "(place unknown) \(finding.rule.text)" }
    return "\(place.path):\(place.start.line) \(finding.rule.text)"
  }

  /// The findings of a rule.
  public func findings(of rule: RuleID) -> [Finding] { findings.filter { $0.rule == rule } }

  /// The agent of a name.
  public func agent(_ name: String) -> AgentOutcome? { agents.first { $0.name == name } }
}

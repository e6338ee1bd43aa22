import Documents
import Findings
import Permissions
import Repository
import SourceText
import YAMLTree

/// What `agentgate.yaml` at the root says, with defaults for what it leaves out.
struct GateFile: Sendable {
  /// The files and folders whose documents have force, as paths under the root without a slash at the end.
  private(set) var sources = [GateFile.defaultSources]
  /// The places that name them; none by default, and then their absence is no fault.
  private(set) var sourceLocations: [Located<String>] = []
  /// What is not searched.
  private(set) var excludes: [Pattern] = []
  /// The built-in catalogs in force.
  private(set) var catalogs = BuiltInCatalog.allCases
  /// What is wrong with the file.
  private(set) var findings: [Finding] = []

  private static let defaultSources = ".agentgate"

  /// Without a Gate file.
  init() {}

  /// Reads a Gate file.
  init(_ source: Source, limits: Limits) {
    var reader = DocumentReader(source, limits: limits)
    var documents = DocumentSet()
    while let result = reader.next(into: &documents) {
      // A manifest here is read and reported as any other.
      if documents.agents.popLast() == nil { findings += result.findings.map(\.undecided) }
    }
    if documents.gates.isEmpty, findings.isEmpty {
      report(
        "document/missing-field", "this file has no document of kind \("Gate")", at: .beginning, in: source.id
      )
    }
    for (index, gate) in documents.gates.enumerated() {
      guard index == 0 else {
        report(
          "document/unknown-kind", "a second document of kind \("Gate") has no effect",
          at: gate.location.range,
          in: source.id)
        continue
      }
      read(gate.spec?.value)
    }
  }

  private mutating func read(_ spec: GateSpec?) {
    if let named = spec?.sources {
      sourceLocations = named.value.elements
      sources = named.value.elements.map { Self.trimmed($0.value) }
    }
    excludes = spec?.exclude?.value.elements.map(\.value.pattern) ?? []
    if let named = spec?.catalogs { catalogs = named.value.elements.map(\.value) }
  }

  private mutating func report(_ rule: RuleID, _ message: Message, at range: SourceRange, in source: SourceID)
  {
    findings.append(
      Finding(
        rule: rule, severity: .error, consequence: .undecided, agent: nil, message: message,
        location: SourceLocation(source: source, range: range),
        fix: Fix("\("agentgate init") writes a Gate file to start from."), subject: message.plainText))
  }

  /// `./policies/` and `policies` are the same folder.
  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasSuffix("/") { path = path.dropLast() }
    return path == "." ? "" : String(path)
  }

  /// Adds where the sources really lie: a source may be a link, or be spelled with `.` parts. What cannot be
  /// found is returned; of the default folder that is no fault.
  mutating func locateSources(_ locate: (String) throws(FileError) -> String) -> [(FileError, SourceLocation)]
  {
    var faults: [(FileError, SourceLocation)] = []
    for (index, path) in sources.enumerated() {
      do throws(FileError) {
        let located = try locate(path.isEmpty ? "." : path)
        if !sources.contains(located) { sources.append(located) }
      } catch {
        guard index < sourceLocations.count else { continue }
        let named = sourceLocations[index]
        faults.append((FileError(path: named.value, reason: error.reason), named.location))
      }
    }
    return faults
  }

  /// Adds what links in the sources lead to: it is recognised under the link's path too.
  mutating func follow(_ links: [WalkedLink]) {
    var isGrowing = true
    while isGrowing {
      let targets = links.filter { isSource($0.path) }.map(\.target).filter { !sources.contains($0) }
      sources += targets
      isGrowing = !targets.isEmpty
    }
  }

  /// Whether a folder that is not searched holds, or may hold, a source.
  func losesSources(in folder: String) -> Bool { isSource(folder) || containsSource(folder) }

  /// Whether a path is one of the sources or lies in one.
  func isSource(_ path: String) -> Bool {
    sources.contains { folder in
      folder.isEmpty || path == folder
        || (path.utf8.starts(with: folder.utf8)
          && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/"))
    }
  }

  /// Whether a path is left out. What decides is never left out: an exclude must not switch a policy off.
  func isExcluded(_ path: String, isFolder: Bool) -> Bool {
    guard !excludes.isEmpty, !isSource(path), !containsSource(path) else { return false }
    return excludes.contains { $0.matches(path) || (isFolder && $0.matches(path + "/")) }
  }

  private func containsSource(_ folder: String) -> Bool {
    sources.contains {
      $0.utf8.starts(with: folder.utf8) && $0.utf8.dropFirst(folder.utf8.count).first == 0x2F
    }
  }
}

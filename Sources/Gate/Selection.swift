import Documents
import Repository
import SourceText

/// Which agents a run gives a verdict.
struct Selection: Sendable {
  /// The paths under the root that were named; none is all. There may be thousands: a hook names every file
  /// of a change.
  let paths: Set<String>
  /// The agents that were named; none is all.
  let agents: Set<String>

  init(paths: [String], agents: [String], gateFile: GateFile) {
    // A change of what decides concerns every agent.
    let isAll = paths.contains { path in
      path.isEmpty || path == RepositoryRoot.gateFileName || gateFile.isSource(path)
        || gateFile.sources.contains { $0.hasPrefix(path + "/") }
    }
    self.paths = isAll ? [] : Set(paths)
    self.agents = Set(agents)
  }

  /// Whether a manifest's file was named, or a folder around it.
  func includesFile(_ file: WalkedFile) -> Bool {
    paths.isEmpty || isNamed(file.path) || file.target.map(isNamed) ?? false
  }

  /// Whether a path was named, or a folder around it.
  private func isNamed(_ path: String) -> Bool {
    if paths.contains(path) { return true }
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      if paths.contains(String(rest)) { return true }
    }
    return false
  }

  /// Whether an agent gets a verdict.
  func includes(_ manifest: Agent, isFileSelected: Bool) -> Bool {
    if !agents.isEmpty {
      guard let name = manifest.metadata?.value.name, agents.contains(name.value.text) else { return false }
    }
    return isFileSelected || namesSelectedFile(manifest)
  }

  /// Whether a prompt or definition of the agent was named, or a folder around it.
  private func namesSelectedFile(_ manifest: Agent) -> Bool {
    let spec = manifest.spec?.value
    let named =
      (spec?.prompt?.value.elements.compactMap(\.value.path?.value) ?? [])
      + (spec?.definitions?.value.elements.map(\.value) ?? [])
    return !paths.isEmpty && named.contains { isNamed(Self.normalized($0)) }
  }

  /// A path as the walk spells it: `./prompts//a.md` and `prompts/a.md` are one file.
  private static func normalized(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

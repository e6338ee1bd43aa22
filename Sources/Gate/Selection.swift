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

  /// Whether an agent that is gone would get a verdict.
  func includes(named name: String?, at path: String) -> Bool {
    (agents.isEmpty || name.map(agents.contains) ?? false) && (paths.isEmpty || isNamed(path))
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

  /// Whether an agent gets a verdict. `locate` tells where a path that the manifest names really lies.
  func includes(_ manifest: Agent, isFileSelected: Bool, locate: (String) -> String?) -> Bool {
    if !agents.isEmpty {
      guard let name = manifest.metadata?.value.name, agents.contains(name.value.text) else { return false }
    }
    return isFileSelected || namesSelectedFile(manifest, locate: locate)
  }

  /// Whether a prompt or definition of the agent was named, or a folder around it.
  private func namesSelectedFile(_ manifest: Agent, locate: (String) -> String?) -> Bool {
    let spec = manifest.spec?.value
    let named =
      (spec?.prompt?.value.elements.compactMap(\.value.path?.value) ?? [])
      + (spec?.definitions?.value.elements.map(\.value) ?? [])
    guard !paths.isEmpty else { return false }
    return named.contains { isNamed(Self.normalized($0)) || locate($0).map(isNamed) ?? false }
  }

  /// A path as the walk spells it: `./prompts//a.md` and `prompts/a.md` are one file.
  private static func normalized(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

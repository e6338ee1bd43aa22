import Documents
import Repository
import SourceText

/// Which agents a run gives a verdict.
struct Selection: Sendable {
  /// The paths under the root that were named; none is all.
  let paths: [String]
  /// The agents that were named; none is all.
  let agents: Set<String>

  init(paths: [String], agents: [String], gateFile: GateFile) {
    // A change of what decides concerns every agent.
    let isAll = paths.contains { path in
      path.isEmpty || path == RepositoryRoot.gateFileName || gateFile.isSource(path)
        || gateFile.sources.contains { $0.hasPrefix(path + "/") }
    }
    self.paths = isAll ? [] : paths
    self.agents = Set(agents)
  }

  /// Whether a manifest's file was named, or a folder around it.
  func includesFile(_ file: WalkedFile) -> Bool {
    paths.isEmpty || paths.contains { file.isInside($0) }
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
    return named.contains { name in
      let path = Self.normalized(name)
      return paths.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
  }

  /// A path as the walk spells it: `./prompts//a.md` and `prompts/a.md` are one file.
  private static func normalized(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

import Support
import Testing

/// The arrows between the modules: each imports what its row allows and nothing else.
@Suite struct ImportTests {
  /// A module's row: the modules of this package, and those of the system and of others, that it may import.
  private static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "Permissions": [],
    "YAMLTree": ["SourceText", "CLibYAML", "Glibc", "Musl"],
    "Attestation": ["Crypto"],
    "Findings": ["SourceText"],
    "Repository": ["SourceText", "CLinux", "Glibc", "Synchronization"],
    "Documents": ["YAMLTree", "Findings", "SourceText", "Permissions"],
    "Risk": ["Documents", "Permissions", "Findings", "SourceText", "Synchronization"],
    "Rules": ["Risk", "Documents", "Findings", "Permissions", "SourceText"],
    "Gate": [
      "Attestation", "Documents", "Findings", "Permissions", "Policies", "Repository", "Risk", "Rules",
      "SourceText",
      "YAMLTree",
    ],
    "Reports": ["Findings", "SourceText"],
    "Scaffold": ["Documents"],
    "agentgate": [
      "ArgumentParser", "Documents", "Findings", "Gate", "Glibc", "Policies", "Reports", "Repository",
      "Rules", "Scaffold", "Synchronization",
    ],
    "CLibYAML": [], "CLinux": [],
  ]

  @Test func aModuleImportsWhatItsRowAllows() throws {
    var found: [String] = []
    let statement = /^(?:@[a-z]+ )?(?:(?:public|package|internal|private|fileprivate) )?import ([A-Za-z]+)/
    for file in try SourceFiles.swift(under: "Sources") {
      let module = String(file.split(separator: "/")[1])
      guard let row = Self.allowed[module] else {
        found.append("\(module) has no row in this table")
        continue
      }
      for line in try SourceFiles.text(file).split(separator: "\n") {
        guard let name = line.firstMatch(of: statement)?.1 else { continue }
        if !row.contains(String(name)) { found.append("\(file) imports \(name)") }
      }
    }
    #expect(Set(found).sorted() == [])
  }
}

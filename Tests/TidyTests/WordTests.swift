import Support
import Testing

/// What the code never says.
@Suite struct WordTests {
  private static let generic = [
    "Utils", "Util", "Helpers", "Helper", "Common", "Core", "Misc", "Extensions", "Base",
  ]

  /// Ends of lines that are comments, and string literals, are not code.
  private func code(of line: Substring) -> String {
    var line = String(line)
    if let comment = line.firstRange(of: "//") { line = String(line[..<comment.lowerBound]) }
    return line.replacing(/"([^"\\]|\\.)*"/, with: "\"\"")
  }

  /// What stands after `//`, outside of string literals.
  private func comment(of line: Substring) -> Substring {
    let line = line.replacing(/"([^"\\]|\\.)*"/, with: "\"\"")[...]
    return line.firstRange(of: "//").map { line[$0.upperBound...] } ?? ""
  }

  /// A gate that crashes decides nothing: what cannot happen is an error or a default, never a trap.
  @Test func theSourcesDoNotTrap() throws {
    var found: [String] = []
    let traps = /\btry!|\bas!|\bfatalError\b|\bpreconditionFailure\b|[A-Za-z0-9_)\]]!(?!=)/
    for file in try SourceFiles.swift(under: "Sources") {
      var isInText = false
      for (index, line) in try SourceFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let isEdge = line.contains("\"\"\"")
        defer { if isEdge { isInText.toggle() } }
        if isInText || isEdge { continue }
        if code(of: line).contains(traps) { found.append("\(file):\(index + 1):\(line)") }
      }
    }
    #expect(found == [])
  }

  @Test func nothingIsLeftForLater() throws {
    let words = try Regex(
      "\\b(\(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].joined(separator: "|")))\\b")
    var found: [String] = []
    for file in try SourceFiles.swift(under: "Sources") + SourceFiles.swift(under: "Tests") {
      for (index, line) in try SourceFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where comment(of: line).contains(words) {
        found.append("\(file):\(index + 1):\(line)")
      }
    }
    #expect(found == [])
  }

  @Test func everyFileSaysByItsNameWhatIsInIt() throws {
    let files = try SourceFiles.swift(under: "Sources") + SourceFiles.swift(under: "Tests")
    let banned = files.filter { file in
      let name = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      return Self.generic.contains { name == $0 || (name.hasSuffix($0) && name != "Database") }
    }
    #expect(banned == [])
  }
}

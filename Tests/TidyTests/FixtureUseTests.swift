import Support
import Testing

/// Every folder of fixtures belongs to a test target that reads all that is in it.
@Suite struct FixtureUseTests {
  /// Who reads which folder; the readers check that nothing in it is left over.
  private static let readers: [String: String] = [
    "documents": "Tests/DocumentsTests/FixtureTests.swift",
    "projects": "Tests/CommandTests/ProjectTests.swift",
    "answers": "Tests/CommandTests/AnswerTests.swift",
    "diff": "Tests/CommandTests/DiffTests.swift",
    "inventory": "Tests/CommandTests/InventoryTests.swift",
    "init": "Tests/InitTests/FirstFilesTests.swift",
    "reports": "Tests/ReportsTests/GoldenTests.swift",
    "rules": "Tests/RuleTests/FixtureTests.swift",
    "commands": "Tests/CommandTests/HelpTests.swift",
  ]

  @Test func everyFolderHasAReader() throws {
    for folder in FixtureFiles.names(in: "") where folder != "README.md" {
      guard let reader = Self.readers[folder] else {
        Issue.record("Fixtures/\(folder) is read by no test in this list")
        continue
      }
      let text = try SourceFiles.text(reader)
      #expect(
        text.contains("\"\(folder)") || text.contains("(\"\(folder)/"), "\(reader) reads Fixtures/\(folder)")
    }
  }
}

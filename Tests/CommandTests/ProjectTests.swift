import Foundation
import Support
import Testing

/// Whole repositories under `Fixtures/projects`, run by the command line that their README gives, and
/// everything that is printed of them, as recorded in `expected/<format>`.
@Suite struct ProjectTests {
  static let formats = ["text", "json", "github"]
  static let cases = FixtureFiles.names(in: "projects")

  /// Copies a project to a place without a repository around it, and leaves out what is about the test.
  private func copy(_ name: String) throws -> TemporaryProject {
    let project = try TemporaryProject()
    for path in FixtureFiles.paths(under: "projects/\(name)") {
      let inside = String(path.dropFirst("projects/\(name)/".count))
      if inside == "README.md" || inside.hasPrefix("expected/") { continue }
      try project.write(FixtureFiles.text(path), to: inside)
    }
    return project
  }

  /// The words after `agentgate` in the README's indented line.
  private func command(of name: String) throws -> [String] {
    let readme = try FixtureFiles.text("projects/\(name)/README.md")
    let line = readme.split(separator: "\n").first { $0.hasPrefix("    agentgate check ") }
    return try #require(line).split(separator: " ").dropFirst().map(String.init)
  }

  /// The status that the README expects.
  private func status(of name: String) throws -> Int32 {
    let readme = try FixtureFiles.text("projects/\(name)/README.md")
    let match = try #require(readme.firstMatch(of: /status ([0-9]+)/), "the README says `status N`")
    return try #require(Int32(match.1))
  }

  @Test(arguments: cases, formats)
  func aProjectsReportIsAsRecorded(_ name: String, _ format: String) throws {
    let project = try copy(name)
    let result = try Program.run(try command(of: name) + ["--format", format], in: project.folder)
    #expect(result.status == (try status(of: name)), "\(name): \(result.output)\(result.errors)")
    #expect(result.errors == "")
    try GoldenFile("projects/\(name)/expected/\(format)").verify(Array(result.output.utf8))
  }

  @Test func noRecordedReportIsLeftOver() {
    let recorded = FixtureFiles.paths(under: "projects").filter { $0.contains("/expected/") }
    let expected = Self.cases.flatMap { name in Self.formats.map { "projects/\(name)/expected/\($0)" } }
    #expect(recorded == expected.sorted())
  }
}

import Foundation
import Support
import Testing

/// The help of every command as people see it, and what shells make of the completions.
@Suite struct HelpTests {
  static let commands: [[String]] = [
    [], ["check"], ["diff"], ["explain"], ["init"], ["inventory"], ["policy"], ["policy", "show"], ["rules"],
    ["schema"],
  ]

  private static func file(_ command: [String]) -> String {
    "commands/help/\(command.isEmpty ? "agentgate" : command.joined(separator: "-"))"
  }

  @Test(arguments: commands)
  func helpIsAsRecorded(_ command: [String]) throws {
    let project = try TemporaryProject()
    let result = try Program.run(command + ["--help"], in: project.folder, variables: ["COLUMNS": "100"])
    #expect(result.status == 0)
    try GoldenFile(Self.file(command)).verify(Array(result.output.utf8))
  }

  @Test func everyRecordedHelpIsOfACommand() {
    #expect(FixtureFiles.paths(under: "commands") == Self.commands.map(Self.file).sorted())
  }

  /// A command that is added is added here too.
  @Test func noCommandIsForgotten() throws {
    let project = try TemporaryProject()
    let help = try Program.run(["--help"], in: project.folder).output
    let listed = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst()
      .compactMap { $0.firstMatch(of: /^  ([a-z-]+)/).map { String($0.1) } }
    #expect(
      listed.sorted() == Self.commands.compactMap(\.first).reduce(into: Set()) { $0.insert($1) }.sorted())
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func aShellCanReadItsCompletions(_ shell: String) throws {
    let project = try TemporaryProject()
    let script = try Program.run(["--generate-completion-script", shell], in: project.folder)
    #expect(script.status == 0)
    #expect(script.output.contains("registration/missing-field"))
    try project.write(script.output, to: "script")
    let path = "/usr/bin/\(shell)"
    guard FileManager.default.isExecutableFile(atPath: path) else { return }
    let result = try Program.run(["-n", "script"], in: project.folder, executable: path)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func everyRuleCanBeExplained() throws {
    let project = try TemporaryProject()
    let rules = try Program.run(["rules"], in: project.folder).output.split(separator: "\n")
    #expect(!rules.isEmpty)
    for line in rules {
      let id = String(line.prefix { $0 != " " })
      let result = try Program.run(["explain", id], in: project.folder)
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("\(id) ("), "\(result.output)")
      #expect(result.output.contains("\nWhy it matters:\n"))
    }
  }

  @Test(arguments: ["standard", "strict", "common", "builtin:common"])
  func aBuiltInDocumentIsPrintedAsItShips(_ name: String) throws {
    let project = try TemporaryProject()
    let result = try Program.run(["policy", "show", name], in: project.folder)
    let file = name.replacing("builtin:", with: "")
    #expect(result.output == (try SourceFiles.text("Policies/\(file).yaml")))
  }
}

import Foundation
import Support
import Testing

/// Colour is for terminals, and the environment has the last word.
@Suite struct TerminalTests {
  private static let script = "/usr/bin/script"
  private let text = "# file: a.yaml\n\(Samples.agent("a", more: "risk: huge"))"

  /// Runs `check` with a pseudo-terminal as its standard output.
  private func onTerminal(_ arguments: String, _ variables: [String: String]) throws -> Program.Result {
    let project = try TemporaryProject(text)
    let command = "'\(Program.path)' check \(arguments)"
    return try Program.run(
      ["--quiet", "--return", "--command", command, "/dev/null"], in: project.folder,
      variables: ["TERM": "xterm"].merging(variables) { _, new in new }, executable: Self.script)
  }

  private func isColoured(_ result: Program.Result) -> Bool { result.output.contains("\u{1B}[") }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: script)),
    arguments: [
      ([:], "", true), (["NO_COLOR": "1"], "", false), (["NO_COLOR": ""], "", true),
      (["CLICOLOR": "0"], "", false),
      (["TERM": "dumb"], "", false), (["NO_COLOR": "1"], "--color always", true),
      ([:], "--color never", false),
      (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], "", false), ([:], "--format github", false),
      ([:], "--format json", false),
    ] as [([String: String], String, Bool)])
  func aTerminalIsColouredUnlessSomethingSaysNo(
    _ variables: [String: String], _ arguments: String, _ expected: Bool
  ) throws {
    let result = try onTerminal(arguments, variables)
    #expect(isColoured(result) == expected, "\(result.output)")
    #expect(result.status == 1)
  }

  @Test(
    arguments: [
      ([:], [], false), (["CLICOLOR_FORCE": "1"], [], true), (["CLICOLOR_FORCE": "0"], [], false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], [], false), ([:], ["--color", "always"], true),
      (["TERM": "xterm"], [], false),
    ] as [([String: String], [String], Bool)])
  func aPipeIsPlainUnlessSomethingForcesIt(
    _ variables: [String: String], _ arguments: [String], _ expected: Bool
  ) throws {
    let project = try TemporaryProject(text)
    let result = try Program.run(["check"] + arguments, in: project.folder, variables: variables)
    #expect(isColoured(result) == expected)
  }

  @Test func aFileIsNeverColoured() throws {
    let project = try TemporaryProject(text)
    _ = try Program.check("--color", "always", "--output", "text=report.txt", in: project)
    #expect(!(try project.read("report.txt")).contains("\u{1B}"))
  }
}

import Foundation
import Support
import Testing

/// File names are input too: they reach no terminal, annotation or shell as anything but text.
@Suite struct HostilePathTests {
  static let names = [
    "a\u{1B}[31mred.yaml", "line\nbreak.yaml", "::error::x.yaml", "tab\there.yaml", "quo\"te'.yaml",
    "--help.yaml",
    "$(touch pwned).yaml", "`id`.yaml", "%0A%0D.yaml", "ünïcödé.yaml", "u\u{308}.yaml", "\u{202E}lmay.yaml",
    "agent,file=x.yaml", "back\\slash.yaml", "日本語.yaml", "-.yaml", " lead.yaml", "🦊.yaml", "\u{7F}.yaml",
  ]

  @Test(arguments: names, ["text", "github", "json"])
  func aHostileNameIsPrintedAsText(_ name: String, _ format: String) throws {
    let project = try TemporaryProject()
    try project.write(Samples.agent("a", more: "risk: huge"), to: name)
    let result = try Program.check("--format", format, in: project)
    #expect(result.status == 1, "\(result.errors)")
    let scalars = result.output.unicodeScalars
    #expect(!scalars.contains("\u{1B}") && !scalars.contains("\u{202E}") && !scalars.contains("\u{7F}"))
    let commands = result.output.split(separator: "\n").filter { $0.hasPrefix("::") }
    let own = ["::error file=", "::group::AgentGate report", "::endgroup::"]
    #expect(commands.allSatisfy { line in own.contains { line.hasPrefix($0) } }, "\(commands)")
    #expect(try project.names() == [name])
  }

  @Test(arguments: names)
  func aHostileNameCanBeChosen(_ name: String) throws {
    let project = try TemporaryProject()
    try project.write(Samples.agent("a"), to: name)
    try project.write(Samples.agent("b", more: "risk: huge"), to: "other/b.yaml")
    #expect(try Program.check("--", name, in: project).status == 0)
    #expect(try Program.check("./\(name)", in: project).status == 0)
  }

  @Test func aNameThatIsNotUTF8IsUndecidedWhereItMayHoldAManifest() throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
    let ours = "cp a.yaml $'\\xff.yaml'; printf 'a: b' > $'\\xff.txt'; printf 'a: b' > $'\\xfe.yaml'"
    let script = "\(ours); '\(Program.path)' check"
    let result = try Program.run(["-c", script], in: project.folder, executable: "/bin/bash")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.contains("\\xFF.yaml") && !result.output.contains(".txt"), "\(result.output)")
    // A foreign file is none of our business, whatever its name.
    #expect(!result.output.contains("\\xFE"), "\(result.output)")
  }
}

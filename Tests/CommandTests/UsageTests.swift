import Foundation
import Support
import Testing

/// Bad usage is status 2, says what to type instead, and prints nothing on standard output.
@Suite struct UsageTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject(
      """
      # file: a.yaml
      \(Samples.agent("invoice-reader"))
      # file: policies/none.txt
      Nothing.
      """)
  }

  @Test(arguments: [
    (["chekc"], "Did you mean `agentgate check`?"),
    (["frobnicate"], "The commands are check"),
    (["check", "--formt", "json"], "--format"),
    (["check", "--format", "yaml"], "text"),
    (["check", "--output", "json"], "--output"),
    (["check", "--output", "yaml=report"], "--output"),
    (["check", "--output", "json="], "--output"),
    (["check", "--now", "yesterday"], "--now"),
    (["check", "--threads", "0"], "--threads takes a number from 1 to 256."),
    (["check", "--threads", "257"], "--threads takes a number from 1 to 256."),
    (["check", "--color", "sometimes"], "--color"),
    (["check", "--agent", "invoice-raeder"], "Did you mean `invoice-reader`?"),
    (["check", "--agent", "nobody-like-that"], "There is no agent named `nobody-like-that`."),
    (["check", "--explain-tier", "invoice-raeder"], "Did you mean `invoice-reader`?"),
    (["check", "--explain-tier", "invoice-reader", "--format", "github"], "text or json, not github"),
    (["check", "--explain-tier", "invoice-reader", "a.yaml"], "give no paths"),
    (["check", "no/such/path"], "no/such/path: There is no such file or folder."),
    (["check", ".."], "..: It lies outside the root"),
    (["check", "/etc/hostname"], "/etc/hostname: It lies outside the root"),
    (["check", ""], "This is no path"),
    (["check", "-C", "no-such-folder"], "There is no such file or folder."),
    (["check", "-C", "a.yaml"], "It exists, but it is no folder."),
    (["check", "--policy", "a.yaml"], "It exists, but it is no folder."),
    (["check", "--policy", "no-such-folder"], "There is no such file or folder."),
    (["check", "--policy", "policies"], "policies holds no policy, catalog or directory of AgentGate's."),
    (["check", "--environment"], "--environment"),
    (["explain"], "rule"),
    (["explain", "registration/mising-field"], "Did you mean registration/missing-field?"),
    (["explain", "nonsense"], "`agentgate rules` lists all rules."),
    (["schema", "agnet"], "Did you mean agent?"),
    (
      ["schema", "pod"],
      "Write one of agent, policy, catalog, directory, gate, report, inventory, answer, diff."
    ),
    (["policy", "show", "standrad"], "Did you mean standard?"),
    (["policy", "show", "lax"], "Write one of standard, strict, common."),
    (["policy", "shwo"], "show"),
    (["rules", "extra"], "extra"),
  ])
  func badUsageIsTwoAndSaysWhatToType(_ arguments: [String], _ words: String) throws {
    let result = try Program.run(arguments, in: project.folder)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errors.hasPrefix("Error: "), "\(result.errors)")
  }

  /// What was typed never reaches the terminal as a command to it.
  @Test(arguments: [
    ["\u{1B}[2J"], ["check", "--agent", "\u{1B}[2J"], ["explain", "\u{1B}[2J"], ["schema", "\u{1B}[2J"],
    ["check", "\u{1B}[2J"], ["check", "--policy", "\u{1B}[2J"], ["check", "-C", "\u{1B}[2J"],
    ["check", "--output", "json=no/\u{1B}[2J"], ["check", "--format", "\u{1B}[2J"], ["check", "--\u{1B}[2J"],
  ])
  func whatWasTypedIsEscaped(_ arguments: [String]) throws {
    let result = try Program.run(arguments, in: project.folder)
    #expect(result.status == 2)
    #expect(!result.errors.unicodeScalars.contains("\u{1B}"), "\(result.errors)")
  }

  @Test(arguments: [["--help"], ["help"], ["--version"], ["check", "--help"], ["policy", "show", "--help"]])
  func helpIsZeroAndOnStandardOutput(_ arguments: [String]) throws {
    let result = try Program.run(arguments, in: project.folder)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(!result.output.isEmpty)
  }
}

import ArgumentParser
import Documents

/// The command line.
@main
struct AgentGate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agentgate",
    abstract: "A deployment gate for AI agents.",
    discussion: """
      Reads the agent manifests of a repository, holds them against graduated risk policies, and exits with \
      a status that stops the pipeline when an agent must not be deployed.

      Exit status: 0 every agent passes; 1 an agent is blocked; 2 the gate could not decide (bad usage, \
      unreadable input, an invalid policy); 70 a defect in AgentGate.
      """,
    version: Version.text,
    subcommands: [
      Check.self, Inventory.self, Diff.self, Init.self, Explain.self, ListRules.self, PrintSchema.self,
      PolicyCommand.self,
    ])

  static func main() {
    DefectHandler.install()
    do {
      if let check = plainCheck() {
        try OutputFile.checkDistinct(check.output)
        try check.run()
      } else {
        var command = try parseAsRoot()
        if let check = command as? Check { try OutputFile.checkDistinct(check.output) }
        try command.run()
      }
    } catch {
      exit(with: error)
    }
    Process.exit(0)
  }

  /// `agentgate check ...` without a fault in its arguments, which is nearly every run: read without the tree
  /// of all commands, which is a fifth of what the parser costs. The whole parser sees to the rest, help and
  /// errors included.
  private static func plainCheck() -> Check? {
    let words = CommandLine.arguments.dropFirst()
    guard words.first == Check.configuration.commandName else { return nil }
    return try? Check.parse(Array(words.dropFirst()))
  }

  /// The parser would call a misspelt command an unexpected argument; say what was meant.
  private static func refuseUnknownSubcommand() {
    var words = CommandLine.arguments.dropFirst()[...]
    var known: any ParsableCommand.Type = AgentGate.self
    var path = "agentgate"
    while let word = words.popFirst(), !word.hasPrefix("-"), word != "help" {
      let commands = known.configuration.subcommands
      guard !commands.isEmpty else { return }
      let names = commands.compactMap { $0.configuration.commandName }
      guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
        let near = nearestName(to: word, among: names)
        let hint = near.map { "Did you mean `\(path) \($0)`?" }
        let all = "The commands are \(names.joined(separator: ", "))."
        StandardError.write("Error: There is no command `\(visible(word))`. \(hint ?? all)\n")
        Process.exit(2)
      }
      known = next
      path += " \(word)"
    }
  }

  /// Help and version end with 0; an error of usage with 2, which pipelines can tell from a block.
  private static func exit(with error: any Error) -> Never {
    if let status = error as? StatusError { Process.exit(status.code) }
    if let fault = error as? RequestFault {
      StandardError.write("Error: \(visible(fault.message))\n")
      Process.exit(2)
    }
    let text = fullMessage(for: error)
    if exitCode(for: error) == .success {
      StandardOutput.write(text + "\n")
      Process.exit(0)
    }
    refuseUnknownSubcommand()
    // The parser repeats what was typed.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    StandardError.write(lines.joined(separator: "\n") + "\n")
    Process.exit(2)
  }
}

/// AgentGate's version.
enum Version {
  static let text = "0.1.0"
}

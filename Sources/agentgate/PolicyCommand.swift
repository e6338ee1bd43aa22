import ArgumentParser
import Documents
import Policies

/// `agentgate policy`.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Look at the policies and catalogs that ship with AgentGate.",
    subcommands: [Show.self])

  /// `agentgate policy show NAME`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print a built-in policy or catalog, to read or to copy and change.",
      discussion: """
        `agentgate policy show standard > .agentgate/policy.yaml` makes a copy that is yours. A policy that \
        says \
        `extends: standard` and changes a few lines is shorter, and follows later versions.
        """)

    @Argument(help: "Which one: \(Self.names.joined(separator: ", ")).", completion: .list(Self.names))
    var name: String

    static let names = BuiltIn.all.map(\.name)

    func run() throws {
      guard let known = BuiltIn.all.first(where: { $0.name == name || "builtin:\($0.name)" == name }) else {
        let near = nearestName(to: name, among: Self.names)
        let hint = near.map { " Did you mean \($0)?" } ?? ""
        throw RequestFault(
          """
          There is no built-in policy or catalog \(visible(name)).\(hint) Write one of \
          \(Self.names.joined(separator: ", ")).
          """
        )
      }
      StandardOutput.write(known.bytes)
    }
  }
}

import ArgumentParser

/// `agentgate init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a first configuration and manifest.")
  func run() throws {}
}

import ArgumentParser
import Documents
import Reports

/// `agentgate schema KIND`.
struct PrintSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of document, for editors and validators.",
    discussion: """
      The schema is JSON Schema 2020-12. An editor with a YAML language server checks a manifest as you type \
      when \
      its first line names the schema's file: `# yaml-language-server: $schema=agent.schema.json`.
      """)

  @Argument(help: "What to describe: \(Self.names.joined(separator: ", ")).", completion: .list(Self.names))
  var kind: String

  static let names = AllKinds.all.map(\.name.command) + written.map(\.name)

  /// What AgentGate writes itself.
  private static let written: [(name: String, json: String)] = [
    ("report", ReportSchema.json), ("inventory", InventorySchema.json), ("answer", AnswerSchema.json),
    ("diff", ChangeSchema.json),
  ]

  func run() throws {
    if let form = Self.written.first(where: { $0.name == kind }) { return StandardOutput.write(form.json) }
    guard let known = AllKinds.all.first(where: { $0.name.command == kind }) else {
      let near = nearestName(to: kind, among: Self.names)
      let hint = near.map { " Did you mean \($0)?" } ?? ""
      throw RequestFault(
        "There is no schema of \(visible(kind)).\(hint) Write one of \(Self.names.joined(separator: ", ")).")
    }
    StandardOutput.write(SchemaWriter.bytes(of: known))
  }
}

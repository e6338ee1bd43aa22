import ArgumentParser
import Documents
import Findings
import Rules

/// `agentgate explain RULE`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule means, why it matters and how to mend it.")

  @Argument(
    help: "The rule's id, such as registration/missing-field.",
    completion: .list(AllRules.descriptions.map(\.id.text)))
  var rule: String

  func run() throws {
    guard let description = AllRules.descriptions.first(where: { $0.id.text == rule }) else {
      let near = nearestName(to: rule, among: AllRules.descriptions.map(\.id.text))
      let hint = near.map { " Did you mean \($0)?" } ?? ""
      throw RequestFault("There is no rule \(visible(rule)).\(hint) `agentgate rules` lists all rules.")
    }
    StandardOutput.write(Self.text(of: description))
  }

  static func text(of rule: RuleDescription) -> String {
    var text = """
      \(rule.id.text) (\(rule.severity.rawValue)\(rule.isFixed ? ", fixed" : ""))

      \(rule.summary).

      Why it matters:
      \(indented(rule.why))

      How to mend it:
      \(indented(rule.fix))

      """
    if !rule.fails.isEmpty { text += "\nFails:\n\(indented(rule.fails))\n" }
    if !rule.passes.isEmpty { text += "\nPasses:\n\(indented(rule.passes))\n" }
    if !rule.fails.isEmpty {
      text += "\nThe examples are checked on 2026-11-24 under the built-in policy standard.\n"
    }
    if !rule.references.isEmpty { text += "\nSee also: \(rule.references.joined(separator: ", "))\n" }
    return text
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}

import ArgumentParser
import Findings
import Rules

/// `agentgate rules`.
struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List all rules, with their severities where no policy says otherwise.")

  func run() {
    let rules = AllRules.descriptions
    let width = rules.map(\.id.text.utf8.count).max() ?? 0
    var text = ""
    for rule in rules {
      let id = rule.id.text + String(repeating: " ", count: width - rule.id.text.utf8.count)
      let severity =
        rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.utf8.count)
      text += "\(id)  \(severity)  \(rule.summary)\n"
    }
    StandardOutput.write(text)
  }
}

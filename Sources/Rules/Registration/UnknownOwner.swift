import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The owner is not in the directory.
  static let unknownOwner = Rule(
    RuleDescription(
      id: "registration/unknown-owner",
      severity: .error,
      summary: "The team that owns the agent is not in the directory",
      why:
        "A team that the directory does not know can neither be asked nor called when the agent goes wrong.",
      fix: "Name a team of the directory, or add the team there.",
      references: ["NIST AI RMF GOVERN 2.1", "OWASP Agentic ASI10"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          #              ↓
          owner: {team: store-front}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Directory
        metadata: {name: corp}
        spec:
          teams: [{name: storefront}]
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Directory
        metadata: {name: corp}
        spec:
          teams: [{name: storefront}]
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard let directory = circumstances.directory, let team = agent.spec.owner?.value.team,
        directory[team.value.text] == nil
      else { return }
      reporter.report(
        "the directory has no team \(team.value.text)", at: team.location,
        fix: .teamOf(directory, near: team.value.text), subject: "spec.owner.team=\(team.value.text)")
    })
}

extension Fix {
  fileprivate static func teamOf(_ directory: DirectoryIndex, near name: String) -> Fix {
    guard let near = nearestName(to: name, among: directory.teamNames) else {
      return Fix("Name a team of the directory, or add \(name) to it.")
    }
    return Fix("Did you mean \(near)?", snippet: "team: \(near)")
  }
}

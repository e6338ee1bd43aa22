import Documents
import Findings
import SourceText

extension Rule {
  /// An agent may call one that is not in the inventory.
  static let unknownDelegate = Rule(
    RuleDescription(
      id: "delegation/unknown-delegate",
      severity: .error,
      summary: "An agent may call another that no manifest registers",
      why: "Through an agent that nobody has registered it can do whatever that one can, which nobody knows.",
      fix: "Mend the name, register the other agent, or remove the entry.",
      references: ["OWASP Agentic ASI07", "OWASP Agentic T12", "NIST AI RMF GOVERN 1.6"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: sandbox}
        spec: {layer: organization}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          risk: critical
          #           ↓
          delegates: [translater]
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: translator}
        spec: {}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: sandbox}
        spec: {layer: organization}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          risk: critical
          delegates: [translator]
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: translator}
        spec: {}
        """),
    check: .inventory { inventory, _, reporter in
      var suggestions = Suggestions(inventory)
      for agent in inventory.agents where agent.isSelected {
        for delegate in agent.delegates where inventory.agents(named: delegate.value).isEmpty {
          let near = suggestions.name(near: delegate.value)
          reporter.report(
            "no agent is registered under the name \(delegate.value)", naming: agent.name?.value,
            at: delegate.location,
            fix: Fix(
              near.map { "Did you mean \($0)?" } ?? "Register that agent, or remove it from \("delegates")."),
            subject: "spec.delegates[] \(delegate.value)")
        }
      }
    })
}

/// Finds names that may be meant, with a limit: each search looks at every agent of the root.
private struct Suggestions {
  private static let maximumSearches = 100

  private let inventory: Inventory
  private var names: [String]?
  private var found: [String: String?] = [:]

  init(_ inventory: Inventory) { self.inventory = inventory }

  mutating func name(near written: String) -> String? {
    if let known = found[written] { return known }
    guard found.count < Self.maximumSearches else { return nil }
    let names = names ?? inventory.names
    self.names = names
    let near = nearestName(to: written, among: names)
    found[written] = .some(near)
    return near
  }
}

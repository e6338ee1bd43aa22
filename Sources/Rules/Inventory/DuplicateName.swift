import Documents
import Findings
import SourceText

extension Rule {
  /// Two agents have the same name.
  static let duplicateName = Rule(
    RuleDescription(
      id: "inventory/duplicate-name",
      severity: .error,
      summary: "Two agents have the same name",
      why:
        """
        Logs, approvals and delegation know an agent by its name; with two of one name nobody can tell who \
        did what.
        """,
      fix: "Give each agent a name of its own.",
      references: ["CWE-694", "OWASP Agentic T9", "NIST AI RMF GOVERN 1.6"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: sandbox}
        spec: {layer: organization}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        #                 ↓
        metadata: {name: faq-bot}
        spec: {purpose: Answers questions about opening hours.}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        #                 ↓
        metadata: {name: faq-bot}
        spec: {purpose: Answers questions about delivery.}
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
        spec: {purpose: Answers questions about opening hours.}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: delivery-bot}
        spec: {purpose: Answers questions about delivery.}
        """),
    check: .inventory { inventory, _, reporter in
      for agent in inventory.agents {
        guard agent.isSelected, let name = agent.name else { continue }
        let all = inventory.agents(named: name.value)
        guard all.count > 1 else { continue }
        let others = all.lazy.map { inventory.agents[$0].location }.filter { $0 != agent.location }
        reporter.report(
          .shared(name.value, by: all.count), naming: name.value, at: name.location,
          related: others.prefix(5).map { RelatedPlace("this agent has the same name", at: $0) },
          fix: Fix("Give each agent a name of its own."), subject: "metadata.name")
      }
    })
}

extension Message {
  fileprivate static func shared(_ name: String, by count: Int) -> Message {
    count == 2
      ? "another agent has the name \(name) too" : "\(count - 1) other agents have the name \(name) too"
  }
}

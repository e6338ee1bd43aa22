import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A condition that nothing enforces.
  static let unenforcedCondition = Rule(
    RuleDescription(
      id: "grants/unenforced-condition",
      severity: .warning,
      summary: "A grant has a condition that its system does not enforce",
      why:
        """
        A condition that nothing enforces is read as absent: it calms whoever reviews the grant, and \
        limits nothing.
        """,
      fix:
        """
        Mend the name, remove the condition, or declare the attribute in the catalog once the system \
        enforces it.
        """,
      references: ["CWE-693", "OWASP Agentic ASI03"],
      fails: """
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: storefront}
        spec:
          systems:
            - name: orders
              actions: [{match: [orders.read, "invoices.*"], effects: [read]}]
              resources: [{match: ["shops/**"], data: internal}]
              attributes: {amount: number, account: text}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - system: orders
              actions: [orders.read]
              resources: ["shops/7/**"]
              #       ↓
              where: {customer: assigned}
              expires: 2027-03-01
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: storefront}
        spec:
          systems:
            - name: orders
              actions: [{match: [orders.read, "invoices.*"], effects: [read]}]
              resources: [{match: ["shops/**"], data: internal}]
              attributes: {amount: number, account: text}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - system: orders
              actions: [orders.read]
              resources: ["shops/7/**"]
              where: {account: assigned}
              expires: 2027-03-01
        """),
    check: .eachAgent { agent, circumstances, reporter in
      for grant in agent.spec.access?.value.elements ?? [] {
        guard let system = circumstances.catalog[grant.value.systemName] else { continue }
        for entry in grant.value.conditions?.value.entries ?? [] {
          let attribute = entry.key.value.text
          guard system.attributes[attribute] == nil else { continue }
          reporter.report(
            "\(system.name) enforces no condition on \(attribute), so this one limits nothing",
            at: entry.key.location, related: system.places, fix: .mending(attribute, in: system),
            subject: "spec.access[].where \(attribute)")
        }
      }
    })
}

extension Fix {
  fileprivate static func mending(_ attribute: String, in system: SystemIndex.System) -> Fix {
    if let near = nearestName(to: attribute, among: system.attributes.keys.sorted()) {
      return Fix("Did you mean \(near)?")
    }
    return Fix(
      "Remove it; or have the system enforce it, and then declare it in the catalog.",
      snippet: "attributes: {\(YAMLText.scalar(attribute)): text}   # or number, time")
  }
}

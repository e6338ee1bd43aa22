import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A condition of another type than its attribute.
  static let conditionType = Rule(
    RuleDescription(
      id: "grants/condition-type",
      severity: .error,
      summary: "A condition asks of an attribute what its type does not have",
      why: "A condition that does not fit its attribute cannot be enforced, and is read as absent.",
      fix: "Write a condition of the type that the catalog declares.",
      references: ["CWE-1287"],
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
              #               ↓
              where: {amount: {atMost: "08:00"}}
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
              where: {amount: {atMost: 800}}
              expires: 2027-03-01
        """),
    check: .eachAgent { agent, circumstances, reporter in
      for grant in agent.spec.access?.value.elements ?? [] {
        guard let system = circumstances.catalog[grant.value.systemName] else { continue }
        for entry in grant.value.conditions?.value.entries ?? [] {
          let attribute = entry.key.value.text
          guard let type = system.attributes[attribute],
            case .wrongType(let location) = entry.value.value.reading(as: type)
          else { continue }
          reporter.report(
            "\(attribute) is \(words: type.words) in \(system.name), and this asks for something else",
            at: location, related: system.places, fix: Fix(type.advice),
            subject: "spec.access[].where \(attribute)")
        }
      }
    })
}

extension AttributeType {
  /// One value of the type.
  fileprivate var words: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .time: "a time of day"
    }
  }

  /// What to write instead.
  fileprivate var advice: Message {
    switch self {
    case .text: "Write texts or patterns such as \("assigned"), or \("{not: [...]}"); bounds are for numbers."
    case .number: "Write numbers, or bounds such as \("{atMost: 500}")."
    case .time: "Write times such as \("\"08:00\""), or bounds such as \("{atLeast: \"08:00\"}")."
    }
  }
}

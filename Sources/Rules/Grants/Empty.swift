import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant gives nothing at all.
  static let emptyGrant = Rule(
    RuleDescription(
      id: "grants/empty",
      severity: .warning,
      summary: "A grant leaves no action, resource or value, so it gives nothing",
      why:
        """
        What gives nothing is a slip: the agent will fail at what the grant was written for, and be given \
        too much in a hurry.
        """,
      fix: "Write what the agent needs, or remove the grant.",
      references: ["CWE-561"],
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
              where: {amount: {above: 500, below: 100}}
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
              where: {amount: {above: 100, below: 500}}
              expires: 2027-03-01
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard agent.spec.isAccessSound else { return }
      for grant in agent.spec.access?.value.elements ?? [] where grant.value.canBeEmpty {
        let box = grant.value.box(environments: nil, in: circumstances.catalog)
        guard let dimension = box.emptyDimension else { continue }
        reporter.report(
          .givesNothing(grant.value, for: dimension), at: grant.value.place(of: dimension) ?? grant.location,
          fix: Fix("Write what the agent needs, or remove the grant."), subject: "spec.access[]")
      }
    })
}

extension Grant {
  /// Patterns always leave something; only what takes away from all, and some conditions, may not.
  fileprivate var canBeEmpty: Bool {
    hasSystem
      && (actions?.value.isComplement == true || resources?.value.isComplement == true
        || conditions?.value.entries.contains { !$0.value.value.isShownToLeaveValues } == true)
  }

  /// Where the grant says what it asks of a dimension.
  fileprivate func place(of dimension: Dimension) -> SourceLocation? {
    if dimension == AccessDimension.action { return actions?.location }
    if dimension == AccessDimension.resource { return resources?.location }
    let name = AccessDimension.attributeName(of: dimension)
    return conditions?.value.entries.first { $0.key.value.text == name }?.value.location
  }
}

extension Message {
  fileprivate static func givesNothing(_ grant: Grant, for dimension: Dimension) -> Message {
    let end: Message = " is left, so this grant on \(grant.systemName) gives nothing"
    if let attribute = AccessDimension.attributeName(of: dimension) {
      return "no value of \(attribute)" + end
    }
    return (dimension == AccessDimension.action ? "no action" : "no resource") + end
  }
}

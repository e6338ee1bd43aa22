import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant reaches actions that the catalog of its system does not describe.
  static let unknownAction = Rule(
    RuleDescription(
      id: "grants/unknown-action",
      severity: .warning,
      summary: "A grant reaches actions that the catalog does not describe",
      why:
        """
        An action that nobody has described counts as having every effect, so whoever may use it is in the \
        highest tier.
        """,
      fix:
        """
        Mend the name, narrow the pattern, or describe the action in the catalog; the finding has an entry \
        to start from.
        """,
      references: ["NIST AI RMF MAP 4.1", "OWASP Agentic ASI02"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization}
        ---
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
          risk: critical
          access:
            #                            ↓
            - {system: orders, actions: [orders.raed], resources: ["shops/7/**"]}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization}
        ---
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
            - {system: orders, actions: [orders.read], resources: ["shops/7/**"]}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      UndescribedNames(.actions, catalog: circumstances.catalog).report(on: agent, &reporter)
    })
}

import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant gives nothing that the other grants do not give.
  static let redundantGrant = Rule(
    RuleDescription(
      id: "grants/redundant",
      severity: .warning,
      summary: "A grant adds nothing to the other grants of its agent",
      why:
        """
        Whoever takes the wider grant away believes the access to be gone, and it is not; and what adds \
        nothing is read and signed all the same.
        """,
      fix: "Remove the grant; the agent can do the same without it.",
      references: ["CWE-1041", "OWASP Agentic ASI03"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
            #  ↓
            - {system: web, actions: [fetch], resources: ["shop.example.com/**"], expires: 2027-03-01}
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
            - {system: web, actions: [fetch], resources: ["shop.example.com/**"], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard agent.spec.isAccessSound else { return }
      let grants = agent.spec.access?.value.elements ?? []
      for redundant in agent.manifest.redundantGrants(in: circumstances.catalog) {
        let grant = grants[redundant.place]
        reporter.report(
          "this grant on \(grant.value.systemName) adds nothing to the agent's other grants",
          at: grant.location,
          related: redundant.cover.map {
            [RelatedPlace("this grant gives all of it", at: grants[$0].location)]
          } ?? [],
          fix: Fix("Remove it; the agent can do the same without it."), subject: "spec.access[]")
      }
    })
}

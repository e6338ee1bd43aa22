import Documents
import Findings
import SourceText

extension Rule {
  /// A grant has ended.
  static let grantExpired = Rule(
    RuleDescription(
      id: "grants/expired",
      severity: .error,
      summary: "A grant has ended",
      why:
        """
        An old date takes nothing away: until the access is revoked and the grant removed, the agent still \
        has it.
        """,
      fix:
        """
        Revoke the access and remove the grant; if it is still needed, have it looked at and write a new \
        day.
        """,
      references: ["CWE-672", "OWASP Agentic ASI03", "NIST AI RMF GOVERN 1.5"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #                                          ↓
            - {system: web, actions: [fetch], expires: 2026-10-31}
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
        """),
    check: .eachAgent { agent, circumstances, reporter in
      for grant in agent.spec.access?.value.elements ?? [] where grant.value.hasSystem {
        guard let expires = grant.value.expires, expires.value.end < circumstances.now else { continue }
        let day = DayWords.past(expires.value.end, now: circumstances.now)
        reporter.report(
          "this grant on \(grant.value.system?.value.text ?? "?") ended on \(words: day)",
          at: expires.location,
          fix: Fix("Revoke the access and remove the grant, or write a new last day if it is still needed."),
          subject: "spec.access[].expires")
      }
    })
}

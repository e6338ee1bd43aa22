import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// Two agents use one credential.
  static let sharedCredential = Rule(
    RuleDescription(
      id: "identity/shared-credential",
      severity: .error,
      summary: "Two agents use the same credential",
      why: "Whoever takes over one of the agents holds the other's key too, and to revoke it stops both.",
      fix: "Issue each agent a credential of its own.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9", "CWE-522"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity:
            #                                                     ↓
            authentication: {method: private-key-jwt, credential: vault://bots/key}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: news-digest}
        spec:
          purpose: Sums up the headlines of public news pages every morning.
          owner: {team: storefront}
          identity:
            #                                                     ↓
            authentication: {method: private-key-jwt, credential: vault://bots/key}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity:
            authentication: {method: private-key-jwt, credential: vault://faq-bot/key}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: news-digest}
        spec:
          purpose: Sums up the headlines of public news pages every morning.
          owner: {team: storefront}
          identity:
            authentication: {method: private-key-jwt, credential: vault://news-digest/key}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .inventory { inventory, _, reporter in
      for clash in SharedUses.clashes(in: inventory, of: \.credentials) {
        // Who keeps the secret itself here is told by `identity/literal-secret`, and it is not printed.
        reporter.report(
          "the credential \(SecretScan.masked(clash.use.text.value)) is \(clash.message)",
          naming: clash.agent.name?.value, at: clash.use.text.location, related: clash.related,
          fix: Fix("Issue each agent a credential of its own."), subject: SecretScan.masked(clash.subject))
      }
    })
}

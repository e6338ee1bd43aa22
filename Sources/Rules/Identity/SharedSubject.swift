import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// Two agents act under one subject.
  ///
  /// Texts that differ only in the case of letters count as one: to many account systems they are.
  static let sharedSubject = Rule(
    RuleDescription(
      id: "identity/shared-subject",
      severity: .error,
      summary: "Two agents act under the same subject",
      why:
        "Where two agents have one identity, no log can tell them apart and no one of them can be stopped.",
      fix: "Give each agent a subject of its own in every system.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9", "OWASP Agentic T8"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                   ↓
          identity: {subject: svc-bots, authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: news-digest}
        spec:
          purpose: Sums up the headlines of public news pages every morning.
          owner: {team: storefront}
          #                   ↓
          identity: {subject: svc-bots, authentication: {method: workload-identity}}
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
          identity: {subject: svc-faq-bot, authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: news-digest}
        spec:
          purpose: Sums up the headlines of public news pages every morning.
          owner: {team: storefront}
          identity: {subject: svc-news-digest, authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .inventory { inventory, _, reporter in
      for clash in SharedUses.clashes(in: inventory, of: \.subjects, by: { $0.lowercased() }) {
        reporter.report(
          "the subject \(clash.use.text.value) is \(clash.message)", naming: clash.agent.name?.value,
          at: clash.use.text.location, related: clash.related,
          fix: Fix(
            "Give each agent a subject of its own.",
            snippet: clash.agent.name.map { "subject: svc-\($0.value)" }),
          subject: clash.subject)
      }
    })
}

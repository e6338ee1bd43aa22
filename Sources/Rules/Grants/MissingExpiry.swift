import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A grant never ends.
  static let grantWithoutExpiry = Rule(
    RuleDescription(
      id: "grants/missing-expiry",
      severity: .error,
      summary: "A grant does not say when it ends",
      why:
        "Access that nobody has to ask for again outlives the need for it, the owner and the memory of it.",
      fix: "Add `expires` with the last day on which the access is needed.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T3", "NIST AI RMF GOVERN 1.5"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #  ↓
            - {system: web, actions: [fetch]}
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
      let asked = agent.requirements.grantFields.first { $0.value == .expires }?.location
      let longest = agent.requirements.maxGrantLifetime
      guard let place = asked ?? longest?.location else { return }
      for grant in agent.spec.access?.value.elements ?? []
      where grant.value.hasSystem && grant.value.isWithout(.expires) {
        let days = min(longest?.value.days ?? 90, 90)
        reporter.report(
          .neverEnds(grant.value), at: grant.location,
          related: [RelatedPlace("the policy asks for an end here", at: place)],
          fix: Fix(
            """
            Add \("expires"), the last day on which the access is \
            needed\(latest(longest?.value, circumstances)).
            """,
            snippet: "expires: \(circumstances.now.adding(days: days).dayText)"),
          subject: "spec.access[].expires")
      }
    })
}

/// The last day that the policy allows, as the end of a sentence.
private func latest(_ longest: DurationValue?, _ circumstances: Circumstances) -> Message {
  guard let longest else { return "" }
  return ": \(words: circumstances.now.adding(days: longest.days).dayText) at the latest"
}

extension Message {
  fileprivate static func neverEnds(_ grant: Grant) -> Message {
    "this grant on \(grant.system?.value.text ?? "?") does not say when it ends"
  }
}

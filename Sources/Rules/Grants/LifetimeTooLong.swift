import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A grant lasts longer than the policy allows.
  static let grantLifetimeTooLong = Rule(
    RuleDescription(
      id: "grants/lifetime-too-long",
      severity: .error,
      summary: "A grant ends later than the agent's tier allows",
      why: "The longer a grant lasts, the less anybody remembers why it was given and who would miss it.",
      fix: "Write a nearer day; the finding says which is the last one allowed.",
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
            #                                          ↓
            - {system: web, actions: [fetch], expires: 2099-12-31}
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
      guard let longest = agent.requirements.maxGrantLifetime else { return }
      for grant in agent.spec.access?.value.elements ?? [] where grant.value.hasSystem {
        guard let expires = grant.value.expires,
          expires.value.end.day - circumstances.now.day > longest.value.days
        else { continue }
        let last = circumstances.now.adding(days: longest.value.days).dayText
        let ahead = DayWords.count(expires.value.end.day - circumstances.now.day)
        reporter.report(
          .tooLong(grant.value, ahead: ahead, longest.value, tier: agent.tier), at: expires.location,
          related: [RelatedPlace("the policy sets the longest lifetime here", at: longest.location)],
          fix: Fix("Write \(words: last) or an earlier day.", snippet: "expires: \(last)"),
          subject: "spec.access[].expires")
      }
    })
}

extension Message {
  fileprivate static func tooLong(
    _ grant: Grant, ahead: String, _ longest: DurationValue, tier: Tier
  ) -> Message {
    let system = grant.system?.value.text ?? "?"
    return
      """
      this grant on \(system) lasts \(words: ahead) from today; tier \(words: tier.rawValue) allows \
      \(longest.text)
      """
  }
}

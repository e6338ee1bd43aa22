import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// Revocation takes too long, or nobody says how long.
  static let slowRevocation = Rule(
    RuleDescription(
      id: "registration/slow-revocation",
      severity: .error,
      summary: "Revoking the agent takes longer than its tier allows",
      why:
        "An agent that has gone wrong does harm until its access is gone, and it works faster than people.",
      fix: "Make revocation faster, rehearse it, and write the new time in `revocation.within`.",
      references: ["NIST AI RMF MANAGE 2.4", "OWASP Agentic ASI10"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          #                                                         ↓
          revocation: {runbook: docs/revoke-the-faq-bot.md, within: 2d}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {revocation: {maxWithin: 4h}}}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          revocation: {runbook: docs/revoke-the-faq-bot.md, within: 30m}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {revocation: {maxWithin: 4h}}}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let limit = agent.requirements.maxRevocation else { return }
      let revocation = agent.spec.revocation
      let within = revocation?.value.within
      if let within, within.value <= limit.value { return }
      if within == nil, agent.hasBeenTold(of: .revocationWithin) { return }
      reporter.report(
        .slow(within?.value.text, limit: limit.value.text, tier: agent.tier),
        at: within?.location ?? revocation?.location ?? agent.specLocation,
        related: [RelatedPlace("the policy sets the limit here", at: limit.location)],
        fix: within == nil
          ? Fix(
            "Say how long revocation takes.",
            snippet: revocation == nil
              ? "revocation: {within: \(limit.value.text)}" : "within: \(limit.value.text)")
          : Fix("Make revocation faster, and write \(limit.value.text) or less."),
        subject: "spec.revocation.within=\(within?.value.text ?? "")")
    })
}

extension Message {
  fileprivate static func slow(_ within: String?, limit: String, tier: Tier) -> Message {
    guard let within else {
      return "how long revocation takes is not said; tier \(words: tier.rawValue) allows \(limit) at most"
    }
    return "revocation takes \(within), and tier \(words: tier.rawValue) allows \(limit) at most"
  }
}

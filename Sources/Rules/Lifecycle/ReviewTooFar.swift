import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The next review lies further ahead than the policy allows.
  static let reviewTooFar = Rule(
    RuleDescription(
      id: "lifecycle/review-too-far",
      severity: .error,
      summary: "The next review lies further ahead than the agent's tier allows",
      why:
        "A review in ten years is no review: the riskier the agent, the sooner somebody has to look again.",
      fix: "Write a nearer day; the finding says which is the last one allowed.",
      references: ["NIST AI RMF GOVERN 1.5"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {lifecycle: {maxReviewInterval: 180d}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                       ↓
          lifecycle: {reviewBy: 2028-01-31}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {lifecycle: {maxReviewInterval: 180d}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          lifecycle: {reviewBy: 2027-04-30}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard let longest = agent.requirements.maxReviewInterval,
        let reviewBy = agent.spec.lifecycle?.value.reviewBy,
        reviewBy.value.end.day - circumstances.now.day > longest.value.days
      else { return }
      let last = circumstances.now.adding(days: longest.value.days).dayText
      reporter.report(
        .tooFar(reviewBy.value, longest.value, tier: agent.tier, now: circumstances.now),
        at: reviewBy.location,
        related: [RelatedPlace("the policy sets the interval here", at: longest.location)],
        fix: Fix("Write \(words: last) or an earlier day.", snippet: "reviewBy: \(last)"),
        subject: "spec.lifecycle.reviewBy")
    })
}

extension Message {
  fileprivate static func tooFar(
    _ date: DateValue, _ longest: DurationValue, tier: Tier, now: Instant
  ) -> Message {
    let ahead = DayWords.count(date.end.day - now.day)
    return "the next review lies \(words: ahead) ahead; tier \(words: tier.rawValue) allows \(longest.text)"
  }
}

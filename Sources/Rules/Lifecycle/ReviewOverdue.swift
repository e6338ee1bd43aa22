import Documents
import Findings
import SourceText

extension Rule {
  /// The day of the next review has passed.
  static let reviewOverdue = Rule(
    RuleDescription(
      id: "lifecycle/review-overdue",
      severity: .error,
      summary: "The registration should have been reviewed by now",
      why:
        """
        An agent that nobody looks at keeps access that it no longer needs, under an owner who may have \
        left.
        """,
      fix: "Look at the owner, the access and the model again, then write the day of the next review.",
      references: ["NIST AI RMF GOVERN 1.5", "OWASP Agentic ASI03"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                       ↓
          lifecycle: {reviewBy: 2026-10-31}
          identity: {authentication: {method: workload-identity}}
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
          lifecycle: {reviewBy: 2027-04-30}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard let reviewBy = agent.spec.lifecycle?.value.reviewBy, reviewBy.value.end < circumstances.now else {
        return
      }
      let day = DayWords.past(reviewBy.value.end, now: circumstances.now)
      reporter.report(
        "the review was due by \(words: day)", at: reviewBy.location,
        fix: Fix("Review the registration, then write the day of the next review here."),
        subject: "spec.lifecycle.reviewBy")
    })
}

import Documents
import Findings
import SourceText

extension Rule {
  /// How many days before the review its owner is reminded.
  private static let noticeDays: Int64 = 30

  /// The next review is near.
  static let reviewDue = Rule(
    RuleDescription(
      id: "lifecycle/review-due",
      severity: .warning,
      summary: "The registration has to be reviewed within 30 days",
      why: "Once the day has passed the agent is blocked; a warning leaves time to look at it without haste.",
      fix: "Look at the owner, the access and the model again, then write the day of the next review.",
      references: ["NIST AI RMF GOVERN 1.5"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                       ↓
          lifecycle: {reviewBy: 2026-12-10}
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
      guard let reviewBy = agent.spec.lifecycle?.value.reviewBy, reviewBy.value.end >= circumstances.now,
        reviewBy.value.end.day - circumstances.now.day <= noticeDays
      else { return }
      let day = DayWords.ahead(reviewBy.value.end, now: circumstances.now)
      reporter.report(
        "the review is due by \(words: day)", at: reviewBy.location,
        fix: Fix("Review the registration, then write the day of the next review here."),
        subject: "spec.lifecycle.reviewBy")
    })
}

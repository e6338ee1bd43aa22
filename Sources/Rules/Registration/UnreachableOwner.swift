import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The owner's contact is no address.
  static let unreachableOwner = Rule(
    RuleDescription(
      id: "registration/unreachable-owner",
      severity: .warning,
      summary: "The owner's contact or escalation is no address",
      why: "At three in the morning nobody looks up which address a name stands for.",
      fix: "Write an e-mail address, a URL, a #channel, a @handle or a telephone number.",
      references: ["NIST AI RMF GOVERN 2.1", "NIST AI RMF MANAGE 4.3"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          #                                  ↓
          owner: {team: storefront, contact: ask Ada}
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
          owner: {team: storefront, contact: ada@example.com}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      check("contact", agent.spec.owner?.value.contact, &reporter)
      check("escalation", agent.spec.owner?.value.escalation, &reporter)
    })

  private static func check(_ field: StaticString, _ address: Located<String>?, _ reporter: inout Reporter) {
    guard let address, !ContactText.isReachable(address.value) else { return }
    reporter.report(
      .unreachable(address.value), at: address.location,
      fix: Fix("Write an e-mail address, a URL, a #channel (in quotes), a @handle or a telephone number."),
      subject: "spec.owner.\(field)=\(address.value)")
  }
}

extension Message {
  fileprivate static func unreachable(_ text: String) -> Message {
    text.contains { !$0.isWhitespace }
      ? "\(text) is no address at which the owner can be reached"
      : "this is empty, so the owner cannot be reached"
  }
}

import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A field that the agent's tier asks for is missing.
  static let missingField = Rule(
    RuleDescription(
      id: "registration/missing-field",
      severity: .error,
      summary: "A field that the agent's tier asks for is missing",
      why: "An agent without an owner, a purpose or a way to stop it is one that nobody can answer for.",
      fix: "Add the field; `agentgate schema agent` describes each of them.",
      references: ["NIST AI RMF GOVERN 2.1", "OWASP Agentic T9"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        # ↓
        spec:
          purpose: Answers questions about opening hours from the public web site.
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
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      for required in agent.requirements.fields where !agent.spec.has(required.value) {
        if agent.isBroken("spec.\(required.value.rawValue)") { continue }
        let empty = agent.spec.emptyText(of: required.value)
        reporter.report(
          .missing(required.value, standIn: empty?.value, tier: agent.tier),
          at: empty?.location ?? agent.spec.placeFor(required.value) ?? agent.specLocation,
          related: [RelatedPlace("the policy asks for it here", at: required.location)],
          fix: Fix(
            """
            \(words: empty == nil ? "Add" : "Fill in") \("spec.\(required.value.rawValue)"), such as this, \
            below \("spec"):
            """,
            snippet: required.value.sketch),
          subject: "spec.\(required.value.rawValue)")
      }
    })
}

extension Message {
  fileprivate static func missing(_ field: RequiredField, standIn: String?, tier: Tier) -> Message {
    let needs: Message = "tier \(words: tier.rawValue) needs \("spec.\(field.rawValue)"), which is "
    guard let standIn else { return needs + "missing" }
    let isBlank = !standIn.unicodeScalars.contains { $0.properties.isAlphabetic }
    return needs + (isBlank ? "empty" : "\(standIn), a stand-in for what nobody wrote")
  }
}

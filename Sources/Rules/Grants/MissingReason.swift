import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A grant does not say why it is needed.
  static let grantWithoutReason = Rule(
    RuleDescription(
      id: "grants/missing-reason",
      severity: .error,
      summary: "A grant does not say why the agent needs it",
      why: "Whoever reviews the access can only judge a need that somebody has written down.",
      fix: "Add `reason`: one sentence on what the agent does with this access.",
      references: ["NIST AI RMF MAP 1.1", "OWASP Agentic T3"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {grants: {fields: [reason]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #                                                                ↓
            - {system: web, actions: [fetch], expires: 2027-03-01, reason: tbd}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {grants: {fields: [reason]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01, reason: Reads pages with opening hours.}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let asked = agent.requirements.grantFields.first(where: { $0.value == .reason }) else { return }
      for grant in agent.spec.access?.value.elements ?? [] where grant.value.hasSystem {
        let reason = grant.value.reason
        if let reason, !isEmptyTalk(reason.value) { continue }
        if grant.value.unreadable.contains(.reason) { continue }
        reporter.report(
          .unexplained(grant.value), at: reason?.location ?? grant.location,
          related: [RelatedPlace("the policy asks for a reason here", at: asked.location)],
          fix: Fix("Say in one sentence what the agent does with this access, under \("reason")."),
          subject: "spec.access[].reason")
      }
    })
}

/// Whether a text fills the field without saying anything: no letter at all, or a word that stands for
/// "later".
private func isEmptyTalk(_ text: String) -> Bool {
  guard text.contains(where: \.isLetter) else { return true }
  // Honest reasons are longer than any of these words; nothing is allocated for them.
  guard text.utf8.count <= 64 else { return false }
  let words = text.lowercased().split { !$0.isLetter }
  return words.allSatisfy { placeholders.contains(String($0)) }
    || (words.first.map { LaterWords.all.contains(String($0)) } ?? false)
}

private let placeholders = LaterWords.all.union([
  "n", "a", "na", "none", "null", "nil", "reason", "x", "placeholder", "later", "to", "be", "done", "decided",
  "defined", "needed", "required", "because",
])

extension Message {
  fileprivate static func unexplained(_ grant: Grant) -> Message {
    let system = grant.system?.value.text ?? "?"
    guard let reason = grant.reason else { return "this grant on \(system) does not say why it is needed" }
    if reason.value.isEmpty { return "the reason for this grant on \(system) is empty" }
    return "\(reason.value) does not say why this grant on \(system) is needed"
  }
}

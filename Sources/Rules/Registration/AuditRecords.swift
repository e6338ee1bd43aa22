import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The audit records do not name what they must.
  static let auditRecords = Rule(
    RuleDescription(
      id: "registration/audit-records",
      severity: .error,
      summary: "The audit records leave out what the tier has to have recorded",
      why: "After an incident, what was not recorded cannot be found out.",
      fix: "Have the missing parts recorded, and add them to `audit.records`.",
      references: ["NIST AI RMF MEASURE 2.8", "OWASP Agentic T8", "CWE-778"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          audit:
            sink: siem://agents
            #        ↓
            records: [agent, task]
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {audit: {records: [agent, model, task]}}}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          audit:
            sink: siem://agents
            records: [agent, model, task]
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {audit: {records: [agent, model, task]}}}
        """),
    check: .eachAgent { agent, _, reporter in
      guard !agent.requirements.auditRecords.isEmpty else { return }
      let audit = agent.spec.audit
      let records = audit?.value.records
      if records == nil, agent.hasBeenTold(of: .auditRecords) { return }
      let missing = agent.requirements.auditRecords.filter { asked in
        !(records?.value.elements.contains { $0.value.text == asked.value } ?? false)
      }
      guard !missing.isEmpty else { return }
      let names = missing.map(\.value)
      let recorded = records?.value.elements.map(\.value.text) ?? []
      reporter.report(
        .lacking(names, isSilent: records == nil, tier: agent.tier),
        at: records?.location ?? audit?.location ?? agent.specLocation,
        related: places(of: missing),
        fix: .record(recorded + names, in: audit == nil),
        subject: "spec.audit.records=\(recorded.joined(separator: ",")) lacks \(names.joined(separator: ","))"
      )
    })

  /// The policy lines, each once.
  private static func places(of asked: [Traced<String>]) -> [RelatedPlace] {
    var places: [RelatedPlace] = []
    for line in asked where !places.contains(where: { $0.location == line.location }) {
      places.append(RelatedPlace("the policy asks for it here", at: line.location))
    }
    return places
  }
}

extension Fix {
  fileprivate static func record(_ names: [String], in isNewGroup: Bool) -> Fix {
    let records = "records: [\(names.joined(separator: ", "))]"
    return Fix(
      "Have the missing parts recorded, and say so.", snippet: isNewGroup ? "audit: {\(records)}" : records)
  }
}

extension Message {
  fileprivate static func lacking(_ names: [String], isSilent: Bool, tier: Tier) -> Message {
    isSilent
      ? "what the audit records name is not said; tier \(words: tier.rawValue) needs \(list: names)"
      : "the audit records do not name \(list: names, last: "or"), which tier \(words: tier.rawValue) needs"
  }
}

import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// The subject does not have the form that the policy asks for.
  ///
  /// Held against the policy is the agent's own subject; where it has none but one in each system, each of
  /// those. Its names in single systems beside an own subject are the systems' business. Each list of
  /// patterns comes from one layer, and each has to match. A subject that is missing matches nothing.
  static let subjectPattern = Rule(
    RuleDescription(
      id: "identity/subject-pattern",
      severity: .error,
      summary: "The agent's subject does not have the form that its tier asks for",
      why:
        "Only by its form can an agent's subject be told from a person's, in logs and in permissions.",
      fix: "Register the agent under a subject of that form, and write it in `identity.subject`.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          #                   ↓
          identity: {subject: ada@example.com}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {identity: {subjects: ["spiffe://*/agents/*"]}}}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          identity: {subject: spiffe://corp.example/agents/faq-bot}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {identity: {subjects: ["spiffe://*/agents/*"]}}}
        """),
    check: .eachAgent { agent, _, reporter in
      for patterns in agent.requirements.subjects { check(patterns, of: agent, &reporter) }
    })

  private static func check(
    _ patterns: Traced<[Pattern]>, of agent: AgentUnderCheck, _ reporter: inout Reporter
  ) {
    let identity = agent.spec.identity?.value
    var isGiven = false
    func hold(_ subject: Located<String>, field: String) {
      isGiven = true
      if patterns.value.contains(where: { $0.matches(subject.value) }) { return }
      reporter.report(
        .mismatch(subject.value, patterns.shown),
        at: subject.location,
        related: [RelatedPlace("the policy asks for it here", at: patterns.location)],
        fix: Fix("Register the agent under a subject of that form, and write it here."),
        subject: "\(field)=\(subject.value) against \(patterns.value.map(\.text).joined(separator: " "))")
    }
    if let subject = identity?.subject {
      hold(subject, field: "spec.identity.subject")
    } else {
      for entry in identity?.systems?.value.elements ?? [] {
        if let subject = entry.value.subject { hold(subject, field: "spec.identity.systems.subject") }
      }
    }
    if isGiven || agent.hasBeenTold(of: .identitySubject) || agent.isBroken("spec.identity.systems.subject") {
      return
    }
    reporter.report(
      .noSubject(like: patterns.shown, tier: agent.tier),
      at: agent.spec.identity?.location ?? agent.specLocation,
      related: [RelatedPlace("the policy asks for it here", at: patterns.location)],
      fix: Fix("Register the agent under a subject of that form, and write it in \("identity.subject")."),
      subject: "spec.identity.subject against \(patterns.value.map(\.text).joined(separator: " "))")
  }
}

extension Traced<[Pattern]> {
  /// The patterns as a message names them: three at most.
  fileprivate var shown: [String] { value.prefix(3).map(\.text) }
}

extension Message {
  fileprivate static func mismatch(_ subject: String, _ patterns: [String]) -> Message {
    let start: Message = "the subject \(subject) does not match "
    return start + (patterns.isEmpty ? "any pattern" : "\(list: patterns, last: "or")")
  }

  fileprivate static func noSubject(like patterns: [String], tier: Tier) -> Message {
    let needs: Message = "the agent has no subject; tier \(words: tier.rawValue) needs one"
    return patterns.isEmpty ? needs : needs + " like \(list: patterns, last: "or")"
  }
}

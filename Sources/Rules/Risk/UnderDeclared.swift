import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The manifest asks for a lower tier than its access has.
  static let underDeclared = Rule(
    RuleDescription(
      id: "risk/under-declared",
      severity: .error,
      summary: "The manifest declares a lower tier than its access and surroundings give it",
      why:
        """
        The tier decides what is asked of an agent, so nobody gets far-reaching access without having asked \
        for it.
        """,
      fix: "Declare the computed tier and meet what it asks for, or take away what raises it.",
      references: ["NIST AI RMF MAP 5.1", "NIST AI RMF GOVERN 1.3", "OWASP Agentic ASI03"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: triage-helper}
        spec:
          purpose: Sums up new tickets for the person who is on duty.
          owner: {team: storefront, contact: storefront@example.com}
          #     ↓
          risk: low
          lifecycle: {reviewBy: 2027-04-30}
          model: {name: claude-sonnet-4-5, version: "20250929"}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read], resources: ["projects/SHOP/**"], expires: 2027-03-01,
               reason: Reads the tickets that it sums up.}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: triage-helper}
        spec:
          purpose: Sums up new tickets for the person who is on duty.
          owner: {team: storefront, contact: storefront@example.com}
          risk: medium
          lifecycle: {reviewBy: 2027-04-30}
          model: {name: claude-sonnet-4-5, version: "20250929"}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read], resources: ["projects/SHOP/**"], expires: 2027-03-01,
               reason: Reads the tickets that it sums up.}
        """),
    check: .eachAgent { agent, _, reporter in
      let declared = agent.spec.risk?.value ?? .low
      guard declared < agent.computedTier.tier else { return }
      reporter.report(
        .underDeclared(agent), at: agent.spec.risk?.location ?? agent.specLocation,
        related: Array(agent.computedTier.places.prefix(5)),
        fix: Fix(.declaring(agent), snippet: "risk: \(agent.computedTier.tier.rawValue)"),
        subject: "spec.risk \(agent.computedTier.tier.rawValue)")
    })
}

extension Message {
  fileprivate static func underDeclared(_ agent: AgentUnderCheck) -> Message {
    let declared: Message =
      agent.spec.risk.map { "the manifest declares tier \(words: $0.value.rawValue)" }
      ?? "the manifest declares no tier, which is low"
    guard let reason = agent.computedTier.reasons.first else {
      return declared + ", but its tier is \(words: agent.computedTier.tier.rawValue)"
    }
    // A reason begins with the tier that it gives.
    return declared + ", but its tier is " + reason
  }

  /// What to write, and what then has to be there too.
  fileprivate static func declaring(_ agent: AgentUnderCheck) -> Message {
    let tier = agent.computedTier.tier
    let missing = agent.requirements.fields.filter { !agent.spec.has($0.value) }.map {
      "spec.\($0.value.rawValue)"
    }
    let start: Message =
      agent.reaches.contains { $0.unknown != nil }
      ? "Describe in a catalog what is unknown, or write " : "Write "
    let write = start + "\("risk: \(tier.rawValue)")"
    let asks: Message = missing.isEmpty ? "" : ", which also asks for \(list: missing)"
    guard let ways = agent.waysDown, let down = Message.way(down: ways, agent) else {
      return missing.isEmpty ? write + ", or take away what raises the tier." : write + asks + "."
    }
    return write + asks + "; or " + down + "."
  }

  /// The second way out: what to take away, or else what to say, and the tier that then remains.
  private static func way(down ways: TierWaysDown, _ agent: AgentUnderCheck) -> Message? {
    if let removal = ways.removal {
      return "take away " + removal.words(in: agent.manifest)
        + ", which leaves tier \(words: removal.tier.rawValue)"
    }
    return ways.alternatives.first.map {
      "declare " + $0.message + ", which leaves tier \(words: $0.tier.rawValue)"
    }
  }
}

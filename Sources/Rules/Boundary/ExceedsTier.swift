import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant lets an agent do what its tier does not allow.
  static let exceedsTier = Rule(
    RuleDescription(
      id: "boundary/exceeds-tier",
      severity: .error,
      summary: "A grant lets the agent do what its tier does not allow",
      why:
        """
        A tier is a promise about the worst that an agent can do; whoever signed off on the tier did not \
        sign off on this.
        """,
      fix: "Narrow the grant to what the tier allows, or ask for the tier that allows it.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T3", "CWE-250", "NIST AI RMF MANAGE 1.3"],
      fails: """
        # file: .agentgate/policy.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: example}
        spec:
          layer: organization
          requirements:
            low:
              allow: [{systems: [jira], effects: [read], resources: ["projects/SHOP/**"]}]
        # file: agents/triage-helper.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: triage-helper}
        spec:
          purpose: Sums up new tickets for the person who is on duty.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #  ↓
            - {system: jira, actions: [issues.read], resources: ["projects/**"]}
        """,
      passes: """
        # file: .agentgate/policy.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: example}
        spec:
          layer: organization
          requirements:
            low:
              allow: [{systems: [jira], effects: [read], resources: ["projects/SHOP/**"]}]
        # file: agents/triage-helper.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: triage-helper}
        spec:
          purpose: Sums up new tickets for the person who is on duty.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read], resources: ["projects/SHOP/**"]}
        """),
    check: .eachAgent { agent, _, reporter in
      for (grant, excess) in zip(agent.spec.access?.value.elements ?? [], agent.excesses) {
        guard let verdict = excess, case .exceeds(let point) = verdict.containment else { continue }
        reporter.report(
          "this grant allows \(point.phrase); \(BoundaryWords.reason(verdict, at: point, in: agent.tier))",
          at: grant.location, related: BoundaryWords.lines(verdict, at: point),
          fix: .waysOut(of: verdict, for: grant.value, agent), witness: point.witness,
          subject: "spec.access[]")
      }
    })
}

extension Fix {
  /// Narrow the grant, or ask for the tier that allows it.
  fileprivate static func waysOut(
    of verdict: GrantVerdict, for grant: Grant, _ agent: AgentUnderCheck
  ) -> Fix {
    let narrowed = NarrowedGrant(grant, within: verdict)
    var message = narrowed.advice
    guard let tier = verdict.sufficientTier else {
      return Fix(message + "; no tier allows it as it stands.", snippet: narrowed.snippet)
    }
    message = message + "; or declare \("risk: \(tier.rawValue)"), which allows it"
    let demands = TierDemands.unmet(by: agent, in: tier)
    if !demands.isEmpty { message = message + " and also asks for " + TierDemands.joined(demands) }
    return Fix(message + ".", snippet: narrowed.snippet)
  }
}

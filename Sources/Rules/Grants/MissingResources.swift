import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A grant reaches all resources of a system.
  static let grantWithoutResources = Rule(
    RuleDescription(
      id: "grants/missing-resources",
      severity: .error,
      summary: "A grant is not limited to resources",
      why: "Without `resources` a grant reaches everything that the system holds, now and later.",
      fix: "Add `resources`: what the agent works on, as patterns.",
      references: ["CWE-272", "OWASP Agentic ASI03", "OWASP Agentic T3"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {grants: {fields: [resources]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #  ↓
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: team, team: storefront, requirements: {low: {grants: {fields: [resources]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], resources: ["shop.example.com/**"], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let asked = agent.requirements.grantFields.first(where: { $0.value == .resources }) else {
        return
      }
      for grant in agent.spec.access?.value.elements ?? []
      where grant.value.hasSystem && grant.value.isWithout(.resources) {
        reporter.report(
          .unlimited(grant.value), at: grant.location,
          related: [RelatedPlace("the policy asks for resources here", at: asked.location)],
          fix: Fix(.naming(mayBeAll: agent.requirements.letsResourcesBeAll)),
          subject: "spec.access[].resources")
      }
    })
}

extension EffectiveRequirements {
  /// Whether a grant may say that it means all resources.
  fileprivate var letsResourcesBeAll: Bool {
    !(literalNames + boundedNames).contains { $0.value == .resources }
  }
}

extension Message {
  fileprivate static func naming(mayBeAll: Bool) -> Message {
    let advice: Message = "Add \("resources") with what the agent works on"
    return mayBeAll ? advice + "; \("[\"**\"]") says that all of it is meant." : advice + "."
  }

  fileprivate static func unlimited(_ grant: Grant) -> Message {
    "this grant on \(grant.system?.value.text ?? "?") names no resources, so it reaches all of them"
  }
}

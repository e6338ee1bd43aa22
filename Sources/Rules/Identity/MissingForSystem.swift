import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A system in `access` has no identity.
  ///
  /// Each system that an agent touches must have a declared identity, and an agent of a
  /// low tier need not declare any (section 4). Hence: a manifest without `identity.subject` that names its
  /// identity system by system has to name it for every system in `access`. `identity.subject` holds for all
  /// of them. Where the tier asks for `identity.subject` and it is missing, `registration/missing-field` says
  /// so, and this rule keeps silent: to add it mends both.
  static let missingForSystem = Rule(
    RuleDescription(
      id: "identity/missing-for-system",
      severity: .error,
      summary: "The agent has no identity in a system that it reaches",
      why:
        "Access without an identity of one's own is somebody else's: nobody can see it in a log, or end it.",
      fix:
        "Add the agent's subject there to `identity.systems`, or one for all systems to `identity.subject`.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T8", "NIST AI RMF GOVERN 1.6"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity:
            authentication: {method: workload-identity}
            systems: [{system: web, subject: svc-faq-bot}]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
            #          ↓
            - {system: handbook, actions: [read], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - {name: handbook, data: public, actions: [{match: [read], effects: [read]}]}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity:
            authentication: {method: workload-identity}
            systems:
              - {system: web, subject: svc-faq-bot}
              - {system: handbook, subject: faq-bot@handbook}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
            - {system: handbook, actions: [read], expires: 2027-03-01}
        ---
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: corp}
        spec:
          systems:
            - {name: handbook, data: public, actions: [{match: [read], effects: [read]}]}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let identity = agent.spec.identity?.value, identity.subject == nil,
        let systems = identity.systems,
        !agent.hasBeenTold(of: .identitySubject), !agent.isBroken("spec.identity.systems.subject")
      else { return }
      var seen: Set<String> = []
      for entry in systems.value.elements where entry.value.subject != nil {
        if let system = entry.value.system { seen.insert(system.value.text) }
      }
      for grant in agent.spec.access?.value.elements ?? [] {
        guard let system = grant.value.system, seen.insert(system.value.text).inserted else { continue }
        reporter.report(
          "the agent has no identity in \(system.value.text)", at: system.location,
          related: [RelatedPlace("its identities are named here", at: systems.location)],
          fix: .addIdentity(in: system.value.text, agent: agent.name),
          subject: "spec.identity.systems lacks \(system.value.text)")
      }
    })
}

extension Fix {
  fileprivate static func addIdentity(in system: String, agent: String?) -> Fix {
    Fix(
      "Add the agent's subject there to \("identity.systems"), or one for all to \("identity.subject").",
      snippet: "- {system: \(system), subject: svc-\(agent ?? "NAME")}")
  }
}

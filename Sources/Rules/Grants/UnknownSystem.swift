import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A system that no catalog describes.
  static let unknownSystem = Rule(
    RuleDescription(
      id: "grants/unknown-system",
      severity: .warning,
      summary: "An agent names a system that no catalog describes",
      why:
        """
        What nobody has described counts as able to do everything, so whoever may reach it is in the highest \
        tier.
        """,
      fix: "Mend the name, or describe the system in a catalog; the finding has a draft to start from.",
      references: ["NIST AI RMF MAP 4.1", "OWASP Agentic ASI02"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          #          ↓
          triggers: [helpdesk]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: SystemCatalog
        metadata: {name: storefront}
        spec: {systems: [{name: helpdesk, data: internal, untrusted: true}]}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          triggers: [helpdesk]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .inventory { inventory, circumstances, reporter in
      var systems: [String: UnknownUses] = [:]
      for agent in inventory.agents where agent.isSelected && !agent.unknownSystems.isEmpty {
        for system in agent.unknownSystems { systems[system.name.value, default: UnknownUses()].add(system) }
      }
      guard !systems.isEmpty else { return }
      let known = circumstances.catalog.names
      for (index, (name, uses)) in systems.sorted(by: { $0.key < $1.key }).enumerated() {
        let near = index < maximumSearches ? nearestName(to: name, among: known) : nil
        reporter.report(
          "no catalog describes the system \(name)", naming: nil, at: uses.places.first,
          related: uses.places.dropFirst().map { RelatedPlace("used here too", at: $0) },
          fix: uses.fix(system: name, near: near), subject: name)
      }
    })
}

/// More systems than this get no suggestion: each search looks at every system that is known.
private let maximumSearches = 100

/// Where the agents that are asked for use a system, and what they want there.
private struct UnknownUses {
  /// More places than the first one and these would drown it.
  private static let maximumOthers = 5

  /// A draft with more actions than these is none.
  private static let maximumActions = AgentRecord.UnknownSystem.maximumActions

  private(set) var places: [SourceLocation] = []
  private var actions: [String] = []

  mutating func add(_ system: AgentRecord.UnknownSystem) {
    if places.count <= Self.maximumOthers { places.append(system.name.location) }
    for action in system.actions where actions.count < Self.maximumActions && !actions.contains(action) {
      actions.append(action)
    }
  }

  func fix(system: String, near: String?) -> Fix {
    let advice: Message = "Describe it in a catalog: start from this draft, and take away what is not true."
    guard let near else { return Fix(advice, snippet: draft(of: system)) }
    return Fix("Did you mean \(near)? If not: " + advice, snippet: draft(of: system))
  }

  /// Presumes the worst, as the gate does, so that pasting it lowers no tier; only what a person takes away
  /// does.
  private func draft(of system: String) -> String {
    let effects = Effect.allCases.map(\.rawValue).joined(separator: ", ")
    let match = YAMLText.list(actions.isEmpty ? ["*"] : actions.sorted())
    return """
      apiVersion: agentgate/v1
      kind: SystemCatalog
      metadata: {name: systems}
      spec:
        systems:
          - name: \(YAMLText.scalar(system))
            data: restricted   # or confidential, internal, public
            untrusted: true    # remove it if nobody outside can write what is read there
            external: true     # remove it if nothing that is sent there leaves the organisation
            actions:
              - {match: \(match), effects: [\(effects)]}
      """
  }
}

import Documents
import Findings
import Permissions
import Policies
import Risk
import SourceText
import Support
import Testing

/// What the built-in policies allow, held against what they call risky.
@Suite struct PackBoundaryTests {
  /// A grant that alone gives an agent a tier is allowed in that tier: otherwise nobody could have it without
  /// asking for more than the risk that it is.
  @Test(arguments: ["standard", "strict"], common.names)
  func whatGivesATierIsAllowedInIt(pack: String, system: String) throws {
    let policies = merged(["  layer: organization\n  extends: \(pack)"])
    let memo = ReachMemo()
    let boundaries = BoundaryMemo()
    for grant in try grants(on: system) {
      let reach = policies.reach(of: grant.grant, in: common, memo: memo)
      let facts = policies.facts(of: grant.agent, reaching: [reach], in: common)
      let tier = policies.tier(of: facts, under: policies.general)
      // Restricted data that nobody may administer is the one thing that strict never allows.
      if pack == "strict", reach.effects.has(.administer), reach.data == .restricted { continue }
      let verdict = policies.general.verdict(
        on: grant.agent.boxes(in: common)[0], system: system, in: tier, common, memo: boundaries)
      #expect(verdict.isInside, "\(pack) \(system): \(grant.text) is \(tier.rawValue)")
    }
  }

  /// In every tier strict allows nothing that standard does not.
  @Test(arguments: common.names) func strictAllowsNoMoreThanStandard(system: String) throws {
    let standard = merged(["  layer: organization\n  extends: standard"]).general
    let strict = merged(["  layer: organization\n  extends: strict"]).general
    let memo = (BoundaryMemo(), BoundaryMemo())
    for tier in Tier.allCases {
      let narrow = memo.0.boundary(of: strict, in: tier, system: system, common)
      let wide = memo.1.boundary(of: standard, in: tier, system: system, common)
      for box in narrow.layers.flatMap({ $0.allowed?.boxes ?? [] }) {
        #expect(wide.containment(of: box).0 == .inside, "\(system) in tier \(tier.rawValue)")
      }
    }
  }

  /// One grant for each entry of the system's actions, for an agent that does nothing else that is risky.
  private func grants(on system: String) throws -> [(agent: Agent, grant: Grant, text: String)] {
    let entries = BuiltIn.common.documents.catalogs.flatMap { $0.spec?.value.systems?.value.elements ?? [] }
    let entry = try #require(entries.first { $0.value.name?.value.text == system }).value
    let actions = (entry.actions?.value.elements ?? []).compactMap {
      $0.value.match?.value.elements.first?.value.pattern.text
    }
    return try actions.map { action in
      let text = """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: test}
        spec:
          autonomy: suggest
          environments: [staging]
          triggers: [filesystem]
          identity: {authentication: {method: token-exchange}}
          access: [{system: \(system), actions: ["\(action)"]}]
        """
      let agent = try #require(documents(text).agents.first)
      let grant = try #require(agent.spec?.value.access?.value.elements.first?.value)
      return (agent, grant, action)
    }
  }
}

import Documents
import Findings
import Risk
import Testing

@Suite struct LayerMergeTests {
  private let directory = """
    apiVersion: agentgate/v1
    kind: Directory
    metadata: {name: corp}
    spec:
      teams:
        - {name: ledger, domain: finance}
        - {name: payroll, domain: finance}
        - {name: storefront, domain: shop}
        - {name: platform}
    """

  @Test func eachTierHasWhatTheTiersBelowItHave() {
    let policy = merged([
      """
        layer: organization
        requirements:
          low: {fields: [purpose], grants: {maxLifetime: 90d, fields: [expires], literal: [actions]}}
          high: {fields: [purpose, model.version], grants: {maxLifetime: 180d, fields: [reason]}}
          critical: {grants: {maxLifetime: 30d, literal: [actions, resources], bounded: [resources]}}
      """
    ]).general
    #expect(policy[.low].literalNames.map(\.value) == [.actions])
    #expect(policy[.high].boundedNames.isEmpty)
    #expect(policy[.critical].literalNames.map(\.value) == [.actions, .resources])
    #expect(policy[.critical].boundedNames.map(\.value) == [.resources])
    #expect(policy[.low].fields.map(\.value) == [.purpose])
    #expect(policy[.medium].fields.map(\.value) == [.purpose])
    #expect(policy[.high].fields.map(\.value) == [.purpose, .modelVersion])
    #expect(policy[.high].grantFields.map(\.value) == [.expires, .reason])
    #expect(policy[.high].maxGrantLifetime?.value.text == "90d")
    #expect(policy[.critical].maxGrantLifetime?.value.text == "30d")
  }

  @Test func extendsReplacesByKey() throws {
    let standard = merged(["  layer: organization\n  extends: standard"]).general
    let own = merged([
      """
        layer: organization
        extends: standard
        requirements:
          low: {grants: {maxLifetime: 730d}}
          high: {authentication: {allow: [mtls]}}
      """
    ]).general
    #expect(own[.low].maxGrantLifetime?.value.text == "730d")
    #expect(own[.low].fields.map(\.value) == standard[.low].fields.map(\.value))
    // The key is replaced, its neighbours stay.
    #expect(own[.high].allowedMethods?.value == [.mtls])
    #expect(own[.high].maxTokenLifetime?.value == standard[.high].maxTokenLifetime?.value)
  }

  @Test func extendsReplacesClassifyLinesById() {
    let reader = """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: reader}
      spec:
        autonomy: suggest
        access: [{system: jira, actions: [issues.read]}]
      """
    let standard = merged(["  layer: organization\n  extends: standard"])
    #expect(tier(of: reader, under: standard) == .medium)
    let own = merged([
      """
        layer: organization
        extends: standard
        classify: [{id: reads-confidential, tier: high, when: {effects: [read]}}]
      """
    ])
    #expect(tier(of: reader, under: own) == .high)
    let narrower = merged([
      """
        layer: organization
        extends: standard
        classify: [{id: reads-confidential, tier: high, when: {effects: [read], systems: [erp]}}]
      """
    ])
    #expect(tier(of: reader, under: narrower) == .low)
  }

  @Test func layersUniteShortenAndIntersect() {
    let set = merged([
      """
        layer: organization
        requirements:
          low:
            fields: [purpose]
            authentication: {allow: [mtls, workload-identity, token-exchange], forbid: [password]}
            audit: {records: [agent]}
            revocation: {maxWithin: 4h}
      """,
      """
        layer: team
        team: ledger
        requirements:
          low:
            fields: [owner.team]
            authentication: {allow: [token-exchange, mtls], forbid: [api-key]}
            audit: {records: [agent, task]}
            revocation: {maxWithin: 1h}
            identity: {subjects: ["spiffe://*/ledger/*"]}
      """,
    ])
    let low = set.policy(ofTeam: "ledger")[.low]
    #expect(set.faults.isEmpty)
    #expect(low.fields.map(\.value) == [.purpose, .ownerTeam])
    #expect(low.allowedMethods?.value == [.mtls, .tokenExchange])
    #expect(low.forbiddenMethods.map(\.value) == [.password, .apiKey])
    #expect(low.auditRecords.map(\.value) == ["agent", "task"])
    #expect(low.maxRevocation?.value.text == "1h")
    #expect(low.subjects.count == 1)
    // What names no agent goes by what binds everybody.
    #expect(set.general[.low].fields.map(\.value) == [.purpose])
  }

  @Test(arguments: [
    ("ledger", ["finance", "ledger"]), ("payroll", ["finance"]), ("storefront", ["shop"]),
    // A team without a domain is bound by every domain's layer, an unknown one by every layer.
    ("platform", ["finance", "shop"]), ("nobody", ["finance", "ledger", "shop"]),
  ])
  func layersBindByTheOwner(team: String, records: [String]) {
    let set = merged(
      [
        "  layer: domain\n  domain: finance\n  requirements: {low: {audit: {records: [finance]}}}",
        "  layer: team\n  team: ledger\n  requirements: {low: {audit: {records: [ledger]}}}",
        "  layer: domain\n  domain: shop\n  requirements: {low: {audit: {records: [shop]}}}",
      ], directory: directory)
    #expect(set.faults.isEmpty)
    #expect(set.policy(ofTeam: team)[.low].auditRecords.map(\.value) == records)
  }

  @Test func anAgentWithoutOwnerIsBoundByAll() {
    let set = merged(
      ["  layer: team\n  team: ledger\n  requirements: {low: {fields: [model]}}"], directory: directory)
    #expect(set.policy(ofTeam: nil)[.low].fields.map(\.value) == [.model])
    #expect(set.policy(ofTeam: "storefront")[.low].fields.isEmpty)
  }

  @Test func whatAppliesToNobodyTogetherIsNoFault() {
    let layers = [
      "  layer: domain\n  domain: finance\n  requirements: {low: {authentication: {allow: [mtls]}}}",
      "  layer: domain\n  domain: shop\n  requirements: {low: {authentication: {allow: [api-key]}}}",
    ]
    let directory = directory.replacing("    - {name: platform}\n", with: "")
      .replacing("    - {name: platform}", with: "")
    #expect(merged(layers, directory: directory).faults.isEmpty)
    #expect(merged(layers).faults.map(\.rule) == ["policy/empty-result"])
    // A team without a domain is bound by both.
    #expect(merged(layers, directory: self.directory).faults.map(\.rule) == ["policy/empty-result"])
  }

  @Test func theHigherSeverityHolds() {
    let rules = [rule("a/b", .warning), rule("a/c", .error), rule("a/fixed", .error, isFixed: true)]
    let set = merged(
      [
        "  layer: organization\n  severities: {a/b: note, a/c: warning}",
        "  layer: team\n  team: x\n  severities: {a/b: error}",
      ],
      rules: rules)
    #expect(set.faults.isEmpty)
    #expect(set.policy(ofTeam: "x").severities["a/b"]?.value == .error)
    #expect(set.general.severities["a/b"]?.value == .note)
    #expect(set.general.severities["a/c"]?.value == .warning)
  }

  @Test func aLowerLayerCannotWeighARuleLess() {
    let rules = [rule("a/b", .warning), rule("a/c", .error)]
    // Without an organization above it a team's layer still starts from the default.
    #expect(
      merged(["  layer: team\n  team: x\n  severities: {a/b: note}"], rules: rules).faults.map(\.rule) == [
        "policy/loosens"
      ])
    let outer = "  layer: organization\n  severities: {a/c: note}"
    #expect(
      merged(outer: [outer], ["  layer: organization\n  severities: {a/c: note}"], rules: rules).faults
        .isEmpty)
    #expect(
      merged(outer: [outer], ["  layer: organization\n  severities: {a/b: note}"], rules: rules).faults.map(
        \.rule)
        == ["policy/loosens"])
  }

  @Test func outerLayersStandAboveInnerOnes() {
    let set = merged(
      outer: ["  layer: team\n  team: x\n  requirements: {low: {grants: {maxLifetime: 30d}}}"],
      ["  layer: organization\n  requirements: {low: {grants: {maxLifetime: 90d}}}"])
    #expect(set.faults.map(\.rule) == ["policy/loosens"])
    #expect(set.policy(ofTeam: "x")[.low].maxGrantLifetime?.value.text == "30d")
  }

  @Test func whatIsNotEnforcedIsSaidOnce() {
    let set = merged([
      """
        layer: organization
        extends: standard
        requirements: {high: {approvals: [{role: security}], allow: []}}
        waivers: {grantedBy: [security]}
      """
    ])
    #expect(set.notEnforced.map(\.what) == ["approvals", "waivers"])
  }

  @Test func whatShipsHasNoFault() {
    #expect(packs.count == 2)
    for name in packs.keys {
      #expect(
        merged(["  layer: organization\n  extends: \(name)"]).faults.map(\.rule).allSatisfy {
          $0 == "policy/unknown-name"
        })
    }
  }
}

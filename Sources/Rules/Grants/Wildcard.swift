import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant has a wildcard where the policy asks for names.
  static let grantWithWildcard = Rule(
    RuleDescription(
      id: "grants/wildcard",
      severity: .error,
      summary: "A grant has a wildcard where the policy wants each name",
      why: "A wildcard also gives what nobody had thought of, and whatever the system learns to do later.",
      fix: "Name each action or resource that the agent needs.",
      references: ["CWE-155", "OWASP Agentic ASI03", "OWASP Agentic T3"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization, requirements: {low: {grants: {literal: [actions]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #                          ↓
            - {system: jira, actions: ["issues.*"], resources: ["projects/SHOP/**"]}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization, requirements: {low: {grants: {literal: [actions]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read], resources: ["projects/SHOP/**"]}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      for asked in agent.requirements.literalNames {
        let demand = LiteralDemand(asked, of: agent, in: circumstances.catalog)
        for grant in agent.spec.access?.value.elements ?? [] where grant.value.hasSystem {
          demand.check(grant, &reporter)
        }
      }
    })
}

/// What a policy asks of the names in one dimension.
private struct LiteralDemand {
  private let dimension: GrantDimension
  private let agent: AgentUnderCheck
  private let catalog: SystemIndex
  private let related: [RelatedPlace]
  private let saysAbsent: Bool

  init(_ asked: Traced<GrantDimension>, of agent: AgentUnderCheck, in catalog: SystemIndex) {
    dimension = asked.value
    self.agent = agent
    self.catalog = catalog
    related = [RelatedPlace("the policy asks for each name here", at: asked.location)]
    saysAbsent = !agent.isAbsenceReported(in: asked.value, before: "grants/wildcard")
  }

  func check(_ grant: Located<Grant>, _ reporter: inout Reporter) {
    let system = grant.value.systemName
    guard let names = grant.value.names(in: dimension) else {
      guard saysAbsent, !grant.value.hasUnreadable(dimension) else { return }
      let what: Message = "this grant on \(system) names no \(words: dimension.rawValue)"
      report(what, grant.value, at: grant.location, matching: nil, &reporter)
      return
    }
    if names.isComplement {
      let what: Message = "this grant on \(system) names only \(words: dimension.rawValue) that it leaves out"
      report(what, grant.value, at: names.location, matching: nil, &reporter)
      return
    }
    for pattern in names.patterns where !pattern.value.standsForOneText {
      report(
        "\(pattern.value.text) has a wildcard", grant.value, at: pattern.location, matching: pattern.value,
        &reporter)
    }
  }

  private func report(
    _ what: Message, _ grant: Grant, at location: SourceLocation, matching pattern: Pattern?,
    _ reporter: inout Reporter
  ) {
    reporter.report(
      what + "; tier \(words: agent.tier.rawValue) wants each of them named", at: location, related: related,
      fix: fix(grant, matching: pattern),
      subject: "spec.access[].\(dimension.rawValue) \(pattern?.text ?? "")")
  }

  /// More names than these are no help.
  private static let maximumNames = 12

  /// The names that the catalog has for what the pattern matches are a start; nobody needs all of them.
  private func fix(_ grant: Grant, matching pattern: Pattern?) -> Fix {
    let one = dimension == .actions ? "action" : "resource"
    let advice: Message = "Name each \(words: one) that the agent needs"
    let system = catalog[grant.systemName]
    let known = (dimension == .actions ? system?.literalActions : system?.literalResources) ?? []
    let names = known.filter { name in pattern.map { $0.matches(name) } ?? false }
    guard !names.isEmpty, names.count <= Self.maximumNames else { return Fix(advice + ".") }
    return Fix(advice + "; the catalog knows \(list: names).")
  }
}

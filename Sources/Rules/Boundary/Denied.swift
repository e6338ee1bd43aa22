import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A deny line of the policy takes away part of a grant.
  static let denied = Rule(
    RuleDescription(
      id: "boundary/denied",
      severity: .note,
      summary: "A deny line of the policy takes away part of a grant",
      why:
        """
        What is denied stays denied whatever else is allowed: all lines that a grant runs into are worth \
        knowing at once.
        """,
      fix: "Leave out of the grant what the line denies.",
      references: ["OWASP Agentic ASI03", "CWE-250"],
      fails: """
        # file: .agentgate/policy.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: example}
        spec:
          layer: organization
          deny: [{systems: [jira], actions: ["issues.delete"]}]
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
            - {system: jira, actions: ["issues.*"], resources: ["projects/SHOP/**"]}
        """,
      passes: """
        # file: .agentgate/policy.yaml
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: example}
        spec:
          layer: organization
          deny: [{systems: [jira], actions: ["issues.delete"]}]
        # file: agents/triage-helper.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: triage-helper}
        spec:
          purpose: Sums up new tickets for the person who is on duty.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read, issues.update], resources: ["projects/SHOP/**"]}
        """),
    check: .eachAgent { agent, _, reporter in
      for (grant, excess) in zip(agent.spec.access?.value.elements ?? [], agent.excesses) {
        for denial in excess?.denials ?? [] {
          let what = denial.point?.phrase ?? "part of what it allows"
          reporter.report(
            "the policy denies part of this grant in \(words: denial.entry.extent): \(what)",
            at: grant.location,
            related: [RelatedPlace("the policy denies it here", at: denial.entry.location)],
            fix: Fix("Leave that out of the grant."), witness: denial.point?.witness,
            subject: "spec.access[] \(denial.entry.description)")
        }
      }
    })
}

extension DenyEntry {
  /// The tiers that the entry holds in.
  fileprivate var extent: String {
    guard let upTo, upTo.value != .critical else { return "every tier" }
    return upTo.value == .low ? "tier low" : "tiers up to \(upTo.value.rawValue)"
  }

  /// What the entry says of systems and actions, whatever its line: part of a finding's identity.
  fileprivate var description: String {
    let systems = systems?.value.patterns.map(\.value.text).joined(separator: ",") ?? "*"
    let actions = actions?.value.patterns.map(\.value.text).joined(separator: ",") ?? "*"
    let resources = resources?.value.patterns.map(\.value.text).joined(separator: ",") ?? "**"
    let effects = effects?.value.elements.map(\.value.rawValue).joined(separator: ",") ?? ""
    return "\(systems) \(actions) \(resources) \(effects)"
  }
}

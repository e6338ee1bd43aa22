import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// An agent can do through another what its own tier does not allow.
  static let delegateExceedsTier = Rule(
    RuleDescription(
      id: "boundary/delegate-exceeds-tier",
      severity: .error,
      summary: "An agent can do through another agent what its own tier does not allow",
      why: "Whoever can have another agent do something can do it: calling is a permission like any other.",
      fix: "Remove the delegate, narrow what it may do, or ask for a tier that allows it.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic ASI07", "CWE-441"],
      fails: DelegateExample.text(systems: "[jira]", mark: "  #           ↓\n"),
      passes: DelegateExample.text(systems: "[jira, web]", mark: "")),
    check: .inventory { inventory, _, reporter in
      for reach in inventory.outsideReaches {
        reporter.report(
          .exceeding(reach), naming: reach.agent.name?.value, at: reach.delegate.location,
          related: [RelatedPlace("\(reach.path.names.last ?? "") may do it here", at: reach.location)]
            + reach.lines,
          fix: Fix(
            """
            Remove \(reach.delegate.value) from \("delegates"), narrow what \(reach.path.names.last ?? "") \
            may do, or ask for a tier that allows it.
            """), witness: reach.point?.witness,
          subject: "spec.delegates[] \(reach.path.names.joined(separator: " ")) \(reach.judged)")
      }
    })
}

extension OutsideReach {
  /// What the last agent could do; nil where it is not known.
  fileprivate var point: Point? {
    if case .exceeds(let point)? = verdict?.containment { return point }
    return nil
  }

  /// The lines of the policy that come closest.
  fileprivate var lines: [RelatedPlace] {
    guard let verdict, let point else { return [] }
    return BoundaryWords.lines(verdict, at: point)
  }
}

extension Message {
  fileprivate static func exceeding(_ reach: OutsideReach) -> Message {
    let names = reach.path.names
    var way: Message = "through \(names.first ?? "")"
    for (index, name) in names.enumerated().dropFirst() {
      if index == names.count - 1, reach.path.namesLeftOut > 0 {
        way = way + " and \(reach.path.namesLeftOut) more agents"
      }
      way = way + ", which may call \(name)"
    }
    if names.count > 1 { way = way + "," }
    let tier: Message = "tier \(words: reach.tier.rawValue)"
    switch reach.verdict?.containment {
    case .exceeds(let point)?:
      guard let verdict = reach.verdict else { break }
      return way + " this agent can use \(point.phrase); "
        + BoundaryWords.reason(verdict, at: point, in: reach.tier)
    case .undecided(let limit)?:
      return way
        + " this agent may reach more than \(tier) allows; that could not be decided: \(words: limit.words)"
    case .inside?, nil: break
    }
    return way
      + " this agent may reach anything: what \(reach.path.names.last ?? "") may do could not be read"
  }
}

private enum DelegateExample {
  static func text(systems: String, mark: String) -> String {
    """
    # file: .agentgate/policy.yaml
    apiVersion: agentgate/v1
    kind: RiskPolicy
    metadata: {name: example}
    spec:
      layer: organization
      requirements:
        low: {allow: [{systems: \(systems), effects: [read]}]}
        medium: {allow: [{effects: [read]}]}
    # file: agents/faq-bot.yaml
    apiVersion: agentgate/v1
    kind: Agent
    metadata: {name: faq-bot}
    spec:
      purpose: Answers questions about opening hours from the public web site.
      owner: {team: storefront}
      risk: medium
      identity: {authentication: {method: workload-identity}}
      access:
        - {system: web, actions: [fetch], resources: ["shop.example.com/**"]}
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
    \(mark)  delegates: [faq-bot]
    """
  }
}

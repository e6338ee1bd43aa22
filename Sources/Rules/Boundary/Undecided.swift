import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// Whether a grant lies inside its boundary could not be decided.
  static let undecidedBoundary = Rule(
    RuleDescription(
      id: "boundary/undecided",
      severity: .error,
      isFixed: true,
      summary: "It could not be decided whether a grant lies inside what its tier allows",
      why:
        "What is not shown to be allowed is not let through; some patterns take too long to compare.",
      fix: "Write simpler patterns, fewer of them, or names instead of patterns.",
      references: ["CWE-1333", "OWASP Agentic ASI03"],
      fails: UndecidedExample.fails,
      passes: UndecidedExample.passes),
    check: .eachAgent { agent, _, reporter in
      for (grant, excess) in zip(agent.spec.access?.value.elements ?? [], agent.excesses) {
        guard case .undecided(let limit)? = excess?.containment else { continue }
        reporter.report(
          """
          it could not be decided whether this grant lies inside what tier \(words: agent.tier.rawValue) \
          allows: \(words: limit.words)
          """,
          at: grant.location,
          fix: Fix("Write simpler patterns, fewer of them, or names instead of patterns."),
          subject: "spec.access[]")
      }
    })
}

/// A pattern whose automaton has more states than can be tried, 2^40, beside two that cover it only together.
private enum UndecidedExample {
  static let fails = text(
    allowed: ["?*a\(wildcards)", "a\(wildcards)"], asked: "*a\(wildcards)", mark: "    #  ↓\n")
  static let passes = text(allowed: ["2026/**"], asked: "2026/*.txt", mark: "")

  private static let wildcards = String(repeating: "?", count: 40)

  private static func text(allowed: [String], asked: String, mark: String) -> String {
    """
    # file: .agentgate/policy.yaml
    apiVersion: agentgate/v1
    kind: RiskPolicy
    metadata: {name: example}
    spec:
      layer: organization
      requirements:
        low:
          allow:
            - systems: [archive]
              resources:
    \(allowed.map { "            - \"\($0)\"" }.joined(separator: "\n"))
    ---
    apiVersion: agentgate/v1
    kind: SystemCatalog
    metadata: {name: example}
    spec: {systems: [{name: archive, data: public, actions: [{match: [read], effects: [read]}]}]}
    # file: agents/archivist.yaml
    apiVersion: agentgate/v1
    kind: Agent
    metadata: {name: archivist}
    spec:
      purpose: Finds the minutes of past meetings for whoever asks.
      owner: {team: storefront}
      identity: {authentication: {method: workload-identity}}
      access:
    \(mark)    - {system: archive, actions: [read], resources: ["\(asked)"]}
    """
  }
}

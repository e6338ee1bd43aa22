import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// An authentication method is one that the tier does not allow.
  static let forbiddenMethod = Rule(
    RuleDescription(
      id: "identity/forbidden-method",
      severity: .error,
      summary: "The tier does not allow this authentication method",
      why:
        "With a secret that can be copied, or a shared account, anybody can act in the agent's name.",
      fix: "Use a method that the policy allows; `token-exchange` and `workload-identity` are the strongest.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9", "CWE-287"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                                   ↓
          identity: {authentication: {method: shared-account}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      agent.spec.forEachMethod { use in
        guard let line = agent.requirements.lineForbidding(use.method.value) else { return }
        reporter.report(
          .forbidden(use, tier: agent.tier), at: use.method.location,
          related: [RelatedPlace("the policy says so here", at: line)],
          fix: .useOne(of: agent.requirements.methodsLeft), subject: use.subject)
      }
    })
}

extension EffectiveRequirements {
  /// The policy line that keeps a method out: one that forbids it, or a list of the only ones allowed.
  func lineForbidding(_ method: AuthenticationMethod) -> SourceLocation? {
    if let line = forbiddenMethods.first(where: { $0.value == method }) { return line.location }
    guard let allowedMethods, !allowedMethods.value.contains(method) else { return nil }
    return allowedMethods.location
  }

  /// The methods that are allowed, from strong to weak; weak ones only where there are no others.
  fileprivate var methodsLeft: [AuthenticationMethod] {
    let left = AuthenticationMethod.allCases.filter { lineForbidding($0) == nil }
    let strong = left.filter { !$0.isWeak }
    return strong.isEmpty ? left : strong
  }
}

extension Message {
  fileprivate static func forbidden(_ use: MethodUse, tier: Tier) -> Message {
    let method = use.method.value.rawValue
    guard let system = use.system else { return "tier \(words: tier.rawValue) does not allow \(method)" }
    return "tier \(words: tier.rawValue) does not allow \(method), which is the method in \(system)"
  }
}

extension Fix {
  fileprivate static func useOne(of methods: [AuthenticationMethod]) -> Fix? {
    // The strongest, `token-exchange`, is only for agents that act for a person.
    let pasted = methods.contains(.workloadIdentity) ? .workloadIdentity : methods.first
    guard let pasted else { return nil }
    return Fix("Use \(list: methods.map(\.rawValue), last: "or").", snippet: "method: \(pasted.rawValue)")
  }
}

import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// An authentication method is weak, though the tier allows it.
  ///
  /// Weak are those whose secret goes along with every request, or is known to several: `api-key`, `password`
  /// and `shared-account`. `client-credentials` is not among them: its secret goes to the token server only,
  /// and what systems see is a token that ends.
  static let weakMethod = Rule(
    RuleDescription(
      id: "identity/weak-method",
      severity: .warning,
      summary: "The authentication method is a secret that lasts",
      why: "A secret that is sent with every request and never ends is good for whoever has seen it once.",
      fix: "Use a method whose tokens end, such as `workload-identity` or `oidc-federation`.",
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9", "CWE-1391"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                                   ↓
          identity: {authentication: {method: api-key}}
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
        // What the policy forbids is `identity/forbidden-method`'s business.
        guard use.method.value.isWeak, agent.requirements.lineForbidding(use.method.value) == nil else {
          return
        }
        reporter.report(
          .weak(use), at: use.method.location,
          fix: Fix(
            "Use a method whose tokens end, such as \("workload-identity") or \("oidc-federation").",
            snippet: "method: workload-identity"),
          subject: use.subject)
      }
    })
}

extension Message {
  fileprivate static func weak(_ use: MethodUse) -> Message {
    let method = use.method.value.rawValue
    let place: Message = use.system.map { " in \($0)" } ?? ""
    return switch use.method.value {
    case .sharedAccount: "\(method)\(place) leaves open which of its users did what"
    default: "\(method)\(place) is a secret that lasts: whoever has seen it once can act as the agent"
    }
  }
}

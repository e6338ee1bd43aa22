import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// Tokens live too long, or nobody says how long.
  ///
  /// A lifetime that is too long is found whatever the method. A lifetime that is missing is found only where
  /// some method has tokens: to ask for the lifetime of a password would be poor advice, and what the policy
  /// thinks of passwords it says by forbidding them.
  static let tokenLifetime = Rule(
    RuleDescription(
      id: "identity/token-lifetime",
      severity: .error,
      summary: "Tokens are good for longer than the tier allows",
      why: "A stolen token does harm until it ends, and nobody can call it back before that.",
      fix: "Have tokens issued for a shorter time, and write it in `tokenLifetime`.",
      references: ["OWASP Agentic ASI03", "CWE-613"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          identity:
            #                                                           ↓
            authentication: {method: workload-identity, tokenLifetime: 24h}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {authentication: {maxTokenLifetime: 1h}}}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          identity:
            authentication: {method: workload-identity, tokenLifetime: 15m}
        ---
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: corp}
        spec:
          layer: organization
          requirements: {low: {authentication: {maxTokenLifetime: 1h}}}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let limit = agent.requirements.maxTokenLifetime else { return }
      let authentication = agent.spec.identity?.value.authentication
      let lifetime = authentication?.value.tokenLifetime
      if let lifetime, lifetime.value <= limit.value { return }
      if lifetime == nil, !agent.usesTokens || agent.hasBeenTold(of: .authenticationTokenLifetime) {
        return
      }
      reporter.report(
        .tooLong(lifetime?.value.text, limit: limit.value.text, tier: agent.tier),
        at: lifetime?.location ?? authentication?.location ?? agent.spec.identity?.location,
        related: [RelatedPlace("the policy sets the limit here", at: limit.location)],
        fix: Fix(
          lifetime == nil ? "Say how long a token is good for." : "Have tokens issued for a shorter time.",
          snippet: authentication == nil
            ? "authentication: {tokenLifetime: \(limit.value.text)}" : "tokenLifetime: \(limit.value.text)"),
        subject: "spec.identity.authentication.tokenLifetime=\(lifetime?.value.text ?? "")")
    })
}

extension AgentUnderCheck {
  /// Whether any of its authentication methods has tokens that end.
  fileprivate var usesTokens: Bool {
    var result = false
    spec.forEachMethod { use in result = result || use.method.value.hasTokens }
    return result
  }
}

extension AuthenticationMethod {
  /// Certificates end too, but not after a token's time.
  fileprivate var hasTokens: Bool {
    switch self {
    case .tokenExchange, .workloadIdentity, .oidcFederation, .privateKeyJWT, .clientCredentials: true
    case .mtls, .apiKey, .password, .sharedAccount: false
    }
  }
}

extension Message {
  fileprivate static func tooLong(_ lifetime: String?, limit: String, tier: Tier) -> Message {
    guard let lifetime else {
      return "how long a token is good for is not said; tier \(words: tier.rawValue) allows \(limit) at most"
    }
    return "a token is good for \(lifetime), and tier \(words: tier.rawValue) allows \(limit) at most"
  }
}

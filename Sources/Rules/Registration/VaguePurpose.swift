import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The purpose says too little.
  static let vaguePurpose = Rule(
    RuleDescription(
      id: "registration/vague-purpose",
      severity: .error,
      summary: "The purpose does not say what the agent is for",
      why: "Whether an agent's access is too wide can only be judged against what the agent is for.",
      fix: "Say in one sentence what the agent does, and to what.",
      references: ["NIST AI RMF MAP 1.1", "OWASP Agentic ASI10"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          #        ↓
          purpose: FAQ bot
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
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
      guard let purpose = agent.spec.purpose, let fault = PurposeFault(of: purpose.value, agent: agent.name)
      else {
        return
      }
      reporter.report(
        .vague(purpose.value, fault), at: purpose.location,
        fix: Fix(
          "Say in one sentence what the agent does, and to what.",
          snippet: "purpose: Matches supplier invoices to purchase orders and flags mismatches."),
        subject: "spec.purpose=\(purpose.value)")
    })
}

extension Message {
  fileprivate static func vague(_ purpose: String, _ fault: PurposeFault) -> Message {
    let shown = purpose.count > 40 ? purpose.prefix(40) + "…" : purpose[...]
    return switch fault {
    case .blank where purpose.allSatisfy(\.isWhitespace): "the purpose is empty"
    case .blank: "the purpose \(shown) has no word in it"
    case .placeholder: "the purpose \(shown) is a placeholder"
    case .nameOnly: "the purpose \(shown) only repeats the agent's name"
    case .generic: "the purpose \(shown) would fit any agent"
    case .short: "the purpose \(shown) is too short to say what the agent does"
    }
  }
}

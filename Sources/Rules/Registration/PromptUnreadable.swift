import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A prompt file cannot be read.
  static let promptUnreadable = Rule(
    RuleDescription(
      id: "registration/prompt-unreadable",
      severity: .error,
      summary: "A prompt file that the manifest names cannot be read",
      why: "A digest that no file can be held against pins nothing.",
      fix: "Write the path from the root of the repository, and commit the file.",
      references: ["NIST AI RMF MEASURE 2.8", "OWASP Agentic ASI04"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #              ↓
          prompt: {path: prompts/faq.md}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          prompt: {path: prompts/faq.md}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        # file: prompts/faq.md
        Answer in one sentence, and name the page.
        """),
    check: .eachAgent { agent, _, reporter in
      for (prompt, file) in zip(agent.spec.prompt?.value.elements ?? [], agent.prompts) {
        guard case .unreadable(let reason) = file else { continue }
        let path = prompt.value.path?.value ?? ""
        reporter.report(
          "the prompt file \(path) cannot be read: \(reason.asClause)",
          at: prompt.value.path?.location ?? prompt.value.location,
          fix: Fix("Write the path from the root of the repository, and commit the file."),
          subject: "spec.prompt.path=\(path)")
      }
    })
}

extension Message {
  /// A sentence as the end of another one: without its capital and its full stop.
  fileprivate var asClause: Message {
    var parts = parts
    if case .words(let first)? = parts.first {
      parts[0] = .words(first.prefix(1).lowercased() + first.dropFirst())
    }
    if case .words(let last)? = parts.last, last.hasSuffix(".") {
      parts[parts.count - 1] = .words(String(last.dropLast()))
    }
    return Message(parts: parts)
  }
}

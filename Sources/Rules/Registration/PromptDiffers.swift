import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// A prompt file is not the one that the manifest pins.
  ///
  /// A path without a digest is `registration/missing-field`'s business, where the tier asks for one.
  static let promptDiffers = Rule(
    RuleDescription(
      id: "registration/prompt-differs",
      severity: .error,
      summary: "A prompt file is not the one whose digest the manifest holds",
      why: "A prompt decides what an agent does, so a change to it is a change to the agent.",
      fix:
        "If the change is meant, write the file's new digest; sign-offs then have to be given again.",
      references: ["NIST AI RMF MEASURE 2.8", "OWASP Agentic ASI04", "CWE-353"],
      fails: """
        # file: prompts/faq.md
        Answer in one sentence, and name the page.
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          prompt:
            path: prompts/faq.md
            #       ↓
            digest: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        # file: prompts/faq.md
        Answer in one sentence, and name the page.
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          prompt:
            path: prompts/faq.md
            digest: "sha256:750271645e12c4f889e2448e58aa8a81a5af06a52a8f51c798ff9904ed6ed08f"
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      for (prompt, file) in zip(agent.spec.prompt?.value.elements ?? [], agent.prompts) {
        guard case .digest(let actual) = file, let pinned = prompt.value.digest, pinned.value.text != actual
        else {
          continue
        }
        let path = prompt.value.path?.value ?? ""
        reporter.report(
          "the prompt file \(path) is not the one that this digest pins", at: pinned.location,
          fix: Fix("If the change is meant, pin the file as it is now.", snippet: "digest: \"\(actual)\""),
          subject: "spec.prompt=\(path) \(pinned.value.text) \(actual)")
      }
    })
}

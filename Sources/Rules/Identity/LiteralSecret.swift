import Documents
import Findings
import SourceText

extension Rule {
  /// A credential stands in the manifest.
  static let literalSecret = Rule(
    RuleDescription(
      id: "identity/literal-secret",
      severity: .error,
      summary: "A credential stands in the manifest in plain text",
      why:
        "Everybody who reads the repository reads its manifests, and history keeps what was written once.",
      fix: """
        Revoke it, keep its successor in a secret store, and write in `credential` where that is.
        """,
      references: ["OWASP Agentic ASI03", "OWASP Agentic T9", "CWE-798"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity:
            authentication:
              method: private-key-jwt
              #           ↓
              credential: ghp_0123456789abcdefghijklmnopqrstuvwxyz
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
          identity:
            authentication:
              method: private-key-jwt
              credential: vault://agents/faq-bot
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      var counts: [String: Int] = [:]
      let bytes = agent.source.bytes
      SecretScan.secrets(in: bytes.span, agent.surroundings) { secret in
        let number = counts[secret.kind, default: 0] + 1
        counts[secret.kind] = number
        // The credential goes neither into the message nor into the subject; reports print the line as
        // `SecretScan.masked` leaves it.
        reporter.report(
          .found(secret), at: SourceLocation(source: agent.source.id, range: secret.head),
          fix: .revoke(secret, of: agent.name), subject: "\(secret.kind) \(number)")
      }
      for (number, place) in agent.bareCredentials.enumerated() {
        reporter.report(
          "this looks like a credential itself, not like a reference to where it is kept", at: place,
          fix: .revoke(agent.name), subject: "a bare credential \(number + 1)")
      }
    })
}

extension AgentUnderCheck {
  /// The bytes of the document, with the comments before and after it up to the next document.
  fileprivate var surroundings: Range<Int> {
    let text = source.bytes
    let bytes = text.span
    var start = min(Int(documentRange.start), bytes.count)
    while start > 0, !isMarker(at: start, in: bytes) { start -= 1 }
    var end = max(start, min(Int(documentRange.end), bytes.count))
    while end < bytes.count, !isMarker(at: end, in: bytes) { end += 1 }
    return start..<end
  }

  /// Where a text under `credential` stands that is no reference.
  fileprivate var bareCredentials: [SourceLocation] {
    let identity = spec.identity?.value
    let texts =
      [identity?.authentication?.value.credential]
      + (identity?.systems?.value.elements.map(\.value.credential) ?? [])
    return texts.compactMap { $0 }.filter {
      BareCredential.isOne($0.value)
    }.map(\.location)
  }

  /// Whether a line begins with `---` or `...`, which separate documents.
  private func isMarker(at index: Int, in bytes: Span<UInt8>) -> Bool {
    let byte = bytes[index < bytes.count ? index : bytes.count - 1]
    guard index > 0, index + 3 <= bytes.count, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else {
      return false
    }
    let isLineStart = bytes[index - 1] == UInt8(ascii: "\n") || bytes[index - 1] == UInt8(ascii: "\r")
    return isLineStart && bytes[index + 1] == byte && bytes[index + 2] == byte
  }
}

extension Message {
  fileprivate static func found(_ secret: StandingSecret) -> Message {
    "\(words: secret.kind) stands here in plain text"
  }
}

extension Fix {
  fileprivate static func revoke(_ secret: StandingSecret, of agent: String?) -> Fix {
    if secret.kind == SecretShape.passwordInURL {
      return Fix("Change the password, since the history keeps it, and write the URL without one.")
    }
    return revoke(agent)
  }

  fileprivate static func revoke(_ agent: String?) -> Fix {
    Fix(
      "Revoke it, since the history keeps it, and write where its successor is kept.",
      snippet: "credential: vault://agents/\(agent ?? "NAME")")
  }
}

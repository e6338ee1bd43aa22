import Documents
import SourceText

/// An authentication method that a manifest names, and where it is used.
struct MethodUse {
  let method: Located<AuthenticationMethod>
  /// The system that it is used in; nil is every system that has no method of its own.
  let system: String?

  /// The field and its value, for fingerprints.
  var subject: String {
    let field = system.map { "spec.identity.systems[\($0)].method" } ?? "spec.identity.authentication.method"
    return "\(field)=\(method.value.rawValue)"
  }
}

extension AgentSpec {
  /// Calls `body` with each method that the manifest names.
  func forEachMethod(_ body: (MethodUse) -> Void) {
    guard let identity = identity?.value else { return }
    if let method = identity.authentication?.value.method { body(MethodUse(method: method, system: nil)) }
    for entry in identity.systems?.value.elements ?? [] {
      guard let method = entry.value.method else { continue }
      body(MethodUse(method: method, system: entry.value.system?.value.text ?? ""))
    }
  }
}

extension AuthenticationMethod {
  /// Whether the secret goes along with every request, or is known to several.
  var isWeak: Bool {
    switch self {
    case .apiKey, .password, .sharedAccount: true
    case .tokenExchange, .workloadIdentity, .oidcFederation, .privateKeyJWT, .mtls, .clientCredentials: false
    }
  }
}

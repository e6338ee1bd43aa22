/// Documents that tests put together.
public enum Samples {
  /// A manifest of an agent of the lowest tier that no rule of the standard policy finds fault with.
  public static func agent(_ name: String, team: String = "storefront", more: String = "") -> String {
    let lines = more.split(separator: "\n").map { "  \($0)\n" }.joined()
    return """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: \(name)}
      spec:
        purpose: Answers questions about opening hours from the public web site.
        owner: {team: \(team)}
        identity: {subject: agents/\(name), authentication: {method: workload-identity}}
        access:
          - {system: web, actions: [fetch], expires: 2027-03-01}

      """ + lines
  }

  /// A policy layer; `spec` holds what stands beside `layer`, as lines without indentation.
  public static func policy(_ name: String, layer: String, spec: String) -> String {
    let lines = spec.split(separator: "\n").map { "  \($0)\n" }.joined()
    return """
      apiVersion: agentgate/v1
      kind: RiskPolicy
      metadata: {name: \(name)}
      spec:
        layer: \(layer)

      """ + lines
  }

  /// A directory of the team `storefront` in the domain `shop` and the team `ledger` in the domain `finance`.
  public static let directory = """
    apiVersion: agentgate/v1
    kind: Directory
    metadata: {name: corp}
    spec:
      teams:
        - {name: storefront, domain: shop}
        - {name: ledger, domain: finance}

    """
}

/// The texts of the examples of rules about changes: `# base:` begins a file as it was at the base revision.
enum ChangeExample {
  /// An agent whose grant is on the pages `before` at the base and `now` in the change; `mark` stands above
  /// the latter.
  static func text(before: String, now: String, mark: String) -> String {
    """
    # base: agents/faq-bot.yaml
    \(manifest(access: access(before)))
    # file: agents/faq-bot.yaml
    \(manifest(access: mark + access(now)))
    """
  }

  /// A manifest of the lowest tier; the marks stand above its name and its `spec`.
  static func manifest(
    access: String = access("help/**"), owner: String = "  owner: {team: storefront}\n",
    nameMark: String = "",
    specMark: String = ""
  ) -> String {
    """
    apiVersion: agentgate/v1
    kind: Agent
    \(nameMark)metadata: {name: faq-bot}
    \(specMark)spec:
      purpose: Answers questions about opening hours from the public web site.
    \(owner)  identity: {authentication: {method: workload-identity}}
      access:
    \(access)
    """
  }

  /// A policy that asks for nothing, so that an example can be short.
  static let policy = """
    # file: .agentgate/policy.yaml
    apiVersion: agentgate/v1
    kind: RiskPolicy
    metadata: {name: sandbox}
    spec: {layer: organization}
    """

  /// A manifest that asks for a tier and has no access.
  static func manifest(tier: String, mark: String = "") -> String {
    """
    apiVersion: agentgate/v1
    kind: Agent
    \(mark)metadata: {name: faq-bot}
    spec: {risk: \(tier)}
    """
  }

  private static func access(_ pages: String) -> String {
    """
        - {system: web, actions: [fetch], resources: ["https://shop.example/\(pages)"], expires: 2027-03-01}
    """
  }
}

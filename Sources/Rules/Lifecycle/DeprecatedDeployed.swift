import Documents
import Findings
import SourceText

extension Rule {
  /// An agent that is to be retired is still deployed.
  static let deprecatedDeployed = Rule(
    RuleDescription(
      id: "lifecycle/deprecated-deployed",
      severity: .error,
      summary: "An agent that is to be retired is still deployed",
      why: "A deprecated agent is no longer maintained, yet each deployment renews all that it may do.",
      fix: "Revoke its access and remove the manifest, or write the stage that is true.",
      references: ["NIST AI RMF GOVERN 1.7", "NIST AI RMF MANAGE 2.4"],
      fails: """
        # run: --environment staging
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                   ↓
          lifecycle: {stage: deprecated}
          identity: {authentication: {method: workload-identity}}
          environments: [staging]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        # run: --environment staging
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          lifecycle: {stage: experimental}
          identity: {authentication: {method: workload-identity}}
          environments: [staging]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      guard let stage = agent.spec.lifecycle?.value.stage, stage.value == .deprecated else { return }
      // Without a named environment the run stands for the one that matters most.
      let asked = circumstances.environment ?? "production"
      let listed = agent.spec.environments
      if let listed, !listed.value.elements.contains(where: { $0.value.text == asked }) { return }
      reporter.report(
        circumstances.environment.map { .deployed(to: $0) } ?? .deployable(isListed: listed != nil),
        at: stage.location,
        related: listed.map { [RelatedPlace("the environments stand here", at: $0.location)] } ?? [],
        fix: Fix("Revoke the agent and remove its manifest, or write the stage that is true."),
        subject: "spec.lifecycle.stage")
    })
}

extension Message {
  fileprivate static func deployed(to environment: String) -> Message {
    "a deprecated agent is not deployed any more, and this run deploys it to \(environment)"
  }

  fileprivate static func deployable(isListed: Bool) -> Message {
    isListed
      ? "this agent is deprecated and still lists the environment \("production")"
      : "this agent is deprecated, and without \("environments") it may still run everywhere"
  }
}

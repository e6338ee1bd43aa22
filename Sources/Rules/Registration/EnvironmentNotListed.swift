import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The run deploys to an environment that the manifest does not list.
  static let environmentNotListed = Rule(
    RuleDescription(
      id: "registration/environment-not-listed",
      severity: .error,
      summary: "The agent is not registered for the environment that it is deployed to",
      why: "An agent's tier was found, and its sign-offs were given, for the environments that it lists.",
      fix: "Deploy it to an environment that the manifest lists, or add this one and let it be reviewed.",
      references: ["NIST AI RMF MAP 1.1", "OWASP Agentic ASI10"],
      fails: """
        # run: --environment production
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          #             ↓
          environments: [staging]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        # run: --environment production
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          environments: [staging, production]
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, circumstances, reporter in
      // An agent that lists none is registered for all of them.
      guard let environment = circumstances.environment, let listed = agent.spec.environments,
        !listed.value.elements.contains(where: { $0.value.text == environment })
      else { return }
      let names = listed.value.elements.map(\.value.text)
      reporter.report(
        "the agent is not registered for \(environment)", at: listed.location,
        fix: Fix(
          "Deploy it to \(list: names, last: "or"), or add \(environment) here and let it be reviewed.",
          snippet: "environments: [\((names + [environment]).joined(separator: ", "))]"),
        subject: "spec.environments lacks \(environment)")
    })
}

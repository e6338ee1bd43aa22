import Findings

extension Rule {
  /// A file passes a limit that keeps reading it cheap.
  static let limitPassed = Rule(
    RuleDescription(
      id: "document/limit",
      severity: .error,
      isFixed: true,
      summary: "A file passes a limit that keeps reading it cheap",
      why: "A small file that unfolds into millions of values would stop the gate for everybody.",
      fix: "Write it more simply; a manifest never needs this much.",
      references: ["CWE-776", "CWE-400"],
      fails: """
        # file: agents/faq-bot.yaml
        apiVersion: agentgate/v1
        kind: Agent
        metadata:
          name: faq-bot
          labels:
            a: &a [x, x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
            d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
            e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
            #                                  ↓
            f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        """,
      passes: """
        # file: agents/faq-bot.yaml
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
    check: .reportedByAnEarlierStage)
}

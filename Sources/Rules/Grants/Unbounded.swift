import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// A grant reaches everything where the policy asks for a bound.
  static let unboundedGrant = Rule(
    RuleDescription(
      id: "grants/unbounded",
      severity: .error,
      summary: "A grant reaches everything where the policy asks for a bound",
      why:
        """
        What reaches everything also reaches what does not exist yet, and nobody can say what signing it \
        off meant.
        """,
      fix: "Name what the agent works on; a pattern will do if it leaves something out.",
      references: ["CWE-272", "CWE-155", "OWASP Agentic ASI03"],
      fails: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization, requirements: {low: {grants: {bounded: [resources]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            #                                                   ↓
            - {system: jira, actions: [issues.read], resources: ["*", "**/*"]}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: RiskPolicy
        metadata: {name: storefront}
        spec: {layer: organization, requirements: {low: {grants: {bounded: [resources]}}}}
        ---
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: jira, actions: [issues.read], resources: ["projects/SHOP/**"]}
        """),
    check: .eachAgent { agent, _, reporter in
      for asked in agent.requirements.boundedNames where !agent.namesEach(asked.value) {
        let saysAbsent = !agent.isAbsenceReported(in: asked.value, before: "grants/unbounded")
        for grant in agent.spec.access?.value.elements ?? [] where grant.value.hasSystem {
          guard !grant.value.hasUnreadable(asked.value) else { continue }
          let names = grant.value.names(in: asked.value)
          guard names != nil || saysAbsent, let extent = Extent(of: names) else { continue }
          reporter.report(
            .unbounded(grant.value, asked.value, names, extent), at: names?.location ?? grant.location,
            related: [RelatedPlace("the policy asks for a bound here", at: asked.location)],
            fix: Fix("Name what the agent works on; a pattern will do if it leaves something out."),
            subject: "spec.access[].\(asked.value.rawValue)")
        }
      }
    })
}

/// Why a set of names is not let through.
private enum Extent {
  /// It holds every name.
  case everything
  /// Whether it does could not be decided.
  case undecided(Limit)

  /// Nil where some name is shown to be left out.
  init?(of names: GrantNames?) {
    guard let names else {
      self = .everything
      return
    }
    do throws(Limit) {
      if try names.language.complement.hasTexts() { return nil }
      self = .everything
    } catch {
      self = .undecided(error)
    }
  }
}

extension AgentUnderCheck {
  /// Whether the policy wants each name of a dimension, which a set of everything breaks as well.
  fileprivate func namesEach(_ dimension: GrantDimension) -> Bool {
    requirements.literalNames.contains { $0.value == dimension }
      && severity(of: "grants/wildcard") >= severity(of: "grants/unbounded")
  }
}

extension Message {
  fileprivate static func unbounded(
    _ grant: Grant, _ dimension: GrantDimension, _ names: GrantNames?, _ extent: Extent
  ) -> Message {
    if case .undecided(let limit) = extent {
      return
        """
        it could not be decided whether these are all \(words: dimension.rawValue) of \(grant.systemName): \
        \(words: limit.words)
        """
    }
    guard let names else {
      return
        "this grant on \(grant.systemName) names no \(words: dimension.rawValue), so it reaches all of them"
    }
    if names.patterns.count == 1, let pattern = names.patterns.first, !names.isComplement {
      return "\(pattern.value.text) reaches all \(words: dimension.rawValue) of \(grant.systemName)"
    }
    return "together these reach all \(words: dimension.rawValue) of \(grant.systemName)"
  }
}

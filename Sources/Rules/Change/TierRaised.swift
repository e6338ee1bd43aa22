import Documents
import Findings
import Risk

extension Rule {
  /// An agent is in a higher tier than at the base revision.
  static let tierRaised = Rule(
    RuleDescription(
      id: "change/tier-raised",
      severity: .note,
      summary: "The change puts the agent into a higher tier",
      why: "Whoever signed off on the agent signed off on a lower tier.",
      fix: "Take back what raised the tier, or have the agent reviewed for the new one.",
      references: ["OWASP Agentic ASI03", "NIST AI RMF MANAGE 4.2"],
      fails: """
        # base: agents/faq-bot.yaml
        \(ChangeExample.manifest(tier: "low"))
        \(ChangeExample.policy)
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest(tier: "medium", mark: "#                ↓\n"))
        """,
      passes: """
        # base: agents/faq-bot.yaml
        \(ChangeExample.manifest(tier: "medium"))
        \(ChangeExample.policy)
        # file: agents/faq-bot.yaml
        \(ChangeExample.manifest(tier: "low"))
        """),
    check: .change { checked, _, reporter in
      guard let before = checked.change.before, let after = checked.change.after, let tier = after.tier,
        tier > before.leastTier, after.isReadable
      else { return }
      let isDeclared = after.computedTier.map { $0.tier < tier } ?? false
      let known = Set(before.computedTier?.reasons ?? [])
      let new = after.computedTier?.reasons.first { !known.contains($0) }
      let why: Message = isDeclared ? "it asks for it" : new ?? "what it can do gives it"
      let was: Message =
        before.isReadable ? "was \(words: before.leastTier.rawValue)" : "could not be read"
      reporter.report(
        "the agent's tier is \(words: tier.rawValue) and " + was + " at \(checked.base); " + why,
        at: after.location, related: isDeclared ? [] : after.computedTier?.places ?? [], subject: "tier")
    })
}

extension ComparedAgent {
  /// The tier that it was in for certain: the lowest where its manifest could not be read, so that no rise is
  /// hidden.
  fileprivate var leastTier: Tier { isReadable ? tier ?? .low : .low }
}

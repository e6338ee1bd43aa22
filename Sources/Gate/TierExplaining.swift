public import Findings
import Documents
import Risk
import Rules
import SourceText

extension DeploymentGate {
  /// Says why an agent is in its tier, and what would lower it.
  ///
  /// Reads and computes as `check` does, by the same stages, and applies no rule. Where several manifests
  /// have the name, the first by path and place is explained. Linear in agents and calls,
  /// but for the search for removals, which tries a bounded number of sets.
  ///
  /// - Throws: where the request cannot be carried out, or no agent has the name.
  public static func explainTier(
    of agent: String, _ request: CheckRequest
  ) throws(RequestError) -> TierExplanation {
    var request = request
    request.agents = [agent]
    request.wantsDetail = true
    var run = try GateRun(request)
    run.purpose = .explanation
    try run.readDecidingDocuments()
    run.readAgents()
    run.judgeHeldAgents()
    return try run.explanation(of: agent)
  }
}

extension GateRun {
  fileprivate mutating func explanation(of name: String) throws(RequestError) -> TierExplanation {
    let problems = try settledFindings()
    let outcomes = agentOutcomes(problems)
    let explained = judged.sorted(by: JudgedAgent.isBefore).first
    guard let explained, let outcome = outcomes.first else { throw .unknownAgent(name, nearest: nil) }
    let conditions = conditionTexts()
    let ways = explained.detail?.waysDown
    let manifest = explained.detail?.manifest
    let removal = ways?.removal.flatMap { removal in
      manifest.map { manifest in
        TierExplanation.WayDown(
          message: SecretScan.masked(removal.words(in: manifest)),
          places: removal.locations(in: manifest).compactMap { places[$0] }, tier: removal.tier.rawValue,
          isGreedy: removal.isGreedy)
      }
    }
    return TierExplanation(
      agent: outcome, place: places[explained.location],
      raisedBelow: explained.detail?.raisedBelow.map { summary(of: $0, conditions) } ?? [], removal: removal,
      alternatives: ways?.alternatives.map {
        TierExplanation.WayDown(message: $0.message, places: [], tier: $0.tier.rawValue)
      } ?? [],
      problems: problems.filter(\.isBlocking), policy: policySummary, run: summary())
  }
}

extension TierRemoval {
  fileprivate func locations(in manifest: Agent) -> [SourceLocation] {
    let grants = manifest.spec?.value.access?.value.elements.map(\.location) ?? []
    let delegates = manifest.spec?.value.delegates?.value.elements.map(\.location) ?? []
    return entries.compactMap { entry in
      switch entry {
      case .grant(let index): grants.indices.contains(index) ? grants[index] : nil
      case .delegate(let index): delegates.indices.contains(index) ? delegates[index] : nil
      }
    }
  }
}

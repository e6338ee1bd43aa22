public import Documents
public import Findings
import Repository
public import Risk
public import SourceText

/// The agents of a root, without a verdict on any of them.
public struct Survey: Sendable {
  /// The agents that were asked for, by name, path and place.
  public let agents: [SurveyedAgent]
  /// What is wrong with the files, in the order of an `Outcome`; no rule about agents has been applied.
  public let findings: [Finding]
  /// The place of each location that a finding names.
  public let places: [SourceLocation: Place]
  /// What tiers were computed by.
  public let policy: PolicySummary
  /// The run's circumstances.
  public let run: RunSummary
}

/// One agent as it was found: its manifest, and what that comes to under the policies and catalogs in force.
public struct SurveyedAgent: Sendable {
  /// The manifest, with all its grants; parts that could not be read are missing from it.
  public let manifest: Agent
  /// The manifest's path under the root.
  public let path: String
  /// Where its name stands in the file, or its document begins.
  public let position: Position
  /// Whether all of the manifest could be read.
  public let isComplete: Bool
  /// The tier that it is held to: the higher of the next two.
  public let tier: Tier
  /// The tier that its access and surroundings give it, and why.
  public let computedTier: ComputedTier
  /// The tier that its manifest asks for.
  public let declaredTier: Tier?
  /// What each of its grants can reach, in their order.
  public let reaches: [GrantReach]

  /// The agent's name, where it could be read.
  public var name: String? { manifest.metadata?.value.name?.value.text }
}

extension DeploymentGate {
  /// Finds the agents that a request asks for, and says of each what `check` would hold against the rules.
  ///
  /// Reads and computes as `check` does, by the same stages, and applies no rule; linear in the files and in
  /// the agents with the calls between them. Its memory follows the agents asked for, since their manifests
  /// are kept. The request's instant, its environment and `isReportOnly` make no difference.
  ///
  /// - Throws: where the request itself cannot be carried out. Whatever is wrong with the files is in the
  ///   survey; with an error among its findings it may not be whole.
  public static func survey(_ request: CheckRequest) throws(RequestError) -> Survey {
    var run = try GateRun(request)
    run.purpose = .inventory
    try run.readDecidingDocuments()
    run.readAgents()
    run.judgeHeldAgents()
    run.reportEmptiness()
    return try run.survey()
  }
}

extension GateRun {
  /// Puts a survey together.
  mutating func survey() throws(RequestError) -> Survey {
    let findings = try settledFindings()
    let agents = judged.sorted(by: JudgedAgent.isBefore).compactMap { agent in
      agent.kept.map { kept in
        SurveyedAgent(
          manifest: kept.manifest, path: agent.path, position: kept.position, isComplete: kept.isComplete,
          tier: agent.tier, computedTier: agent.computedTier, declaredTier: agent.declaredTier,
          reaches: kept.reaches)
      }
    }
    return Survey(
      agents: agents, findings: findings, places: places, policy: policySummary, run: summary())
  }
}

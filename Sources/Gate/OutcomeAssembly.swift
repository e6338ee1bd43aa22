import Attestation
import Documents
import Findings
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

extension GateRun {
  /// Puts everything together: places, fingerprints, order, verdicts, exit status.
  mutating func outcome() throws(RequestError) -> Outcome {
    let ordered = try settledFindings()
    let outcomes = agentOutcomes(ordered)
    let isBlocked = ordered.contains(where: \.isBlocking)
    let isUndecided = ordered.contains { $0.isBlocking && $0.consequence == .undecided }
    let status: ExitStatus =
      isUndecided ? .undecided : isBlocked && !request.isReportOnly ? .block : .pass
    return Outcome(
      verdict: isBlocked ? .block : .pass, status: status, agents: outcomes, findings: ordered,
      places: places,
      policy: policySummary,
      rules: AllRules.descriptions, run: summary())
  }

  /// All findings, with their severities, places and fingerprints, in their final order.
  mutating func settledFindings() throws(RequestError) -> [Finding] {
    try checkNamedAgents()
    for agent in judged {
      findings += agent.findings
      places.merge(agent.places) { first, _ in first }
    }
    applyGeneralSeverities()
    addMissingPlaces()
    return withFingerprints(inOrder(findings)).map(\.withoutSecrets)
  }

  /// What the agents are held against.
  var policySummary: PolicySummary {
    decidingDocuments?.summary ?? PolicySummary(layers: [], catalogs: [])
  }

  /// The run's circumstances.
  func summary() -> RunSummary {
    RunSummary(
      version: request.version, simulatedNow: request.isSimulated ? request.now.text : nil,
      enforced: !request.isReportOnly, environment: request.environment, filesRead: walked.files.count,
      agentsKnown: agents.count,
      pruned: walked.pruned.map { RunSummary.PrunedPath(path: $0.path, reason: $0.reason.words) },
      base: request.base.map(\.compared))
  }

  private func checkNamedAgents() throws(RequestError) {
    let names = Set(agents.compactMap(\.record.name?.value))
    for name in request.agents where !names.contains(name) {
      throw .unknownAgent(name, nearest: nearestName(to: name, among: names.sorted()))
    }
  }

  /// What names no agent goes by the severities that bind everybody; rules on one agent have been seen to.
  private mutating func applyGeneralSeverities() {
    guard let decided = decidingDocuments else { return }
    let fixed = Set(AllRules.all.filter { $0.description.isFixed }.map(\.description.id))
    let byRule = Dictionary(
      AllRules.all.map { ($0.description.id, $0.check) }, uniquingKeysWith: { first, _ in first })
    let teams = Dictionary(
      zip(agents.compactMap(\.record.name?.value), agents.map(\.record.team)).map { ($0, $1) },
      uniquingKeysWith: { first, _ in first })
    for index in findings.indices where !fixed.contains(findings[index].rule) {
      if case .eachAgent? = byRule[findings[index].rule] { continue }
      let policy =
        findings[index].agent.map { decided.policies.policy(ofTeam: teams[$0] ?? nil) }
        ?? decided.policies.general
      if let severity = policy.severities[findings[index].rule]?.value { findings[index].severity = severity }
    }
  }

  /// Finds the places that no earlier stage had the text for: in what decides, and in the manifests that
  /// rules across agents point at, whose files are read again.
  private mutating func addMissingPlaces() {
    var missing: [SourceID: [SourceLocation]] = [:]
    let detailed = judged.compactMap(\.detail).flatMap(\.locations)
    for location in findings.flatMap(\.locations) + detailed where places[location] == nil {
      missing[location.source, default: []].append(location)
    }
    guard !missing.isEmpty else { return }
    var reader = try? request.tree.reader()
    for (id, locations) in missing {
      let source = sources.text(of: id, reader: &reader)
      let lines = source.map { LineIndex(SecretScan.masked($0)) }
      for location in locations {
        places[location] = lines?.place(of: location.range) ?? Place(path: sources.path(of: id))
      }
    }
  }

  /// By path, place, rule and message, bytewise; what has no place comes first.
  private func inOrder(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.map { finding in
      (path: finding.location.map { sources.path(of: $0.source) } ?? "", finding: finding)
    }
    return keyed.sorted { left, right in
      if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
      let (a, b) = (left.finding, right.finding)
      let (start, other) = (a.location?.range.start ?? 0, b.location?.range.start ?? 0)
      if start != other { return start < other }
      if a.rule != b.rule { return a.rule < b.rule }
      if a.message != b.message {
        return a.message.plainText.utf8.lexicographicallyPrecedes(b.message.plainText.utf8)
      }
      return a.subject.utf8.lexicographicallyPrecedes(b.subject.utf8)
    }.map(\.finding)
  }

  /// A fingerprint is made of the rule, the agent, the field and all that was judged; never of line numbers.
  /// Where two are equal, the second gets a number.
  private func withFingerprints(_ findings: [Finding]) -> [Finding] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      var finding = finding
      let parts = [finding.rule.text, finding.agent ?? "", finding.subject, finding.judged]
      // A fingerprint is printed: it must not be made of a secret that is short enough to be guessed.
      let judged = SecretScan.masked(parts.joined(separator: "\0"))
      let digest = String(Digest(of: judged.utf8).hexadecimal.prefix(32))
      let count = seen[digest, default: 0]
      seen[digest] = count + 1
      finding.fingerprint = count == 0 ? digest : "\(digest)-\(count + 1)"
      return finding
    }
  }

  func agentOutcomes(_ findings: [Finding]) -> [AgentOutcome] {
    var errors: [String: Int] = [:]
    var warnings: [String: Int] = [:]
    for finding in findings {
      guard let agent = finding.agent else { continue }
      if finding.isBlocking { errors[agent, default: 0] += 1 }
      if finding.severity == .warning { warnings[agent, default: 0] += 1 }
    }
    let conditions = request.wantsDetail ? conditionTexts() : ConditionTexts()
    return judged.sorted(by: JudgedAgent.isBefore).map { agent in
      // Without a name no finding can name the agent: its own are all that can be counted.
      let own = agent.name == nil ? agent.findings : []
      let errors = agent.name.map { errors[$0] ?? 0 } ?? own.filter(\.isBlocking).count
      var outcome = AgentOutcome(
        name: agent.name, path: agent.path, location: agent.location, tier: agent.tier.rawValue,
        computedTier: agent.computedTier.tier.rawValue, declaredTier: agent.declaredTier?.rawValue,
        verdict: errors > 0 ? .block : .pass,
        reasons: agent.computedTier.reasons.map(SecretScan.masked), errors: errors,
        warnings: agent.name.map { warnings[$0] ?? 0 } ?? own.filter { $0.severity == .warning }.count)
      outcome.raisedBy = agent.detail?.raisedBy.map { summary(of: $0, conditions) } ?? []
      outcome.access = agent.detail?.access.map { $0.summary(at: places) } ?? []
      return outcome
    }
  }
}

extension JudgedAgent {
  /// The order of every list of agents: by name, path and place, bytewise.
  static func isBefore(_ left: JudgedAgent, _ right: JudgedAgent) -> Bool {
    let (a, b) = (left.name ?? "", right.name ?? "")
    if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
    if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
    return left.location < right.location
  }
}

extension PruneReason {
  /// What such a folder holds.
  var words: String {
    switch self {
    case .dependencies: "dependencies"
    case .buildProducts: "build products"
    case .nestedRepository: "a repository of its own"
    }
  }
}

extension Finding {
  /// The same finding with every credential in what it quotes blacked out: whatever a rule quotes, a secret
  /// that stands in a manifest must not reach a log.
  fileprivate var withoutSecrets: Finding {
    var finding = self
    finding.message = SecretScan.masked(message)
    finding.related = related.map { RelatedPlace(SecretScan.masked($0.message), at: $0.location) }
    finding.fix = fix.map { Fix(SecretScan.masked($0.message), snippet: $0.snippet.map(SecretScan.masked)) }
    return finding
  }
}

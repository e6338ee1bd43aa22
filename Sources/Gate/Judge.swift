import Attestation
import Documents
import Findings
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

/// A manifest that was read, and what is known of it so far.
struct ReadAgent: Sendable {
  /// What the rules across agents need.
  let record: AgentRecord
  /// What its own access and surroundings do to the conditions of the classify lines.
  let facts: ReachFacts
  /// Whether all that it may do could be read; where not, it counts as able to do everything.
  let isReadable: Bool
  /// Its grants that can raise the tier of an agent that may call it.
  let grants: [RaisingGrant]
  /// The verdict's parts, if the agent was asked for and could be judged at once.
  var judged: JudgedAgent?
  /// What it has to say to the question of the run, where there is one.
  var asked: AskedAgent?
  /// What is needed to judge it once all agents are known: of an agent that may call others its tier depends
  /// on theirs.
  var held: HeldAgent?
  /// What is kept of it where the run is one side of a comparison.
  var side: ComparedManifest?
}

/// An agent whose judgement waits for the agents that it may call.
struct HeldAgent: Sendable {
  let manifest: Agent
  let read: DocumentReader.Result
  let source: Source
}

/// What was found of one agent, before the rules across agents.
struct JudgedAgent: Sendable {
  let name: String?
  let path: String
  let location: SourceLocation
  let tier: Tier
  let declaredTier: Tier?
  let computedTier: ComputedTier
  var findings: [Finding]
  var places: [SourceLocation: Place]
  /// Whether each of its own grants lies inside what its tier allows.
  var isInsideBoundary = false
  /// What raised its tier and what it may do, in detail; only where a report wants it.
  var detail: AgentDetail?
  /// What an inventory keeps; none where a run is for verdicts, whose memory must not follow the repository.
  var kept: KeptManifest?
}

/// A manifest that is kept for an inventory, and what it comes to.
struct KeptManifest: Sendable {
  let manifest: Agent
  let reaches: [GrantReach]
  let position: Position
  let isComplete: Bool
}

/// What a run is for.
enum RunPurpose: Sendable {
  /// Verdicts: each agent is held against the rules.
  case verdicts
  /// An inventory: no rule is applied, and manifests are kept.
  case inventory
  /// Why one agent is in its tier: no rule is applied.
  case explanation
}

/// Judges one agent at a time by everything that does not depend on the other agents.
struct Judge: Sendable {
  let deciding: DecidingDocuments
  let circumstances: Circumstances
  let limits: Limits
  let purpose: RunPurpose
  /// Whether reports want to know what raised tiers, and all access.
  let wantsDetail: Bool
  /// What the run asks every agent, listed or not.
  var question: AccessQuestion?
  /// Whether manifests are kept to be compared with those of another revision.
  var isComparing = false

  /// Takes an agent in, and judges it at once where that is possible.
  func judge(
    _ manifest: Agent, _ read: DocumentReader.Result, tree: NodeTree, source: Source, isFileSelected: Bool,
    selection: Selection, files: inout FileWorker
  ) -> ReadAgent {
    let isSelected = selection.includes(manifest, isFileSelected: isFileSelected) { path in
      try? files.reader?.locate(path)
    }
    let reaches = reaches(of: manifest, files.memo)
    let isReadable = isReadable(manifest, read)
    let facts =
      isReadable
      ? deciding.policies.facts(of: manifest, reaching: reaches, in: deciding.catalog) : .everything
    var agent = ReadAgent(
      record: AgentRecord(manifest, catalog: deciding.catalog, isSelected: isSelected), facts: facts,
      isReadable: isReadable, grants: deciding.policies.raisingGrants(of: manifest, reaching: reaches))
    if let question {
      agent.asked = ask(question, manifest, isReadable: isReadable, source: source, files: &files)
    }
    if isComparing {
      agent.side = ComparedManifest(manifest, path: source.path, tree: tree, catalog: deciding.catalog)
    }
    guard isSelected else { return agent }
    if agent.record.delegates.isEmpty {
      agent.judged = judge(
        manifest, read, source: source, reaches: reaches, own: facts, all: facts, position: nil,
        files: &files, tree: tree)
    } else {
      agent.held = HeldAgent(manifest: manifest, read: read, source: source)
      // The held source keeps the bytes; the next file is read into another buffer.
      files.buffer = []
    }
    return agent
  }

  /// Judges an agent whose judgement waited.
  func judge(_ held: HeldAgent, at position: AgentPosition, files: inout FileWorker) -> JudgedAgent {
    judge(
      held.manifest, held.read, source: held.source, reaches: reaches(of: held.manifest, files.memo),
      own: position.network.members[position.index].facts,
      all: position.network.delegation.closed[position.index], position: position, files: &files, tree: nil)
  }

  private func judge(
    _ manifest: Agent, _ read: DocumentReader.Result, source: Source, reaches: [GrantReach],
    own: ReachFacts, all: ReachFacts, position: AgentPosition?, files: inout FileWorker, tree: NodeTree?
  ) -> JudgedAgent {
    let name = manifest.metadata?.value.name?.value.text
    let policy = deciding.policies.policy(ofTeam: manifest.spec?.value.owner?.value.team?.value.text)
    let computed = computedTier(manifest, read, reaches: reaches, own: own, all: all, policy, position)
    let declared = manifest.spec?.value.risk?.value ?? .low
    var findings = read.findings
    for index in findings.indices { findings[index].agent = name }
    var isInsideBoundary = false
    if purpose == .verdicts, let spec = manifest.spec?.value {
      // Where what it may do could not be read, its tier is unknown, and so is what that tier asks for: it is
      // held to what it declares, and blocked by what is wrong with it.
      let known = isReadable(manifest, read) ? computed : ComputedTier(tier: declared, reasons: [])
      let tier = max(known.tier, declared)
      let excesses = excesses(of: manifest, read, in: tier, policy, files.boundaries)
      isInsideBoundary = isReadable(manifest, read) && excesses.allSatisfy { $0 == nil }
      let agent = AgentUnderCheck(
        manifest: manifest, spec: spec, source: source, documentRange: read.range,
        brokenFields: read.brokenFields, computedTier: known, tier: tier,
        requirements: policy[tier], policy: policy, reaches: reaches, excesses: excesses,
        prompts: prompts(of: spec, &files),
        waysDown: declared < known.tier
          ? waysDown(manifest, reaches, policy, position, limit: Self.maximumCircle) : nil)
      findings += findingsOfRules(on: agent, policy)
    }
    var judged = JudgedAgent(
      name: name, path: source.path, location: manifest.metadata?.value.name?.location ?? manifest.location,
      tier: max(computed.tier, declared), declaredTier: manifest.spec?.value.risk?.value,
      computedTier: computed, findings: findings, places: [:], isInsideBoundary: isInsideBoundary)
    if wantsDetail {
      judged.detail = AgentDetail(
        raisedBy: computed.raisedBy, access: manifest.accessDetail(reaches, in: deciding.catalog))
    }
    if purpose == .explanation, isReadable(manifest, read) {
      judged.detail?.waysDown = waysDown(manifest, reaches, policy, position)
      judged.detail?.manifest = manifest
      judged.detail?.raisedBelow = deciding.policies.raisesBelow(
        computed.tier, of: manifest, reaching: reaches, own: own, all: all, under: policy, at: position)
    }
    complete(&judged, source: source, read: read, tree: tree, files: &files)
    if purpose == .inventory {
      judged.kept = KeptManifest(
        manifest: manifest, reaches: reaches,
        position: files.lines(of: source).position(of: judged.location.range.start),
        isComplete: !read.findings.contains(where: \.isBlocking))
    }
    return judged
  }

  /// Agents on circles of more agents than this get no removals in a check, since what their delegates bring
  /// would have to be found by walking the circles for each of them; `explainTier` has no such limit.
  private static let maximumCircle = 64

  /// What would lower an agent's computed tier.
  func waysDown(
    _ manifest: Agent, _ reaches: [GrantReach], _ policy: EffectivePolicy, _ position: AgentPosition?,
    limit: Int = .max
  ) -> TierWaysDown {
    TierWaysDown(
      removal: deciding.policies.removal(
        from: manifest, reaching: reaches, under: policy, in: deciding.catalog, at: position, limit: limit),
      alternatives: deciding.policies.alternatives(
        to: manifest, reaching: reaches, under: policy, in: deciding.catalog, at: position, limit: limit))
  }

  /// How the grants lie outside the boundary of a tier. What could not be read is blocked by that already.
  private func excesses(
    of manifest: Agent, _ read: DocumentReader.Result, in tier: Tier, _ policy: EffectivePolicy,
    _ memo: BoundaryMemo
  ) -> [GrantVerdict?] {
    guard isReadable(manifest, read), !policy.boundary.allowsEverything else { return [] }
    let environments = manifest.environmentNames
    return (manifest.spec?.value.access?.value.elements ?? []).map { grant in
      policy.excess(of: grant.value, environments: environments, in: tier, deciding.catalog, memo: memo)
    }
  }

  private func isReadable(_ manifest: Agent, _ read: DocumentReader.Result) -> Bool {
    read.isSound && manifest.isNameSound && manifest.spec?.value.isReachSound == true
  }

  private func reaches(of manifest: Agent, _ memo: ReachMemo) -> [GrantReach] {
    (manifest.spec?.value.access?.value.elements ?? []).map {
      deciding.policies.reach(of: $0.value, in: deciding.catalog, memo: memo)
    }
  }

  private func computedTier(
    _ manifest: Agent, _ read: DocumentReader.Result, reaches: [GrantReach], own: ReachFacts, all: ReachFacts,
    _ policy: EffectivePolicy, _ position: AgentPosition?
  ) -> ComputedTier {
    guard isReadable(manifest, read) else {
      return ComputedTier(
        tier: .critical,
        reasons: ["critical: the manifest has errors, so the agent counts as able to do everything"])
    }
    return deciding.policies.computedTier(
      of: manifest, reaching: reaches, own: own, all: all, under: policy, at: position)
  }

  private func prompts(of spec: AgentSpec, _ files: inout FileWorker) -> [PromptFile] {
    var found: [PromptFile] = []
    for prompt in spec.prompt?.value.elements ?? [] {
      guard let path = prompt.value.path?.value else {
        found.append(.notNamed)
        continue
      }
      do throws(FileError) {
        let bytes = try files.reader?.readInside(path)
        found.append(bytes.map { .digest(Digest(of: $0).text) } ?? .unreadable("The root cannot be opened."))
      } catch {
        found.append(.unreadable(Message(words: error.explanation)))
      }
    }
    return found
  }

  private static let rulesOnEachAgent = AllRules.all.compactMap { rule in
    if case .eachAgent(let check) = rule.check { (rule.description, check) } else { nil }
  }

  private func findingsOfRules(on agent: AgentUnderCheck, _ policy: EffectivePolicy) -> [Finding] {
    var findings: [Finding] = []
    let name = agent.name
    for (description, check) in Self.rulesOnEachAgent {
      var reporter = Reporter(rule: description, agent: name)
      check(agent, circumstances, &reporter)
      if reporter.findings.isEmpty { continue }
      let severity = description.isFixed ? nil : policy.severities[description.id]?.value
      for var finding in reporter.findings {
        if let severity { finding.severity = severity }
        findings.append(finding)
      }
    }
    return findings
  }

  /// Adds what needs the text and the tree: the places that the findings point at, and their fingerprints.
  private func complete(
    _ judged: inout JudgedAgent, source: Source, read: DocumentReader.Result, tree: NodeTree?,
    files: inout FileWorker
  ) {
    let detailed = judged.detail?.locations ?? []
    guard !judged.findings.isEmpty || !detailed.isEmpty else { return }
    let lines = files.lines(of: source)
    for location in detailed where location.source == source.id && judged.places[location] == nil {
      judged.places[location] = lines.place(of: location.range)
    }
    let reread = tree == nil ? DocumentSlice(read.range, of: source, limits: limits) : nil
    for index in judged.findings.indices {
      let finding = judged.findings[index]
      for location in finding.locations where location.source == source.id && judged.places[location] == nil {
        judged.places[location] = lines.place(of: location.range)
      }
      guard let location = finding.location, location.source == source.id else { continue }
      if let tree {
        judged.findings[index].judged = CanonicalText(of: location.range, in: tree).text
      } else if let reread {
        judged.findings[index].judged = CanonicalText(of: reread.range(location.range), in: reread.tree).text
      }
    }
  }
}

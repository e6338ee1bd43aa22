import Documents
import Findings
import Permissions
import Risk
import Rules
import SourceText

/// Puts the differences of a comparison together as plain values, with every credential in them blacked out.
struct ChangeAssembly {
  private let comparison: Comparison
  /// The files of each state in which something cannot be read: agents may stand in them that nobody knows.
  private let broken: (before: Set<String>, now: Set<String>)

  init(_ comparison: Comparison, brokenBefore: Set<String>, brokenNow: Set<String>) {
    self.comparison = comparison
    broken = (brokenBefore, brokenNow)
  }

  /// The agents that are not as they were: those that can do more first, then by name and path.
  var differences: [AgentDifference] {
    let found = comparison.changes.compactMap(difference)
    let order = found.indices.sorted { left, right in
      let (a, b) = (found[left], found[right])
      if a.isWidened != b.isWidened { return a.isWidened }
      let (name, other) = (a.name ?? "", b.name ?? "")
      if name != other { return name.utf8.lexicographicallyPrecedes(other.utf8) }
      if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
      return left < right
    }
    return order.map { found[$0] }
  }

  /// What became of an agent; nil if it is as it was.
  private func difference(_ change: AgentChange) -> AgentDifference? {
    guard let agent = change.after ?? change.before else { return nil }
    var result = AgentDifference(kind: kind(of: change), name: shown(agent.name), path: agent.path)
    if let before = change.before, let after = change.after {
      if before.name != after.name { result.previousName = shown(before.name) }
      if before.path != after.path { result.previousPath = before.path }
      result.fields = FieldDifferences(before, after).found
      result.reclassified = reclassified(before, after)
      result.isUnknownBefore = !before.isReadable
    }
    result.tierBefore = change.before.map(tiers)
    result.tierNow = change.after.map(tiers)
    result.gainsEverything = change.gainsEverything
    if let after = change.after { result.gained = parts(change.gained, of: after, comparison.head.catalog) }
    if let before = change.before { result.lost = parts(change.lost, of: before, comparison.base.catalog) }
    result.limit = (change.gained.limit ?? change.lost.limit)?.words
    result.through = change.through.map(through)
    considerBroken(&result)
    return result.isDifference ? result : nil
  }

  /// An agent that was in a file which is now broken is not known to be gone, nor one in a file that was
  /// broken known to be new.
  private func considerBroken(_ result: inout AgentDifference) {
    if result.kind == .removed, broken.now.contains(result.path) {
      result.kind = .changed
      result.gainsEverything = true
      result.lost = []
    }
    if result.kind == .added, broken.before.contains(result.path) { result.isUnknownBefore = true }
  }

  private func kind(of change: AgentChange) -> DifferenceKind {
    guard let before = change.before else { return .added }
    guard let after = change.after else { return .removed }
    if before.name != after.name { return .renamed }
    return before.path == after.path ? .changed : .moved
  }

  private func tiers(of agent: ComparedAgent) -> TierState {
    let computed = agent.computedTier?.tier ?? .critical
    return TierState(
      tier: (agent.tier ?? computed).rawValue, computed: computed.rawValue,
      declared: agent.manifest.spec?.value.risk?.value.rawValue,
      reasons: (agent.computedTier?.reasons ?? []).map(SecretScan.masked))
  }

  private func parts(
    _ difference: AccessDifference, of agent: ComparedAgent, _ catalog: SystemIndex
  ) -> [AccessPart] {
    difference.parts.map { part in
      let grants = agent.grants
      let name = grants.indices.contains(part.grant) ? grants[part.grant].value.system?.value.text : nil
      let words = BoxWords(part.box)
      return AccessPart(
        system: shown(name), actions: AccessPart.Values(words.actions),
        resources: AccessPart.Values(words.resources),
        conditions: words.conditions.map {
          AccessPart.Condition(
            attribute: SecretScan.masked($0.attribute), values: AccessPart.Values($0.values))
        },
        environments: words.environments.map { AccessPart.Values($0) },
        impact: SystemAccess(catalog.impact(of: part.box, on: name ?? ""), on: name, in: catalog),
        example: part.example?.witness.masked,
        examplePhrase: part.example.map { SecretScan.masked($0.phrase) },
        path: agent.path)
    }
  }

  private func through(_ gain: GainThrough) -> DelegateGain {
    let name = SecretScan.masked(gain.delegate.value)
    switch gain.gain {
    case .access(let systems, let part, let giver):
      let catalog = comparison.head.catalog
      let example = part.example.map { point -> Message in
        SecretScan.masked(point.phrase) + " by a grant of \(SecretScan.masked(giver))"
      }
      return DelegateGain(
        delegate: name, isNew: gain.isNew,
        systems: systems.map { SystemAccess($0.impact, on: $0.system, in: catalog) }, remark: nil,
        example: example)
    case .everything:
      return DelegateGain(
        delegate: name, isNew: gain.isNew, systems: nil,
        remark: "an agent on that way is registered by no manifest, or cannot be read", example: nil)
    case .notRuledOut:
      return DelegateGain(
        delegate: name, isNew: gain.isNew, systems: nil,
        remark:
          "more than \(Growth.maximumAgents) agents are on that way, which were not held against each other",
        example: nil)
    }
  }

  /// What grants that stand on both sides mean by each side's catalog, where that is not the same.
  private func reclassified(_ before: ComparedAgent, _ after: ComparedAgent) -> [Reclassification] {
    guard before.isReadable, after.isReadable else { return [] }
    let (old, new) = (comparison.base.catalog, comparison.head.catalog)
    var order: [String] = []
    var found: [String: (before: AccessImpact, now: AccessImpact)] = [:]
    for grant in after.grants {
      let name = grant.value.system?.value.text ?? ""
      guard !old.describesSame(name, as: new) else { continue }
      let box = grant.value.box(environments: after.environments, in: new)
      let isKept = before.grants.contains {
        $0.value.box(environments: before.environments, in: old) == box
      }
      guard isKept else { continue }
      let (earlier, now) = (old.impact(of: box, on: name), new.impact(of: box, on: name))
      if let known = found[name] {
        found[name] = (known.before.union(earlier), known.now.union(now))
      } else {
        order.append(name)
        found[name] = (earlier, now)
      }
    }
    return order.compactMap { name in
      guard let (before, now) = found[name], before != now else { return nil }
      return Reclassification(
        before: SystemAccess(before, on: name, in: old), now: SystemAccess(now, on: name, in: new))
    }
  }
}

/// A text of a manifest, with credentials blacked out.
private func shown(_ text: String?) -> String? { text.map(SecretScan.masked) }

extension ComparedAgent {
  fileprivate var environments: [String]? { manifest.environmentNames }
}

extension AgentDifference {
  /// Whether anything is different.
  fileprivate var isDifference: Bool {
    kind != .changed || gainsEverything || !gained.isEmpty || !lost.isEmpty || !through.isEmpty
      || !fields.isEmpty || !reclassified.isEmpty || !isSameTier
  }

  private var isSameTier: Bool {
    tierBefore?.tier == tierNow?.tier && tierBefore?.computed == tierNow?.computed
      && tierBefore?.declared == tierNow?.declared
  }
}

extension AccessPart.Values {
  fileprivate init(_ values: BoxWords.Values) {
    self.init(
      words: SecretScan.masked(values.words), patterns: values.patterns.map { $0.map(SecretScan.masked) })
  }
}

extension SystemAccess {
  fileprivate init(_ impact: AccessImpact, on name: String?, in catalog: SystemIndex) {
    self.init(
      system: shown(name), effects: impact.effects.effects.map(\.rawValue),
      hasEveryEffect: impact.effects == .everything, data: impact.data.rawValue,
      known: name.flatMap { catalog[$0] } == nil ? .none : impact.reachesUnknown ? .partial : .full)
  }
}

extension AccessWitness {
  fileprivate var masked: AccessWitness {
    AccessWitness(
      system: shown(system), action: shown(action), resource: shown(resource),
      environment: shown(environment),
      conditions: conditions.map { .init(name: $0.name, value: SecretScan.masked($0.value)) })
  }
}

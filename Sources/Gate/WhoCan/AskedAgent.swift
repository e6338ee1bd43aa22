import Documents
import Findings
import Permissions
import Risk
import Rules
import SourceText

/// What one agent has to say to a question about access, whether or not it is listed in the answer.
struct AskedAgent: Sendable {
  /// The manifest's path under the root.
  let path: String
  /// Where its name stands, or its document begins.
  let position: Position
  /// Whether errors hide what it may do, so that it counts as able to do everything.
  let isPresumed: Bool
  /// The systems that its grants name.
  let systems: [String]
  /// The grants that give what was asked about, or may.
  let grants: [GrantAccess]
  /// Where it names each of its delegates, in their order.
  let calls: [Position]
}

extension Judge {
  /// Asks an agent.
  func ask(
    _ question: AccessQuestion, _ manifest: Agent, isReadable: Bool, source: Source, files: inout FileWorker
  ) -> AskedAgent {
    let lines = files.lines(of: source)
    let environments = manifest.environmentNames
    let grants = manifest.spec?.value.access?.value.elements.map(\.value) ?? []
    let asked = grants.compactMap { grant -> GrantAccess? in
      var access = GrantAccess(
        grant, path: source.path, position: lines.position(of: grant.location.range.start),
        environments: environments, catalog: deciding.catalog, now: circumstances.now)
      switch grant.answer(to: question, environments: environments, in: deciding.catalog) {
      case .no: return nil
      case .yes(let point): access.example = GrantAccess.Example(point)
      case .notRuledOut(let limit): access.limit = limit.words
      }
      return access
    }
    let name = manifest.metadata?.value.name?.location ?? manifest.location
    return AskedAgent(
      path: source.path, position: lines.position(of: name.range.start), isPresumed: !isReadable,
      systems: grants.compactMap { $0.system?.value.text }, grants: asked,
      calls: (manifest.spec?.value.delegates?.value.elements ?? []).map {
        lines.position(of: $0.location.range.start)
      })
  }
}

extension GrantAccess.Example {
  fileprivate init(_ point: Point) {
    let witness = point.witness
    self.init(
      phrase: SecretScan.masked(point.phrase),
      point: AccessWitness(
        system: shown(witness.system), action: shown(witness.action), resource: shown(witness.resource),
        environment: shown(witness.environment),
        conditions: witness.conditions.map { .init(name: $0.name, value: SecretScan.masked($0.value)) }))
  }
}

/// A text of the manifest, with credentials blacked out: no list may spread them.
private func shown(_ text: String?) -> String? { text.map(SecretScan.masked) }

extension GrantAccess {
  /// A grant as an answer shows it.
  fileprivate init(
    _ grant: Grant, path: String, position: Position, environments: [String]?, catalog: SystemIndex,
    now: Instant
  ) {
    let system = grant.system?.value.text ?? ""
    self.init(path: path, position: position, system: SecretScan.masked(system))
    actions = grant.actions.map { Names($0.value) }
    resources = grant.resources.map { Names($0.value) }
    conditions = (grant.conditions?.value.entries ?? []).map { entry in
      let attribute = entry.key.value.text
      return Condition(
        attribute: SecretScan.masked(attribute), text: SecretScan.masked(entry.value.value.text),
        isEnforced: entry.value.value.isEnforced(as: catalog[system]?.attributes[attribute]))
    }
    self.environments = environments?.map(SecretScan.masked)
    expires = grant.expires?.value.text
    isExpired = grant.expires.map { $0.value.end < now } ?? false
  }
}

extension GrantAccess.Names {
  fileprivate init<Names>(_ set: PatternSet<Names>) {
    self.init(patterns: set.patterns.map { SecretScan.masked($0.value.text) }, isComplement: set.isComplement)
  }
}

extension DateValue {
  /// The day, or the instant where a time was written.
  fileprivate var text: String { start == end ? start.text : String(start.text.prefix(10)) }
}

extension AttributeCondition {
  /// Whether a system whose attribute is of this type, if it has it at all, can enforce the condition.
  fileprivate func isEnforced(as type: AttributeType?) -> Bool {
    guard let type, case .values = reading(as: type) else { return false }
    return true
  }

  /// The condition in one line, as it could have been written.
  fileprivate var text: String {
    let texts = terms.map(\.value.text)
    return texts.count == 1 ? texts.joined() : "[\(texts.joined(separator: ", "))]"
  }
}

extension AttributeCondition.Term {
  fileprivate var text: String {
    if let value { return value.text }
    guard let bounds else { return "" }
    let excluded = bounds.not?.value.elements.map(\.value.pattern.text) ?? []
    let parts = [
      excluded.isEmpty ? nil : "not: [\(excluded.joined(separator: ", "))]",
      bounds.atLeast.map { "atLeast: \($0.value.text)" }, bounds.atMost.map { "atMost: \($0.value.text)" },
      bounds.above.map { "above: \($0.value.text)" }, bounds.below.map { "below: \($0.value.text)" },
    ]
    return "{\(parts.compactMap(\.self).joined(separator: ", "))}"
  }
}

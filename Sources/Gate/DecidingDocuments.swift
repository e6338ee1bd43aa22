import Documents
import Findings
import Policies
import Repository
import Risk
import Rules
import SourceText
import YAMLTree

/// What decides a run: the Gate file, policies, catalogs and the directory, read and merged before any agent
/// is looked at.
struct DecidingDocuments: Sendable {
  /// The policies, merged.
  let policies: PolicySet
  /// The systems.
  let catalog: SystemIndex
  /// The teams; nil where there is no directory.
  let directory: DirectoryIndex?
  /// Which documents decided.
  let summary: PolicySummary
  /// What is wrong with them.
  let findings: [Finding]
}

/// Collects what decides, document by document, and merges it.
struct DecidingDocumentsBuilder {
  private var outer = DocumentSet()
  private var inner = DocumentSet()
  private var findings: [Finding] = []
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  /// Whether any document that decides has been read.
  var isEmpty: Bool { outer.isEmptyOfDeciders && inner.isEmptyOfDeciders }

  /// Reads a source whose documents have force. Findings on manifests in it are left to the stage that reads
  /// manifests.
  ///
  /// Nothing else has a place among them, unless the whole repository is what `mayHoldOthers`.
  mutating func read(_ source: Source, isOuter: Bool, mayHoldOthers: Bool = false) {
    var reader = DocumentReader(source, limits: limits)
    var documents = DocumentSet()
    var isOurs = false
    while let result = reader.next(into: &documents) {
      isOurs = true
      if documents.agents.isEmpty { findings += result.findings.map(\.undecided) }
      documents.agents = []
    }
    if !isOurs, !mayHoldOthers { findings.append(notOurs(source)) }
    if isOuter { outer.append(documents) } else { inner.append(documents) }
  }

  /// A file among those that decide which says nothing to the gate: a slip in `apiVersion` must not switch a
  /// policy off.
  private func notOurs(_ source: Source) -> Finding {
    Finding(
      rule: "document/missing-field", severity: .error, consequence: .undecided, agent: nil,
      message: "this file stands among the policies and has no document of AgentGate's",
      location: SourceLocation(source: source.id, range: .beginning),
      fix: Fix(
        "Begin it with \("apiVersion: agentgate/v1") and a \("kind"), or move it to another folder."),
      subject: source.path)
  }

  /// Merges what was read. Without a policy of the organization, the built-in `standard` is in force.
  func build(builtIn catalogs: [BuiltInCatalog], sources: inout SourceTable) -> DecidingDocuments {
    let hasOrganization = (outer.policies + inner.policies).contains { $0.isOrganizationLayer }
    let packs = packs(isStandardInForce: !hasOrganization, sources: &sources)
    let standard = packs[BuiltIn.standard.name].map { [$0] } ?? []
    var common: [SystemCatalog] = []
    for builtIn in BuiltIn.catalogs where catalogs.contains(where: { $0.rawValue == builtIn.path }) {
      common += documents(of: builtIn, sources: &sources).catalogs
    }
    let own = inner.policies.sorted { $0.order < $1.order }
    let layers = (hasOrganization ? [] : standard) + own
    let directories = outer.directories + inner.directories
    let directory = directories.isEmpty ? nil : DirectoryIndex(directories)
    let policies = PolicySet(
      outer: outer.policies.sorted { $0.order < $1.order }, inner: layers, packs: packs, directory: directory,
      rules: AllRules.descriptions)
    var catalog = SystemIndex()
    for document in outer.catalogs + inner.catalogs { catalog.add(document, isBuiltIn: false) }
    for document in common { catalog.add(document, isBuiltIn: true) }
    let faults =
      policies.faults + policies.boundaryFaults(in: catalog) + catalog.faults + (directory?.faults ?? [])
    return DecidingDocuments(
      policies: policies, catalog: catalog, directory: directory,
      summary: summary(
        layers: outer.policies + layers, catalogs: outer.catalogs + inner.catalogs + common, policies, sources
      ),
      findings: findings + faults.map(finding) + notEnforced(policies))
  }

  /// The built-in policies that this run needs, by name. Reading them is a good part of what a small run
  /// costs, so only those in force are read; all of them where `extends` names an unknown one, since the
  /// message lists them.
  private func packs(isStandardInForce: Bool, sources: inout SourceTable) -> [String: RiskPolicy] {
    var wanted = Set((outer.policies + inner.policies).compactMap { $0.spec?.value.extends?.value })
    if isStandardInForce { wanted.insert(BuiltIn.standard.name) }
    let isEachKnown = wanted.isSubset(of: BuiltIn.policies.map(\.name))
    var packs: [String: RiskPolicy] = [:]
    for builtIn in BuiltIn.policies where !isEachKnown || wanted.contains(builtIn.name) {
      for policy in documents(of: builtIn, sources: &sources).policies { packs[builtIn.name] = policy }
    }
    return packs
  }

  private func documents(of builtIn: BuiltIn, sources: inout SourceTable) -> DocumentSet {
    var reader = DocumentReader(sources.hold(path: builtIn.path, bytes: builtIn.bytes), limits: limits)
    var documents = DocumentSet()
    while reader.next(into: &documents) != nil {}
    return documents
  }

  private func finding(_ fault: PolicyFault) -> Finding {
    let relation: Message =
      switch fault.rule {
      case "policy/loosens": "the layer above says so here"
      case "policy/duplicate-system", "policy/duplicate-team": "first described here"
      default: "it clashes with what stands here"
      }
    return Finding(
      rule: fault.rule, severity: .error, consequence: .undecided, agent: nil, message: fault.message,
      location: fault.location,
      related: fault.related.map { [RelatedPlace(relation, at: $0)] } ?? [],
      fix: Fix(fault.fix), subject: fault.message.plainText)
  }

  private func notEnforced(_ policies: PolicySet) -> [Finding] {
    policies.notEnforced.map { part in
      Finding(
        rule: "policy/not-enforced", severity: .warning, consequence: .undecided, agent: nil,
        message: "this version of AgentGate reads \(part.what) but does not enforce it",
        location: part.location,
        fix: Fix("Enforce it by other means until a later version does; no agent is held against it now."),
        subject: part.what)
    }
  }

  private func summary(
    layers: [RiskPolicy], catalogs: [SystemCatalog], _ policies: PolicySet, _ sources: SourceTable
  ) -> PolicySummary {
    var seen: Set<String> = []
    let notEnforced = policies.notEnforced.map(\.what).filter { seen.insert($0).inserted }
    return PolicySummary(
      layers: layers.map { policy in
        PolicySummary.Part(
          name: policy.metadata?.value.name?.value.text ?? "",
          layer: policy.spec?.value.layer?.value.rawValue ?? "",
          path: sources.path(of: policy.location.source))
      },
      catalogs: catalogs.map { catalog in
        PolicySummary.Part(
          name: catalog.metadata?.value.name?.value.text ?? "", layer: "",
          path: sources.path(of: catalog.location.source))
      },
      notEnforced: notEnforced.map { "\($0) is read but not enforced by this version" })
  }
}

extension DocumentSet {
  /// Whether nothing but Gate files has been read.
  var isEmptyButForGates: Bool {
    policies.isEmpty && catalogs.isEmpty && directories.isEmpty && agents.isEmpty
  }

  fileprivate var isEmptyOfDeciders: Bool {
    policies.isEmpty && catalogs.isEmpty && directories.isEmpty && gates.isEmpty
  }

  fileprivate mutating func append(_ other: DocumentSet) {
    policies += other.policies
    catalogs += other.catalogs
    directories += other.directories
  }
}

extension RiskPolicy {
  fileprivate var isOrganizationLayer: Bool { (spec?.value.layer?.value ?? .organization) == .organization }

  /// Upper layers first, then by place.
  fileprivate var order: PolicyOrder {
    PolicyOrder(layer: spec?.value.layer?.value ?? .organization, location: location)
  }
}

private struct PolicyOrder: Comparable {
  let layer: PolicyLayer
  let location: SourceLocation

  static func < (left: PolicyOrder, right: PolicyOrder) -> Bool {
    left.layer == right.layer ? left.location < right.location : left.layer < right.layer
  }
}

extension Finding {
  /// The same finding on a file that decides: the gate's own input is at fault.
  var undecided: Finding {
    var finding = self
    finding.consequence = .undecided
    return finding
  }
}

extension BuiltIn {
  /// What stands in the place of a path in reports, and in the Gate file's `catalogs`.
  fileprivate var path: String { "builtin:\(name)" }
}

import Attestation
import Documents
import Findings
import Permissions
import Risk
import Rules
import SourceText
import YAMLTree

/// What is kept of one manifest to compare it with that of another revision.
struct ComparedManifest: Sendable {
  let manifest: Agent
  let path: String
  /// The points that its grants give, each read with the catalog of its own revision.
  let boxes: [Box]
  /// Equal for manifests whose `spec` says the same; nil where it says nothing.
  let content: Digest?

  init(_ manifest: Agent, path: String, tree: NodeTree, catalog: SystemIndex) {
    self.manifest = manifest
    self.path = path
    boxes = manifest.boxes(in: catalog)
    let text = CanonicalText(ofField: "spec", in: tree).text
    content = text.isEmpty ? nil : Digest(of: text.utf8)
  }
}

/// One of two states of a repository that are compared.
struct ComparedSide: Sendable {
  /// The agents, by name, path and place.
  let agents: [ComparedAgent]
  /// What was kept of each.
  let manifests: [ComparedManifest]
  /// Who may call whom, by places in `agents`.
  let graph: DelegationGraph
  /// The agents of a name, by their places.
  private let places: [String: [Int]]
  /// The systems.
  let catalog: SystemIndex

  /// Nothing: a state in which the root was not there.
  init() {
    (agents, manifests, graph, places, catalog) = ([], [], DelegationGraph(delegates: []), [:], SystemIndex())
  }

  /// Takes in a run that has judged its agents.
  init(_ run: GateRun) {
    let judged = Dictionary(
      run.judged.map { ($0.location, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [(agent: ComparedAgent, manifest: ComparedManifest)] = []
    for agent in run.agents {
      guard let side = agent.side else { continue }
      let found = judged[agent.record.location]
      let compared = ComparedAgent(
        manifest: side.manifest, path: side.path, location: agent.record.location,
        isReadable: agent.isReadable, isSelected: agent.record.isSelected, tier: found?.tier,
        computedTier: found?.computedTier)
      rows.append((compared, side))
    }
    rows.sort { Self.isBefore($0.agent, $1.agent) }
    agents = rows.map(\.agent)
    manifests = rows.map(\.manifest)
    var places: [String: [Int]] = [:]
    for (place, agent) in agents.enumerated() {
      if let name = agent.name { places[name, default: []].append(place) }
    }
    self.places = places
    graph = DelegationGraph(
      delegates: agents.map { agent in
        agent.delegates.flatMap { delegate -> [Int?] in places[delegate.value] ?? [nil] }
      })
    catalog = run.decidingDocuments?.catalog ?? SystemIndex()
  }

  /// The agents of a name, by their places.
  func agents(named name: String) -> [Int] { places[name] ?? [] }

  private static func isBefore(_ left: ComparedAgent, _ right: ComparedAgent) -> Bool {
    let (a, b) = (left.name ?? "", right.name ?? "")
    if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
    if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
    return left.location < right.location
  }
}

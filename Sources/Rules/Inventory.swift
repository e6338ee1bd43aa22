public import Documents
public import Risk
public import SourceText

/// All agents of the root, asked for or not: what the rules across agents need to know of each.
public struct Inventory: Sendable {
  /// The agents, in the order of their places.
  public let agents: [AgentRecord]
  private let byName: [String: [Int]]

  /// Makes an inventory.
  public init(_ agents: [AgentRecord]) {
    self.agents = agents
    var byName: [String: [Int]] = [:]
    for (index, agent) in agents.enumerated() {
      if let name = agent.name { byName[name.value, default: []].append(index) }
    }
    self.byName = byName
  }

  /// The places, in `agents`, of those with a name; more than one is a clash.
  public func agents(named name: String) -> [Int] { byName[name] ?? [] }

  /// All names, sorted bytewise.
  public var names: [String] { byName.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

/// What the rules across agents need to know of one: little, since every agent of the root is kept.
public struct AgentRecord: Sendable {
  /// A subject or credential, and the system that it is used in; nil is every system.
  public struct Use: Sendable {
    /// The system.
    public let system: String?
    /// The subject or credential.
    public let text: Located<String>
  }

  /// The name.
  public let name: Located<String>?
  /// The team that owns it.
  public let team: String?
  /// Where the manifest begins.
  public let location: SourceLocation
  /// Whether the run gives it a verdict.
  public let isSelected: Bool
  /// The subjects that it acts under.
  public let subjects: [Use]
  /// The credentials that it uses.
  public let credentials: [Use]
  /// The agents that it may call.
  public let delegates: [Located<String>]
  /// The systems it names that no catalog describes, each once.
  public let unknownSystems: [Located<String>]

  /// Takes from a manifest what is needed across agents.
  public init(_ manifest: Agent, catalog: SystemIndex, isSelected: Bool) {
    let spec = manifest.spec?.value
    let identity = spec?.identity?.value
    name = manifest.metadata?.value.name?.map(\.text)
    team = spec?.owner?.value.team?.value.text
    location = manifest.metadata?.value.name?.location ?? manifest.location
    self.isSelected = isSelected
    let entries = identity?.systems?.value.elements.map(\.value) ?? []
    subjects =
      (identity?.subject.map { [Use(system: nil, text: $0)] } ?? [])
      + entries.compactMap { entry in entry.subject.map { Use(system: entry.system?.value.text, text: $0) } }
    credentials =
      (identity?.authentication?.value.credential.map { [Use(system: nil, text: $0)] } ?? [])
      + entries.compactMap { entry in entry.credential.map { Use(system: entry.system?.value.text, text: $0) } }
    delegates = spec?.delegates?.value.elements.map { $0.map(\.text) } ?? []
    unknownSystems = Self.unknownSystems(spec, catalog)
  }

  private static func unknownSystems(_ spec: AgentSpec?, _ catalog: SystemIndex) -> [Located<String>] {
    var result: [Located<String>] = []
    let named =
      (spec?.access?.value.elements.compactMap(\.value.system) ?? [])
      + (spec?.identity?.value.systems?.value.elements.compactMap(\.value.system) ?? [])
      + (spec?.triggers?.value.elements ?? [])
    for system in named where catalog[system.value.text] == nil {
      if !result.contains(where: { $0.value == system.value.text }) { result.append(system.map(\.text)) }
    }
    return result
  }
}

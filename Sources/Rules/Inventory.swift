public import Documents
import Permissions
public import Risk
public import SourceText

/// All agents of the root, asked for or not: what the rules across agents need to know of each.
public struct Inventory: Sendable {
  /// The agents, in the order of their places.
  public let agents: [AgentRecord]
  /// What agents reach through others outside their own boundaries.
  public let outsideReaches: [OutsideReach]
  private let byName: [String: [Int]]

  /// Makes an inventory.
  public init(_ agents: [AgentRecord], outsideReaches: [OutsideReach] = []) {
    self.agents = agents
    self.outsideReaches = outsideReaches
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

/// What an agent can do through one of the agents that it may call, and its own tier does not allow.
public struct OutsideReach: Sendable {
  /// The agent.
  public let agent: AgentRecord
  /// Its entry that leads there.
  public let delegate: Located<String>
  /// The way, from the delegate to the agent that can do it.
  public let path: DelegationPath
  /// The tier that the agent is held to.
  public let tier: Tier
  /// How a grant of the last agent lies to the boundary of the first; nil where what that agent may do could
  /// not be read, so that it counts as able to do everything.
  public let verdict: GrantVerdict?
  /// The place of that grant, or of the agent.
  public let location: SourceLocation
  /// What the last agent may do, as written: part of the finding's identity.
  public let judged: String

  /// Puts it together.
  public init(
    agent: AgentRecord, delegate: Located<String>, path: DelegationPath, tier: Tier, verdict: GrantVerdict?,
    location: SourceLocation, judged: String
  ) {
    self.agent = agent
    self.delegate = delegate
    self.path = path
    self.tier = tier
    self.verdict = verdict
    self.location = location
    self.judged = judged
  }
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

  /// A system that no catalog describes, and what the agent wants there.
  public struct UnknownSystem: Sendable {
    /// No more actions than these are kept: they only serve to draft a catalog.
    static let maximumActions = 20

    /// Its name, where the agent names it first.
    public let name: Located<String>
    /// The actions that the agent's grants name, as written.
    public internal(set) var actions: [String]
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
  /// The systems it names that no catalog describes, each once; of an agent without a verdict none are kept.
  public let unknownSystems: [UnknownSystem]

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
      + entries.compactMap { entry in entry.credential.map { Use(system: entry.system?.value.text, text: $0) }
      }
    delegates = spec?.delegates?.value.elements.map { $0.map(\.text) } ?? []
    unknownSystems = isSelected ? Self.unknownSystems(spec, catalog) : []
  }

  private static func unknownSystems(_ spec: AgentSpec?, _ catalog: SystemIndex) -> [UnknownSystem] {
    var result: [UnknownSystem] = []
    for grant in spec?.access?.value.elements ?? [] {
      guard let system = grant.value.system, catalog[system.value.text] == nil else { continue }
      let patterns = grant.value.actions.flatMap { $0.value.isComplement ? nil : $0.value.patterns } ?? []
      note(system, actions: patterns.map(\.value.text), in: &result)
    }
    let named =
      (spec?.identity?.value.systems?.value.elements.compactMap(\.value.system) ?? [])
      + (spec?.triggers?.value.elements ?? [])
    for system in named where catalog[system.value.text] == nil { note(system, actions: [], in: &result) }
    return result
  }

  private static func note(
    _ system: Located<Identifier>, actions: [String], in result: inout [UnknownSystem]
  ) {
    let kept = actions.prefix(UnknownSystem.maximumActions)
    if let index = result.firstIndex(where: { $0.name.value == system.value.text }) {
      for action in kept where !result[index].actions.contains(action) {
        if result[index].actions.count < UnknownSystem.maximumActions { result[index].actions.append(action) }
      }
    } else {
      result.append(UnknownSystem(name: system.map(\.text), actions: Array(kept)))
    }
  }
}

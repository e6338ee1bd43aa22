import Documents
import Findings
import Risk
import SourceText

/// Finds the agents that use one text, a subject or a reference to a credential, in the same system.
///
/// Two uses clash if either is for every system or both are for the same one. An agent does not clash with
/// itself. In time linear in the uses, however many agents share one text.
struct SharedUses {
  /// One agent's use of a text that others use too.
  struct Clash {
    /// The agent.
    let agent: AgentRecord
    /// Its use.
    let use: AgentRecord.Use
    /// The first few of the others, in the inventory's order.
    let others: [(agent: AgentRecord, use: AgentRecord.Use)]
    /// Whether there are more than those.
    let hasMore: Bool
    /// How many uses it was found among: what must not grow behind an old finding.
    let count: Int
  }

  /// No more of the others than this are named.
  static let shown = 3

  private typealias Uses = [(agent: Int, use: AgentRecord.Use)]

  /// The uses of one text: all, those for every system, those for single ones; in each, an agent once.
  private struct Group {
    var all: Uses = []
    var everywhere: Uses = []
    var bySystem: [String: Uses] = [:]

    mutating func add(_ use: AgentRecord.Use, of agent: Int) {
      Self.append(use, of: agent, to: &all)
      if let system = use.system {
        Self.append(use, of: agent, to: &bySystem[system, default: []])
      } else {
        Self.append(use, of: agent, to: &everywhere)
      }
    }

    /// Agents come one after the other, so the same one could only be the last.
    private static func append(_ use: AgentRecord.Use, of agent: Int, to uses: inout Uses) {
      if uses.last?.agent != agent { uses.append((agent, use)) }
    }

    /// What a use has to be held against.
    func candidates(for use: AgentRecord.Use) -> [Uses] {
      guard let system = use.system else { return [all] }
      return [everywhere, bySystem[system] ?? []]
    }
  }

  /// The clashes of the agents that get a verdict, one for each agent and text; texts of one `key` are one.
  static func clashes(
    in inventory: Inventory, of uses: (AgentRecord) -> [AgentRecord.Use],
    by key: (String) -> String = { $0 }
  ) -> [Clash] {
    var groups: [String: Group] = [:]
    for (index, agent) in inventory.agents.enumerated() {
      for use in uses(agent) { groups[key(use.text.value), default: Group()].add(use, of: index) }
    }
    var clashes: [Clash] = []
    for (index, agent) in inventory.agents.enumerated() where agent.isSelected {
      var reported: Set<String> = []
      for use in uses(agent) {
        let text = key(use.text.value)
        guard let group = groups[text], group.all.count > 1, !reported.contains(text),
          let clash = clash(of: use, by: index, among: group.candidates(for: use), in: inventory)
        else { continue }
        reported.insert(text)
        clashes.append(clash)
      }
    }
    return clashes
  }

  private static func clash(
    of use: AgentRecord.Use, by agent: Int, among candidates: [Uses], in inventory: Inventory
  ) -> Clash? {
    // Each list has the agent itself once at most, so these are enough to fill what is shown and to see more.
    var others = candidates.flatMap { $0.prefix(shown + 2) }.filter { $0.agent != agent }
    others.sort { $0.agent < $1.agent }
    var distinct: Uses = []
    for other in others where distinct.last?.agent != other.agent { distinct.append(other) }
    guard !distinct.isEmpty else { return nil }
    return Clash(
      agent: inventory.agents[agent], use: use,
      others: distinct.prefix(shown).map { (inventory.agents[$0.agent], $0.use) },
      hasMore: distinct.count > shown,
      count: candidates.reduce(0) { $0 + $1.count })
  }
}

extension SharedUses.Clash {
  /// Who else uses it, such as "also used by `a` and `b`".
  var message: Message {
    let own = agent.name?.value
    let unnamed = others.contains { $0.agent.name == nil }
    var names: [String] = []
    for other in others.compactMap(\.agent.name?.value) where !names.contains(other) { names.append(other) }
    if names == [own] { return "also used by another agent of the same name" }
    if names.isEmpty { return "also used by an agent without a name" }
    guard hasMore || unnamed else { return "also used by \(list: names)" }
    let list = names.dropFirst().reduce(into: "\(names[0])" as Message) { list, name in
      list = list + ", \(name)"
    }
    return "also used by \(list) and others"
  }

  /// Where the others use it.
  var related: [RelatedPlace] {
    others.map { other in
      let message: Message =
        other.agent.name.map { "\($0.value) uses it here" } ?? "an agent without a name uses it here"
      return RelatedPlace(message, at: other.use.text.location)
    }
  }

  /// What was judged: the text and who shares it, so that no further agent joins behind an accepted finding.
  var subject: String {
    let names = others.map { $0.agent.name?.value ?? "" }
    return
      "\(use.text.value) in \(use.system ?? "every system") by \(names.joined(separator: ",")) of \(count)"
  }
}

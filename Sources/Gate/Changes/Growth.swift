import Documents
import Permissions
import Risk
import Rules
import SourceText

/// What agents gain through the agents that they may call.
struct Growth {
  /// No more agents than this on the way are held against each other; beyond it a gain is not ruled out.
  static let maximumAgents = 256

  private let base: ComparedSide
  private let head: ComparedSide
  private let pairing: Pairing
  /// From each agent the way to the nearest that has grown.
  private let nearest: NearestDelegates
  /// Whether an agent leads to more than can be held against each other; empty where none has grown.
  private let isLarge: [Bool]

  /// Finds the agents that have grown. Linear in agents and calls.
  init(_ base: ComparedSide, _ head: ComparedSide, _ pairing: Pairing, gained: [AccessDifference]) {
    self.base = base
    self.head = head
    self.pairing = pairing
    let hasGrown = head.agents.indices.map { place in
      pairing.before[place] == nil || !head.agents[place].isReadable || !gained[place].isEmpty
        || head.agents[place].delegates.contains {
          Self.isNew($0.value, of: place, base, head, pairing)
        }
    }
    nearest = NearestDelegates(sources: hasGrown, in: head.graph)
    isLarge = hasGrown.contains(true) ? Self.largeClosures(in: head) : []
  }

  /// Whether an agent could not call another before, or that one was registered before and is not now.
  private static func isNew(
    _ delegate: String, of place: Int, _ base: ComparedSide, _ head: ComparedSide, _ pairing: Pairing
  ) -> Bool {
    guard let before = pairing.before[place] else { return true }
    let now = head.agents(named: delegate)
    let old = base.agents[before].delegates.map(\.value)
    if now.isEmpty { return !old.contains(delegate) || !base.agents(named: delegate).isEmpty }
    if old.contains(delegate) { return false }
    // It may have another name now.
    let renamed = old.flatMap { base.agents(named: $0) }.compactMap { pairing.now[$0] }
    return !now.allSatisfy(renamed.contains)
  }

  /// What an agent gains through each of its delegates that is new or leads to one that has grown.
  func gains(of place: Int) -> [GainThrough] {
    var gains: [GainThrough] = []
    var seen: Set<String> = []
    lazy var before = pairing.before[place].map { Self.closure(of: [$0], in: base) } ?? Closure()
    for delegate in head.agents[place].delegates where seen.insert(delegate.value).inserted {
      let isNew = Self.isNew(delegate.value, of: place, base, head, pairing)
      let callees = head.agents(named: delegate.value)
      guard isNew || callees.contains(where: { nearest.distance(from: $0) != nil }) else { continue }
      let isCutShort = callees.contains { isLarge.indices.contains($0) && isLarge[$0] }
      let found = isCutShort ? .notRuledOut : gain(of: place, through: callees, before)
      if let gain = found {
        gains.append(GainThrough(delegate: delegate, isNew: isNew, gain: gain))
      }
    }
    return gains
  }

  /// What is gained through the agents of one name; nil if nothing is.
  private func gain(
    of place: Int, through callees: [Int], _ before: Closure
  ) -> GainThrough.Gain? {
    guard !callees.isEmpty else { return .everything }
    let now = Self.closure(of: callees, in: head)
    let isUnread = now.agents.contains { !head.agents[$0].isReadable }
    if isUnread || !now.unknown.isSubset(of: before.unknown) { return .everything }
    if now.isCutShort { return .notRuledOut }
    let givers = now.agents.sorted().flatMap { giver in
      head.manifests[giver].boxes.indices.map { (giver: giver, grant: $0) }
    }
    let difference = AccessDifference(
      of: givers.map { head.manifests[$0.giver].boxes[$0.grant] },
      without: head.manifests[place].boxes + before.agents.sorted().flatMap(base.readableBoxes))
    guard let first = difference.parts.first, givers.indices.contains(first.grant) else { return nil }
    let giver = head.agents[givers[first.grant].giver]
    return .access(systems(of: difference, givers), example: first, giver: giver.name ?? giver.path)
  }

  /// What can be done with a difference, system by system, as the grants name them.
  private func systems(
    of difference: AccessDifference, _ givers: [(giver: Int, grant: Int)]
  ) -> [GainThrough.InSystem] {
    var systems: [GainThrough.InSystem] = []
    for part in difference.parts where givers.indices.contains(part.grant) {
      let (giver, grant) = givers[part.grant]
      let name = head.agents[giver].grants[grant].value.system?.value.text ?? ""
      let impact = head.catalog.impact(of: part.box, on: name)
      if let known = systems.firstIndex(where: { $0.system == name }) {
        systems[known] = GainThrough.InSystem(system: name, impact: systems[known].impact.union(impact))
      } else {
        systems.append(GainThrough.InSystem(system: name, impact: impact))
      }
    }
    return systems
  }

  /// All agents that some lead to, themselves included.
  private struct Closure {
    var agents: Set<Int> = []
    /// The names among their delegates that no manifest registers.
    var unknown: Set<String> = []
    /// Whether there are more.
    var isCutShort = false
  }

  private static func closure(of starts: [Int], in side: ComparedSide) -> Closure {
    var closure = Closure()
    var open = starts
    while let agent = open.popLast() {
      guard closure.agents.insert(agent).inserted else { continue }
      for delegate in side.agents[agent].delegates {
        let named = side.agents(named: delegate.value)
        if named.isEmpty { closure.unknown.insert(delegate.value) }
        open += named.filter { !closure.agents.contains($0) }
      }
      if closure.agents.count > maximumAgents {
        closure.isCutShort = true
        break
      }
    }
    return closure
  }

  /// Which agents lead to too many others. Whoever leads to one of them does too, so that on a circle only
  /// the first search is long.
  private static func largeClosures(in side: ComparedSide) -> [Bool] {
    var isLarge = [Bool](repeating: false, count: side.agents.count)
    for start in side.agents.indices {
      var seen: Set<Int> = []
      var open = [start]
      while let agent = open.popLast() {
        guard seen.insert(agent).inserted else { continue }
        if isLarge[agent] || seen.count > maximumAgents {
          isLarge[start] = true
          break
        }
        for case let callee? in side.graph.delegates[agent] { open.append(callee) }
      }
    }
    return isLarge
  }
}

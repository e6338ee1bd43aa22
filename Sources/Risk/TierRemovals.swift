public import Documents
public import Findings
import SourceText

/// Grants and delegates of an agent without which its tier is lower.
public struct TierRemoval: Sendable {
  /// An entry of the manifest.
  public enum Entry: Sendable, Hashable, Comparable {
    /// Of `access`, by its place.
    case grant(Int)
    /// Of `delegates`, by its place.
    case delegate(Int)
  }

  /// The entries, grants first, in the order of the manifest.
  public let entries: [Entry]
  /// The tier without them.
  public let tier: Tier
  /// Whether a smaller set may do as well: larger sets than `maximumExact` are not found by trying all.
  public let isGreedy: Bool

  /// The largest set that is searched for exactly.
  public static let maximumExact = 3
}

extension TierRemoval {
  /// The entries in words, as "its grants on `erp` and `crm` and its delegate `fx-rates`".
  public func words(in agent: Agent) -> Message {
    let grants = agent.spec?.value.access?.value.elements ?? []
    let named = agent.spec?.value.delegates?.value.elements ?? []
    var systems: [String] = []
    var delegates: [String] = []
    var count = 0
    for entry in entries {
      switch entry {
      case .grant(let index) where grants.indices.contains(index):
        count += 1
        let system = grants[index].value.system?.value.text ?? ""
        if !systems.contains(system) { systems.append(system) }
      case .delegate(let index) where named.indices.contains(index):
        delegates.append(named[index].value.text)
      default: continue
      }
    }
    let access: Message = "its \(words: count == 1 ? "grant" : "grants") on \(list: systems)"
    let calls: Message = "its \(words: delegates.count == 1 ? "delegate" : "delegates") \(list: delegates)"
    if delegates.isEmpty { return access }
    return systems.isEmpty ? calls : access + " and " + calls
  }
}

/// The ways to a lower tier but declaring less.
public struct TierWaysDown: Sendable {
  /// What to take away; nil where no removal of grants and delegates lowers the tier, or none was sought.
  public let removal: TierRemoval?
  /// What to say instead of the surroundings.
  public let alternatives: [TierAlternative]

  /// Pairs the ways.
  public init(removal: TierRemoval?, alternatives: [TierAlternative]) {
    self.removal = removal
    self.alternatives = alternatives
  }
}

extension PolicySet {
  /// The smallest set of grants and delegates whose removal lowers an agent's computed tier; nil where none
  /// does, or where it lies on circles of more than `limit` agents.
  ///
  /// A line is broken by taking away all that meets one of its needs. So the sets to take away are unions of
  /// such, one for each line that gives the tier; they are searched depth first, each step breaking the first
  /// line that is still met, and given up beyond the size asked for. Exact up to three entries; then the line
  /// that takes least is broken again and again. Of equally small sets the one that leaves the lowest tier is
  /// taken, then the first.
  public func removal(
    from agent: Agent, reaching reaches: [GrantReach], under policy: EffectivePolicy,
    in catalog: SystemIndex, at position: AgentPosition?, limit: Int = .max
  ) -> TierRemoval? {
    var entries = reaches.indices.map(TierRemoval.Entry.grant)
    var facts = reaches.map(table.facts(of:))
    let count = position.map { $0.network.members[$0.index].delegates.count } ?? 0
    for delegate in 0..<count {
      guard let position,
        let brought = position.network.facts(ofDelegate: delegate, of: position.index, limit: limit)
      else { return nil }
      entries.append(.delegate(delegate))
      facts.append(brought)
    }
    let base = self.facts(of: agent, reaching: [], in: catalog)
    let joined = { (removed: Set<Int>) in
      facts.indices.reduce(into: base) { if !removed.contains($1) { $0.formUnion(facts[$1]) } }
    }
    let all = joined([])
    let tier = tier(of: all, under: policy)
    guard tier > .low,
      let search = RemovalSearch(
        ways: waysToBreak(tier, all: all, base: base, parts: facts, under: policy))
    else { return nil }
    let exact = search.smallest().map { (removed: $0, tier: self.tier(of: joined($0), under: policy)) }
      .min { ($0.tier, $0.removed.sorted()) < ($1.tier, $1.removed.sorted()) }
    let removed = exact?.removed ?? search.greedy()
    return TierRemoval(
      entries: removed.sorted().map { entries[$0] },
      tier: exact?.tier ?? self.tier(of: joined(removed), under: policy), isGreedy: exact == nil)
  }

  /// For each reason of a tier the sets of parts of which one must be taken away whole.
  private func waysToBreak(
    _ tier: Tier, all: ReachFacts, base: ReachFacts, parts: [ReachFacts], under policy: EffectivePolicy
  ) -> [[Set<Int>]] {
    // Parts that meet a need; nil where the agent meets it as a whole, so that no removal helps.
    func meeting(_ need: TierNeed) -> Set<Int>? {
      need.isMet(by: base) ? nil : Set(parts.indices.filter { need.isMet(by: parts[$0]) })
    }
    var ways = all.reachesUnknown ? [[meeting(.unknown)].compactMap(\.self)] : []
    for line in policy.lines.map({ table.lines[$0] }) where line.tier == tier && table.isMet(line, by: all) {
      ways.append(
        line.conditions.flatMap { number -> [Set<Int>] in
          table.needsOfAgent(number).compactMap(meeting) + waysToBreakPoints(number, meeting)
        })
    }
    return ways
  }

  /// A condition's part about points is broken when each of the ways to meet it misses one need.
  private func waysToBreakPoints(_ number: Int, _ meeting: (TierNeed) -> Set<Int>?) -> [Set<Int>] {
    let ways = table.waysToMeetPoints(number).map { $0.compactMap(meeting) }
    guard let first = ways.first else { return [] }
    return ways.dropFirst().reduce(first) { broken, way in
      broken.flatMap { set in way.map { set.union($0) } }
    }
  }
}

/// The search for small sets that hold one of the ways to break each reason.
private struct RemovalSearch {
  /// No more sets than this are tried.
  private static let maximumTries = 20_000

  let ways: [[Set<Int>]]

  /// None where a reason cannot be broken.
  init?(ways: [[Set<Int>]]) {
    if ways.isEmpty || ways.contains(where: \.isEmpty) { return nil }
    self.ways = ways
  }

  private func firstUnbroken(by removed: Set<Int>) -> [Set<Int>]? {
    ways.first { reason in !reason.contains { $0.isSubset(of: removed) } }
  }

  /// All smallest sets, if they have up to three members; none otherwise.
  func smallest() -> [Set<Int>] {
    for size in 1...TierRemoval.maximumExact {
      var found: Set<Set<Int>> = []
      var tried: Set<Set<Int>> = []
      var open: [Set<Int>] = [[]]
      while let removed = open.popLast() {
        guard let reason = firstUnbroken(by: removed) else {
          found.insert(removed)
          continue
        }
        for way in reason {
          let more = removed.union(way)
          if more.count <= size, tried.insert(more).inserted { open.append(more) }
        }
        if tried.count > Self.maximumTries { return [] }
      }
      if !found.isEmpty { return Array(found) }
    }
    return []
  }

  /// Breaks the first reason that still holds by the way that takes least, until none holds; then keeps what
  /// need not go after all.
  func greedy() -> Set<Int> {
    var removed: Set<Int> = []
    while let reason = firstUnbroken(by: removed) {
      let cost = { (way: Set<Int>) in (way.subtracting(removed).count, way.sorted()) }
      guard let least = reason.min(by: { cost($0) < cost($1) }) else { break }
      removed.formUnion(least)
    }
    for part in removed.sorted() {
      let fewer = removed.subtracting([part])
      if firstUnbroken(by: fewer) == nil { removed = fewer }
    }
    return removed
  }
}

/// Tuples that end in lists are ordered by them last.
private func < <First: Comparable>(_ left: (First, [Int]), _ right: (First, [Int])) -> Bool {
  left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}

/// Looks for the points of one box that other boxes do not hold, or do.
///
/// Dimension by dimension, each text or number is chosen by which of the other boxes it stays in; what has
/// been chosen so far is a candidate, and of two candidates the one that is longer and stays in more boxes is
/// dropped. A candidate that stays in no box any more is a point that no box holds.
struct BoxSearch {
  /// The shortest point that was found.
  private(set) var best: Witness?
  private let box: Box
  private var effort: Effort

  init(_ box: Box, effort: Effort) {
    self.box = box
    self.effort = effort
  }

  /// Finds a point of the box that one of the others holds.
  mutating func findDenied(_ others: [Box]) throws(Limit) {
    for other in others where !box.isShownDisjoint(from: other) {
      try findUncovered(box.intersection(other), by: [])
    }
  }

  /// Finds a point of the box that none of the others holds.
  mutating func findUncovered(by others: [Box]) throws(Limit) {
    try findUncovered(box, by: others.filter { !box.isShownDisjoint(from: $0) })
  }

  private mutating func findUncovered(_ box: Box, by others: [Box]) throws(Limit) {
    let axes = Self.axes(of: box, and: others)
    var rest: [Cost] = []
    for axis in axes {
      // A box without values in one dimension has no points.
      guard let shortest = try axis.choices(BitSet(), others, &effort).first else { return }
      rest.append(shortest.cost)
    }
    var chosen = ChosenValues()
    var frontier = [Candidate(holders: BitSet(below: others.count), cost: .zero, last: -1)]
    var left = rest.reduce(.zero, +)
    for (axis, least) in zip(axes, rest) {
      left = left - least
      frontier = try step(frontier, along: axis, others, left: left, &chosen)
    }
    for candidate in frontier where candidate.holders.isEmpty { offer(candidate, chosen) }
  }

  /// Chooses a value in one more dimension for each candidate. `left` is what the dimensions after it cost at
  /// least.
  private mutating func step(
    _ frontier: [Candidate], along axis: Axis, _ others: [Box], left: Cost, _ chosen: inout ChosenValues
  ) throws(Limit) -> [Candidate] {
    var next: [Candidate] = []
    var known: [BitSet: [ValueChoice]] = [:]
    for candidate in frontier {
      let choices: [ValueChoice]
      if let found = known[candidate.holders] {
        choices = found
      } else {
        choices = try axis.choices(candidate.holders, others, &effort)
        known[candidate.holders] = choices
      }
      for choice in choices {
        let cost = candidate.cost + choice.cost
        if let best, !(cost + left < best.cost) { continue }
        let holders = candidate.holders.intersection(choice.holders)
        try effort.spend(next.count + 1)
        if next.contains(where: { $0.holders.isSubset(of: holders) && !(cost < $0.cost) }) { continue }
        next.removeAll { holders.isSubset(of: $0.holders) && !($0.cost < cost) }
        next.append(
          Candidate(
            holders: holders, cost: cost,
            last: chosen.append(choice.value, in: axis.dimension, after: candidate.last)))
      }
    }
    return next
  }

  private mutating func offer(_ candidate: Candidate, _ chosen: ChosenValues) {
    if let best, !(candidate.cost < best.cost) { return }
    best = Witness(point: chosen.point(of: candidate.last), cost: candidate.cost)
  }

  /// The dimensions that matter, those first in which little has to be tried.
  private static func axes(of box: Box, and others: [Box]) -> [Axis] {
    var dimensions = Set(box.restrictions.map(\.dimension))
    for other in others { dimensions.formUnion(other.restrictions.map(\.dimension)) }
    let axes = dimensions.sorted().map { Axis(dimension: $0, language: box[$0]) }
    return axes.filter(\.isLiteral) + axes.filter { !$0.isLiteral }
  }
}

/// What has been chosen in the dimensions so far.
private struct Candidate {
  /// The boxes that hold it so far.
  let holders: BitSet
  let cost: Cost
  /// The last value, in `ChosenValues`.
  let last: Int
}

/// The values of all candidates, each with the one that was chosen before it.
private struct ChosenValues {
  private var entries: [(dimension: Dimension, value: Value, before: Int)] = []

  mutating func append(_ value: Value, in dimension: Dimension, after before: Int) -> Int {
    entries.append((dimension, value, before))
    return entries.count - 1
  }

  func point(of last: Int) -> Point {
    var values: [Dimension: Value] = [:]
    var current = last
    while current >= 0 {
      values[entries[current].dimension] = entries[current].value
      current = entries[current].before
    }
    return Point(values)
  }
}

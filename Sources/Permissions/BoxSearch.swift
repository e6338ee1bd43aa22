/// Looks for the points of one box that other boxes do not hold, or do.
///
/// Dimension by dimension, each text or number is chosen by which of the other boxes it stays in; what has
/// been chosen so far is a candidate, and of two candidates the one that is longer and stays in more boxes is
/// dropped. A candidate that stays in no box any more is a point that no box holds.
///
/// Once the effort is spent, what was found until then counts, and that nothing was found means nothing: the
/// effort says so.
struct BoxSearch {
  /// The shortest point that was found.
  private(set) var best: Witness?
  private let box: Box

  init(_ box: Box) { self.box = box }

  /// Finds a point of the box that one of the others holds. Half the effort at most, a fair share for each.
  mutating func findDenied(_ others: [Box], _ effort: inout Effort) {
    let met = others.filter { !box.isShownDisjoint(from: $0, &effort) }
    for (place, other) in met.enumerated() {
      effort.share(among: 2 * (met.count - place)) { effort in
        guard effort.take((box.length + other.length) / 4) else { return }
        findUncovered(box.intersection(other), by: [], &effort)
      }
    }
  }

  /// Finds a point of the box that none of the others holds.
  mutating func findUncovered(by others: [Box], _ effort: inout Effort) {
    findUncovered(box, by: others.filter { !box.isShownDisjoint(from: $0, &effort) }, &effort)
  }

  private mutating func findUncovered(_ box: Box, by others: [Box], _ effort: inout Effort) {
    // Two languages that differ seldom do so late.
    guard effort.take(others.reduce(box.length) { $0 + $1.length } / 64) else { return }
    var axes = Self.axes(of: box, and: others)
    var shortest: [ValueChoice] = []
    for place in axes.indices {
      // A box without values in one dimension has no points.
      let choices = axes[place].choices(BitSet(), &effort)
      guard let first = choices.min(by: { $0.cost < $1.cost }) else { return }
      shortest.append(first)
    }
    var chosen = ChosenValues()
    var frontier = ParetoFront<Int>()
    frontier.add(-1, BitSet(below: others.count), .zero, &effort)
    var left = shortest.reduce(Cost.zero) { $0 + $1.cost }
    for place in axes.indices {
      left = left - shortest[place].cost
      frontier = step(frontier, along: &axes[place], left: left, &chosen, &effort)
      guard effort.isSpent else { continue }
      // What stays in no box needs no more than some value in each dimension that is left.
      for rest in (place + 1)..<max(place + 1, axes.count) {
        frontier = extend(frontier, by: shortest[rest], in: axes[rest].dimension, &chosen)
      }
      break
    }
    for candidate in frontier.members where candidate.holders.isEmpty { offer(candidate, chosen) }
  }

  /// Chooses a value in one more dimension for each candidate. `left` is what the dimensions after it cost at
  /// least.
  private func step(
    _ frontier: ParetoFront<Int>, along axis: inout Axis, left: Cost, _ chosen: inout ChosenValues,
    _ effort: inout Effort
  ) -> ParetoFront<Int> {
    var next = ParetoFront<Int>()
    for candidate in frontier.members {
      for choice in axis.choices(candidate.holders, &effort) {
        let cost = candidate.cost + choice.cost
        if let best, !(cost + left < best.cost) { continue }
        let holders = candidate.holders.intersection(choice.holders)
        next.add(
          chosen.append(choice.value, in: axis.dimension, after: candidate.element), holders, cost, &effort)
      }
    }
    return next
  }

  /// Gives candidates that stay in no box a value in one more dimension.
  private func extend(
    _ frontier: ParetoFront<Int>, by choice: ValueChoice, in dimension: Dimension,
    _ chosen: inout ChosenValues
  ) -> ParetoFront<Int> {
    var next = ParetoFront<Int>()
    var effort = Effort.unlimited
    for candidate in frontier.members where candidate.holders.isEmpty {
      next.add(
        chosen.append(choice.value, in: dimension, after: candidate.element), candidate.holders,
        candidate.cost + choice.cost, &effort)
    }
    return next
  }

  private mutating func offer(_ candidate: ParetoFront<Int>.Member, _ chosen: ChosenValues) {
    if let best, !(candidate.cost < best.cost) { return }
    best = Witness(point: chosen.point(of: candidate.element), cost: candidate.cost)
  }

  /// The dimensions that matter, those first in which little has to be tried.
  private static func axes(of box: Box, and others: [Box]) -> [Axis] {
    var dimensions = Set(box.restrictions.map(\.dimension))
    for other in others { dimensions.formUnion(other.restrictions.map(\.dimension)) }
    let axes = dimensions.sorted().map { Axis($0, box[$0], among: others) }
    return axes.filter(\.isLiteral) + axes.filter { !$0.isLiteral }
  }
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

extension Box {
  /// How much is written down, in bytes and the like.
  fileprivate var length: Int {
    restrictions.reduce(0) { length, restriction in
      switch restriction.language {
      case .text(let text): length + text.length + 8
      case .numbers(let numbers): length + 8 * numbers.changes.count + 8
      }
    }
  }
}

/// The texts of one dimension, sorted by which of several expressions hold them, with a shortest text of
/// each sort.
///
/// This is the subset construction as it stands in textbooks, carried to its end: all patterns side by
/// side, every set of places that some text leads to, every character that any pattern names, `/`, and one
/// letter for all others. Nothing is pruned and no length is guessed, so an empty sort is empty for texts
/// of any length, and the shortest text of a sort is the shortest of all.
package struct TextAtoms {
  /// A text, and the expressions that hold it, as bits.
  package struct Atom {
    package let holders: UInt64
    package let cost: NaiveCost
    package let text: String
  }

  /// One shortest text for each combination of expressions that some text lies in.
  package private(set) var atoms: [Atom] = []

  private let expressions: [TextExpression]
  private var places: [Place] = []
  private var ends: [Int] = []

  /// A place in a pattern: what it takes, and where that leads.
  private struct Place {
    /// nil behind the last step.
    let step: NaivePattern.Step?
  }

  /// A set of places.
  private typealias Places = UInt128

  /// A set of places that some text leads to.
  private struct State {
    let places: Places
    let from: Int
    let by: Unicode.Scalar
    var cost: NaiveCost
  }

  /// Sorts the texts by up to 64 expressions; nil where they have more than 128 places, or lead to more
  /// than `maximumStates` sets of them.
  package init?(_ expressions: [TextExpression], maximumStates: Int = 20_000) {
    self.expressions = expressions
    var start: Places = 0
    for leaf in expressions.flatMap(\.leaves) {
      guard places.count + leaf.steps.count < 128 else { return nil }
      let first = places.count
      places += leaf.steps.map { Place(step: $0) }
      ends.append(places.count)
      places.append(Place(step: nil))
      start |= closure(of: first)
    }
    guard let states = allStates(from: start, maximum: maximumStates) else { return nil }
    sort(states)
  }

  /// A place, and those behind it that are reached by taking nothing.
  private func closure(of place: Int) -> Places {
    var result: Places = 0
    var current = place
    while true {
      result |= 1 << Places(current)
      guard let step = places[current].step, step.isRun else { return result }
      current += 1
    }
  }

  /// Where each place leads by a character.
  private func moves(by scalar: Unicode.Scalar) -> [Places] {
    places.indices.map { index in
      guard let step = places[index].step, step.takes(scalar) else { return 0 }
      return closure(of: step.isRun ? index : index + 1)
    }
  }

  /// The characters that patterns name, `/`, and a letter that none names.
  private var alphabet: [Unicode.Scalar] {
    var named: Set<Unicode.Scalar> = ["/"]
    for case .character(let scalar)? in places.map(\.step) { named.insert(scalar) }
    let letters = (UInt32(0x61)...0x2FF).lazy.compactMap(Unicode.Scalar.init)
    let fresh = letters.first { !named.contains($0) && $0.properties.generalCategory == .lowercaseLetter }
    return named.sorted() + (fresh.map { [$0] } ?? [])
  }

  private func allStates(from start: Places, maximum: Int) -> [State]? {
    let symbols = alphabet.map { (scalar: $0, cost: NaiveCost(of: $0), moves: moves(by: $0)) }
    var states = [State(places: start, from: -1, by: " ", cost: NaiveCost())]
    var known = [start: 0]
    var level = 0..<1
    // Level by level, so that a state is first met by a shortest text; of those, the best is kept.
    while !level.isEmpty {
      for index in level.sorted(by: { states[$0].cost < states[$1].cost }) {
        for symbol in symbols {
          var next: Places = 0
          var left = states[index].places
          while left != 0 {
            next |= symbol.moves[left.trailingZeroBitCount]
            left &= left - 1
          }
          let reached = State(
            places: next, from: index, by: symbol.scalar, cost: states[index].cost + symbol.cost)
          if let place = known[next] {
            if reached.cost < states[place].cost { states[place] = reached }
          } else {
            known[next] = states.count
            states.append(reached)
          }
        }
        if states.count > maximum { return nil }
      }
      level = level.upperBound..<states.count
    }
    return states
  }

  private mutating func sort(_ states: [State]) {
    var best: [UInt64: Int] = [:]
    var known: [Places: UInt64] = [:]
    let mask = ends.reduce(into: Places(0)) { $0 |= 1 << Places($1) }
    for (index, state) in states.enumerated() {
      let matched = state.places & mask
      let holders = known[matched] ?? self.holders(matched)
      known[matched] = holders
      if let before = best[holders], states[before].cost <= state.cost { continue }
      best[holders] = index
    }
    atoms = best.sorted { $0.value < $1.value }.map { holders, index in
      Atom(holders: holders, cost: states[index].cost, text: Self.text(of: index, states))
    }
  }

  private func holders(_ matched: Places) -> UInt64 {
    var leaf = 0
    var result: UInt64 = 0
    for (index, expression) in expressions.enumerated() {
      let isHolder = expression.isTrue {
        leaf += 1
        return matched & (1 << Places(ends[leaf - 1])) != 0
      }
      if isHolder { result |= 1 << UInt64(index) }
    }
    return result
  }

  private static func text(of index: Int, _ states: [State]) -> String {
    var scalars: [Unicode.Scalar] = []
    var current = index
    while states[current].from >= 0 {
      scalars.append(states[current].by)
      current = states[current].from
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.reversed())
    return String(text)
  }
}

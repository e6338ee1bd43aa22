/// A pattern as an automaton, followed the plainest way: sets of steps, for every character that is named.
///
/// The textbook's subset construction (Rabin and Scott, IBM Journal, 1959), as a yardstick: what the kernel
/// would cost without its short ways.
struct NaiveAutomaton {
  private enum Step: Equatable {
    case literal(Unicode.Scalar)
    case one
    case part
    case everything
  }

  private var steps: [Step] = []

  /// Reads a pattern over names with parts.
  init(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*" where steps.last == .part || steps.last == .everything: steps[steps.count - 1] = .everything
      case "*": steps.append(.part)
      case "?": steps.append(.one)
      default: steps.append(.literal(scalar))
      }
    }
  }

  private func closed(_ places: Set<Int>) -> Set<Int> {
    var result = places
    for place in places where place < steps.count && (steps[place] == .part || steps[place] == .everything) {
      result.insert(place + 1)
    }
    return result
  }

  private func after(_ places: Set<Int>, _ scalar: Unicode.Scalar) -> Set<Int> {
    var result: Set<Int> = []
    for place in places where place < steps.count {
      switch steps[place] {
      case .literal(let own): if own == scalar { result.insert(place + 1) }
      case .one: if scalar != "/" { result.insert(place + 1) }
      case .part: if scalar != "/" { result.insert(place) }
      case .everything: result.insert(place)
      }
    }
    return closed(result)
  }

  /// Whether every text of some automata is one of others; nil after 2,000 states.
  static func isInside(_ some: [NaiveAutomaton], _ others: [NaiveAutomaton]) -> Bool? {
    let all = some + others
    var alphabet: Set<Unicode.Scalar> = ["/", "\u{1}"]
    for case .literal(let scalar) in all.flatMap(\.steps) { alphabet.insert(scalar) }
    let first = all.map { $0.closed([0]) }
    var met: Set<[Set<Int>]> = [first]
    var waiting = [first]
    while let state = waiting.popLast() {
      let holds = zip(all, state).map { $1.contains($0.steps.count) }
      if holds.prefix(some.count).contains(true), !holds.dropFirst(some.count).contains(true) { return false }
      for scalar in alphabet {
        let next = zip(all, state).map { $0.after($1, scalar) }
        if met.insert(next).inserted { waiting.append(next) }
      }
      if met.count > 2_000 { return nil }
    }
    return true
  }
}

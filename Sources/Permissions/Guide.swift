/// A pattern that holds all of a language, as a search follows it: its steps, and what their characters are
/// to the machine of the other patterns.
struct Guide {
  private let steps: [Pattern.Token]
  private let symbols: [PatternMachine.Symbol]

  init(_ steps: [Pattern.Token], _ machine: PatternMachine) {
    self.steps = steps
    symbols = steps.map { step in
      if case .literal(let scalar) = step { machine.symbol(of: scalar) } else { .other }
    }
  }

  /// The number of steps.
  var count: Int { steps.count }

  /// Whether the step at a place is a run.
  func isRun(_ place: Int) -> Bool {
    guard place >= 0, place < steps.count, case .run = steps[place] else { return false }
    return true
  }

  /// Whether a text may end at a place. No two runs stand side by side.
  func isEnd(_ place: Int) -> Bool { place == count || (place == count - 1 && isRun(place)) }

  /// Where one more character can lead: to each place at which the guide can stand then.
  ///
  /// A literal step is one way. For others, the characters that the machine waits for are tried, and one that
  /// it does not.
  func arrivals(from state: Int, at place: Int, _ states: SearchStates, _ machine: PatternMachine)
    -> [Arrival]
  {
    let row = states.judged[state].row
    let others = states.others(state)
    var result: [Arrival] = []
    func add(_ symbol: PatternMachine.Symbol, _ scalar: Unicode.Scalar, to place: Int) {
      result.append(
        Arrival(
          from: Int32(truncatingIfNeeded: state), place: Int32(truncatingIfNeeded: place), symbol: symbol,
          scalar: scalar, others: others + (Cost.isPreferred(scalar) ? 0 : 1)))
    }
    var known: [(PatternMachine.Symbol, Unicode.Scalar)]?
    for current in place...(isRun(place) ? place + 1 : place) where current < count {
      switch steps[current] {
      case .literal(let scalar): add(symbols[current], scalar, to: current + 1)
      case .one(let crossesSlash), .run(let crossesSlash):
        let tried = known ?? Self.symbols(at: row, machine)
        known = tried
        for (symbol, scalar) in tried where crossesSlash || scalar != "/" {
          add(symbol, scalar, to: isRun(current) ? current : current + 1)
        }
      }
    }
    return result
  }

  /// The characters that tell something at a row.
  private static func symbols(
    at row: Row, _ machine: PatternMachine
  ) -> [(PatternMachine.Symbol, Unicode.Scalar)] {
    var result: [(PatternMachine.Symbol, Unicode.Scalar)] = []
    for symbol in machine.symbols(for: row) {
      switch symbol {
      case .literal(let number): result.append((symbol, machine.literals[number]))
      case .slash: result.append((symbol, "/"))
      case .other: continue
      }
    }
    result.append((.other, Cost.character(outside: machine.waitingLiterals(in: row))))
    return result
  }
}

extension TextLanguage {
  /// A pattern, by its place, that holds all of the language; nil if none is seen to. Tries a few.
  var guide: Int? {
    if patterns.count == 1, steps.count == 1 { return 0 }
    // Without its texts the language is empty, whatever the other patterns match.
    return patterns.indices.prefix(8).first { place in truth { $0 == place ? .no : .unknown } == .no }
  }
}

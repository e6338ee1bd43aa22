/// A function from texts to small numbers: a deterministic automaton whose states have outputs.
///
/// A state goes to one state for all characters but finitely many, so that the whole of Unicode takes no more
/// room than the patterns do. (E. F. Moore, Gedanken-experiments on Sequential Machines, Automata Studies,
/// 1956.)
struct MooreMachine: Sendable, Hashable {
  /// Where a character leads that does not lead where most do.
  struct Exception: Sendable, Hashable {
    let scalar: Unicode.Scalar
    let state: Int
  }

  /// One state.
  struct State: Sendable, Hashable {
    /// What the function says of the texts that end here.
    var output: Int
    /// Where all characters lead that are no exceptions.
    var other: Int
    /// The other characters, ascending.
    var exceptions: [Exception]
  }

  /// The states; a text begins in the first.
  var states: [State]

  /// The smallest machine for the same function, its states in the order in which a search breadth first
  /// meets them: two machines for the same function become the same.
  ///
  /// Moore's refinement: states are told apart by their outputs, then by where one more character leads,
  /// until nothing new is told apart. At worst as many rounds as states, each linear in the transitions.
  func minimised(_ effort: inout Effort) throws(Limit) -> MooreMachine {
    var classes = states.map(\.output)
    var count = Set(classes).count
    while true {
      try effort.spend(states.reduce(states.count) { $0 + $1.exceptions.count })
      var numbers: [State: Int] = [:]
      var refined: [Int] = []
      for (state, own) in zip(states, classes) {
        let key = Self.translated(state, output: own, by: classes)
        let number = numbers[key] ?? numbers.count
        numbers[key] = number
        refined.append(number)
      }
      classes = refined
      // A round only ever splits classes.
      if numbers.count == count { return numbered(by: classes) }
      count = numbers.count
    }
  }

  /// A state whose successors are renamed; what has become no exception is none any more.
  private static func translated(_ state: State, output: Int, by names: [Int]) -> State {
    let other = names[state.other]
    let exceptions = state.exceptions.lazy.map { Exception(scalar: $0.scalar, state: names[$0.state]) }
    return State(output: output, other: other, exceptions: exceptions.filter { $0.state != other })
  }

  /// One state for each class, breadth first from the first state.
  private func numbered(by classes: [Int]) -> MooreMachine {
    var members: [Int: Int] = [:]
    for (state, own) in classes.enumerated() where members[own] == nil { members[own] = state }
    var names: [Int: Int] = [:]
    var order: [Int] = []
    func meet(_ own: Int) {
      guard names[own] == nil else { return }
      names[own] = order.count
      order.append(own)
    }
    var result: [State] = []
    if let first = classes.first { meet(first) }
    while result.count < order.count {
      guard let member = members[order[result.count]] else { continue }
      let state = Self.translated(states[member], output: states[member].output, by: classes)
      meet(state.other)
      for exception in state.exceptions { meet(exception.state) }
      result.append(state)
    }
    let final = (0..<members.count).map { names[$0] ?? 0 }
    return MooreMachine(states: result.map { Self.translated($0, output: $0.output, by: final) })
  }
}

extension MooreMachine {
  /// Explores which of several languages hold a text: the outputs are places in the second result, which says
  /// for each which languages hold it.
  ///
  /// The subset construction of Rabin and Scott (IBM Journal, 1959) over the rows of a `PatternMachine`:
  /// exponential at worst.
  static func telling(
    apart languages: [TextLanguage], _ effort: inout Effort
  ) throws(Limit) -> (machine: MooreMachine, holders: [BitSet]) {
    let joined = JoinedPatterns(languages)
    let machine = PatternMachine(joined.patterns)
    let cost = languages.reduce(machine.width) { $0 + $1.steps.count }
    var rows = [machine.first]
    var known = [machine.first: 0]
    var states: [State] = []
    var holders: [BitSet] = []
    var outputs: [BitSet: Int] = [:]
    func place(of row: Row) -> Int {
      if let place = known[row] { return place }
      known[row] = rows.count
      rows.append(row)
      return rows.count - 1
    }
    while states.count < rows.count {
      let row = rows[states.count]
      let symbols = machine.symbols(for: row)
      try effort.spend(cost + machine.width * (symbols.count + 1))
      let holding = joined.holders(at: row, in: machine)
      let output = outputs[holding] ?? holders.count
      if outputs.updateValue(output, forKey: holding) == nil { holders.append(holding) }
      let other = place(of: machine.row(after: row, reading: .other))
      var exceptions: [Exception] = []
      for symbol in symbols {
        let state = place(of: machine.row(after: row, reading: symbol))
        if state != other { exceptions.append(Exception(scalar: machine.scalar(of: symbol), state: state)) }
      }
      exceptions.sort { $0.scalar < $1.scalar }
      states.append(State(output: output, other: other, exceptions: exceptions))
    }
    return (MooreMachine(states: states), holders)
  }
}

extension PatternMachine {
  /// The character of a symbol that is one.
  fileprivate func scalar(of symbol: Symbol) -> Unicode.Scalar {
    if case .literal(let place) = symbol { literals[place] } else { "/" }
  }
}

/// The patterns of several languages, each once.
private struct JoinedPatterns {
  private(set) var patterns: [Pattern] = []
  private let languages: [TextLanguage]
  /// Where each pattern of each language stands.
  private var places: [[Int]] = []

  init(_ languages: [TextLanguage]) {
    self.languages = languages
    var numbers: [Pattern: Int] = [:]
    for language in languages {
      var own: [Int] = []
      for pattern in language.patterns {
        let number = numbers[pattern] ?? patterns.count
        if numbers.updateValue(number, forKey: pattern) == nil { patterns.append(pattern) }
        own.append(number)
      }
      places.append(own)
    }
  }

  /// Which languages hold the texts that lead to a row.
  func holders(at row: Row, in machine: PatternMachine) -> BitSet {
    var result = BitSet()
    for (index, (language, places)) in zip(languages, places).enumerated() {
      let truth = language.truth { machine.truth(of: places[$0], in: row, isLasting: false) }
      if truth == .yes { result.insert(index) }
    }
    return result
  }
}

/// A text of a language, and which of several other languages it lies in.
struct Choice: Sendable, Hashable {
  let text: String
  let cost: Cost
  /// The other languages that hold the text, by their places.
  let holders: BitSet
}

/// Finds the shortest texts of a language that lie in as few of several other languages as possible.
///
/// Texts are tried breadth first, the shortest first and of those the one with the most letters and digits. A
/// state of the search is one place in a pattern that holds all of the language (the guide), and the row that
/// the text leads to in the machine of all patterns that matter. That the guide is followed place by place,
/// not by sets of places, is what keeps `*a??????????` from having exponentially many states by itself.
/// (States of the one automaton with sets of states of the other: De Wulf, Doyen, Henzinger and Raskin,
/// Antichains, CAV 2006.) A state is not gone on from if
///
/// - the language can hold nothing that begins so;
/// - a text was found that lies in none but languages that hold everything that begins so; or
/// - an earlier state at the same place dominates it: its row matches at least what can only help, and at
///   most what can only hinder. (The antichains of the same paper, for any formula over patterns.)
///
/// No text is passed over that is shorter than, or lies in fewer than, all that are found. Rows are made when
/// a state is tried, so that those which are passed over take no room.
struct WordSearch {
  /// What was found: no text is better, in both respects, than another.
  private(set) var choices: [Choice] = []

  private let guide: Guide
  private let problem: WordProblem
  private var states = SearchStates()
  /// The states that were gone on from, by their places in the guide.
  private var kept: [[Int32]]

  /// No more than so many rows are held against a new one.
  private static let antichainWidth = 512

  /// Prepares a search; nil if the effort does not suffice for that.
  init?(in language: TextLanguage, among others: [TextLanguage], _ effort: inout Effort) {
    let own = language.guide
    guard let problem = WordProblem(language, guide: own, others, &effort) else { return nil }
    self.problem = problem
    guide = Guide(own.map { language.patterns[$0].tokens } ?? [.run(crossesSlash: true)], problem.machine)
    kept = Array(repeating: [], count: guide.count + 1)
  }

  /// Searches until nothing better can be found.
  ///
  /// - Throws: where the effort is spent; `choices` then holds what was found until then.
  mutating func run(_ effort: inout Effort) throws(Limit) {
    var level = [Arrival(from: -1, place: 0, symbol: .other, scalar: "x", others: 0)]
    while !level.isEmpty {
      // Whoever comes later has as many other characters as an earlier one, or more: two lists stay sorted.
      var same: [Arrival] = []
      var more: [Arrival] = []
      for arrival in level {
        guard let state = try visit(arrival, &effort) else { continue }
        // No text is better than the first that lies nowhere else.
        if choices.last?.holders.isEmpty ?? false { return }
        for next in guide.arrivals(from: state, at: Int(arrival.place), states, problem.machine) {
          try effort.spend(Arrival.steps)
          if next.others > arrival.others { more.append(next) } else { same.append(next) }
        }
      }
      level = Self.merged(same, more)
    }
  }

  /// Joins two lists that are sorted.
  private static func merged(_ left: [Arrival], _ right: [Arrival]) -> [Arrival] {
    if right.isEmpty { return left }
    var result: [Arrival] = []
    result.reserveCapacity(left.count + right.count)
    var rest = right[...]
    for arrival in left {
      while let first = rest.first, first.others < arrival.others { result.append(rest.removeFirst()) }
      result.append(arrival)
    }
    return result + rest
  }

  /// The new state that something leads to; nil if there is nothing to go on from.
  private mutating func visit(_ arrival: Arrival, _ effort: inout Effort) throws(Limit) -> Int? {
    try effort.spend(problem.stepsForRow)
    let row = states.row(for: arrival, problem.machine)
    let place = Int(arrival.place)
    let judged = JudgedRow(row: row, completed: problem.machine.completed(row))
    if try isKnown(judged, at: place, &effort) { return nil }
    let isEnd = guide.isEnd(place)
    if isEnd, problem.isHeld(row) { try note(arrival, row, &effort) }
    guard !problem.isDead(row), try !isSettled(row, &effort) else { return nil }
    try effort.spend(problem.stepsToKeep)
    let state = states.append(judged, arrival)
    kept[place].append(Int32(truncatingIfNeeded: state))
    return state
  }

  /// Adds the text of a row to the choices, if none is better.
  private mutating func note(_ arrival: Arrival, _ row: Row, _ effort: inout Effort) throws(Limit) {
    try effort.spend(choices.count + problem.stepsToAsk)
    let holders = problem.holders(of: row)
    // Texts come in the order of their costs, so that an earlier one is at least as short.
    guard !choices.contains(where: { $0.holders.isSubset(of: holders) }) else { return }
    let text = states.text(of: arrival)
    choices.append(Choice(text: text, cost: Cost(of: text.unicodeScalars), holders: holders))
  }

  /// Whether a text was found that lies in none but languages that hold everything that begins so.
  private func isSettled(_ row: Row, _ effort: inout Effort) throws(Limit) -> Bool {
    if choices.isEmpty { return false }
    try effort.spend(choices.count + problem.stepsToAsk)
    let certain = problem.lastingHolders(of: row)
    return choices.contains { $0.holders.isSubset(of: certain) }
  }

  /// Whether whatever can be found from a state can be found from an earlier one.
  private func isKnown(_ row: JudgedRow, at place: Int, _ effort: inout Effort) throws(Limit) -> Bool {
    if states.has(row.row, at: place) { return true }
    // A place before an empty run can go on as the one behind it can.
    let places = guide.isRun(place - 1) ? [place, place - 1] : [place]
    var looked = 0
    for place in places {
      for state in kept[place].suffix(Self.antichainWidth).reversed() {
        if problem.dominates(states.judged[Int(state)], row, &looked) {
          effort.take(looked)
          return true
        }
      }
    }
    try effort.spend(looked)
    return false
  }
}

/// What is read at which place of the guide, and from which state.
struct Arrival {
  /// What remembering one costs: 40 bytes.
  static let steps = 16

  let from: Int32
  let place: Int32
  let symbol: PatternMachine.Symbol
  let scalar: Unicode.Scalar
  /// How many characters of the text are neither letters nor digits.
  let others: Int32
}

/// The states that a search has gone on from, and how it came to them.
struct SearchStates {
  private(set) var judged: [JudgedRow] = []
  private var arrivals: [Arrival] = []
  private var known: Set<Key> = []

  private struct Key: Hashable {
    let row: Row
    let place: Int
  }

  /// The row that something leads to.
  func row(for arrival: Arrival, _ machine: PatternMachine) -> Row {
    arrival.from < 0
      ? machine.first : machine.row(after: judged[Int(arrival.from)].row, reading: arrival.symbol)
  }

  /// Whether a state was met before.
  func has(_ row: Row, at place: Int) -> Bool { known.contains(Key(row: row, place: place)) }

  /// Adds a state.
  mutating func append(_ row: JudgedRow, _ arrival: Arrival) -> Int {
    judged.append(row)
    arrivals.append(arrival)
    known.insert(Key(row: row.row, place: Int(arrival.place)))
    return judged.count - 1
  }

  /// How many characters on the way to a state are neither letters nor digits.
  func others(_ state: Int) -> Int32 { arrivals[state].others }

  /// The characters on the way.
  func text(of arrival: Arrival) -> String {
    var scalars: [Unicode.Scalar] = []
    var current = arrival
    while current.from >= 0 {
      scalars.append(current.scalar)
      current = arrivals[Int(current.from)]
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.reversed())
    return String(text)
  }
}

extension TextLanguage {
  /// The text with the fewest characters, of which letters and digits are preferred; nil in the empty
  /// language.
  func shortest(_ effort: inout Effort) throws(Limit) -> Choice? {
    let choice = choices(among: [], &effort).first
    if choice == nil { try effort.spend(0) }
    return choice
  }
}

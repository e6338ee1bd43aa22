/// A text of a language, and which of several other languages it lies in.
struct Choice: Sendable, Hashable {
  let text: String
  let cost: Cost
  /// The other languages that hold the text, by their places.
  let holders: BitSet
}

/// Finds the shortest texts of a language that lie in as few of several other languages as possible.
///
/// Texts are tried breadth first by the rows that they lead to in the machine of all patterns, the shortest
/// first and of those the one with the most letters and digits. A row is not gone on from if
///
/// - the language can hold nothing that begins so;
/// - a text was found that lies in none but languages that hold everything that begins so; or
/// - an earlier row dominates it: matches at least what can only help, and at most what can only hinder. (The
///   antichains of De Wulf, Doyen, Henzinger and Raskin, CAV 2006, for any formula over patterns.)
///
/// No text is passed over that is shorter than, or lies in fewer than, all that are found.
struct WordSearch {
  /// What was found: no text is better, in both respects, than another.
  private(set) var choices: [Choice] = []

  private let language: TextLanguage
  private let others: [TextLanguage]
  private let machine: PatternMachine
  /// Where each pattern of each language stands in the machine.
  private let places: [[Int]]
  /// The places of patterns of which more matches can only help, only hinder, or do both.
  private var helping: Row
  private var hindering: Row
  private var mixed: Row
  private var states = SearchStates()
  /// The rows that were gone on from.
  private var kept: [Row] = []

  /// No more than so many rows are held against a new one.
  private static let antichainWidth = 256

  init(in language: TextLanguage, among others: [TextLanguage]) {
    self.language = language
    self.others = others
    var numbers: [Pattern: Int] = [:]
    var patterns: [Pattern] = []
    places = ([language] + others).map { language in
      language.patterns.map { pattern in
        if let number = numbers[pattern] { return number }
        numbers[pattern] = patterns.count
        patterns.append(pattern)
        return patterns.count - 1
      }
    }
    machine = PatternMachine(patterns)
    helping = Row(repeating: 0, count: machine.width)
    (hindering, mixed) = (helping, helping)
    for (index, each) in ([language] + others).enumerated() {
      let polarity = each.polarity
      let (helpful, harmful) =
        index == 0 ? (polarity.positive, polarity.negative) : (polarity.negative, polarity.positive)
      for pattern in helpful.members { helping.formUnion(machine.places(of: places[index][pattern])) }
      for pattern in harmful.members { hindering.formUnion(machine.places(of: places[index][pattern])) }
    }
    mixed = helping.intersection(hindering)
    helping.subtract(mixed)
    hindering.subtract(mixed)
  }

  /// Searches until nothing better can be found.
  ///
  /// - Throws: where the effort is spent; `choices` then holds what was found until then.
  mutating func run(_ effort: inout Effort) throws(Limit) {
    var level = [states.add(machine.first)]
    while !level.isEmpty {
      var next: [Int] = []
      for state in states.sorted(level) {
        try effort.spend(machine.width)
        let row = states.rows[state]
        note(state, row)
        guard try isWorthGoingOn(row, &effort) else { continue }
        kept.append(row)
        for symbol in machine.symbols(for: row) + [.other] {
          try effort.spend(machine.width)
          let scalar = scalar(for: symbol, at: row)
          states.reach(machine.row(after: row, reading: symbol), by: scalar, from: state, adding: &next)
        }
      }
      level = next
    }
  }

  private func scalar(for symbol: PatternMachine.Symbol, at row: Row) -> Unicode.Scalar {
    switch symbol {
    case .literal(let number): machine.literals[number]
    case .slash: "/"
    case .other: Cost.character(outside: machine.waitingLiterals(in: row))
    }
  }

  /// Adds the text of a row to the choices, if the language holds it and none is better.
  private mutating func note(_ state: Int, _ row: Row) {
    guard truth(of: 0, row, isLasting: false) == .yes else { return }
    var holders = BitSet()
    for index in others.indices where truth(of: index + 1, row, isLasting: false) == .yes {
      holders.insert(index)
    }
    // Texts come in the order of their costs, so that an earlier one is at least as short.
    guard !choices.contains(where: { $0.holders.isSubset(of: holders) }) else { return }
    let cost = Cost(length: states.lengths[state], others: states.others[state])
    choices.append(Choice(text: states.text(of: state), cost: cost, holders: holders))
  }

  private func isWorthGoingOn(_ row: Row, _ effort: inout Effort) throws(Limit) -> Bool {
    if truth(of: 0, row, isLasting: true) == .no { return false }
    if !choices.isEmpty {
      var certain = BitSet()
      for index in others.indices where truth(of: index + 1, row, isLasting: true) == .yes {
        certain.insert(index)
      }
      if choices.contains(where: { $0.holders.isSubset(of: certain) }) { return false }
    }
    try effort.spend(min(kept.count, Self.antichainWidth) * machine.width)
    return !kept.suffix(Self.antichainWidth).contains { dominates($0, row) }
  }

  /// Whether whatever can be found from one row can be found from another that was met before.
  private func dominates(_ earlier: Row, _ later: Row) -> Bool {
    for word in earlier.indices {
      let (mine, its) = (earlier[word], later[word])
      if (mine ^ its) & mixed[word] != 0 { return false }
      if its & ~mine & helping[word] != 0 { return false }
      if mine & ~its & hindering[word] != 0 { return false }
    }
    return true
  }

  /// Whether a language holds the text of a row, or, lasting, all texts that begin so.
  private func truth(of index: Int, _ row: Row, isLasting: Bool) -> Truth {
    (index == 0 ? language : others[index - 1]).truth { pattern in
      machine.truth(of: places[index][pattern], in: row, isLasting: isLasting)
    }
  }
}

/// The rows that a search has met, and how it came to them.
private struct SearchStates {
  private(set) var rows: [Row] = []
  private(set) var lengths: [Int] = []
  private(set) var others: [Int] = []
  private var cameBy: [Unicode.Scalar] = []
  private var cameFrom: [Int] = []
  private var known: [Row: Int] = [:]

  /// Adds the row that the search begins with.
  mutating func add(_ row: Row) -> Int { append(row, by: "x", from: -1, others: 0) }

  private mutating func append(_ row: Row, by scalar: Unicode.Scalar, from: Int, others count: Int) -> Int {
    let state = rows.count
    known[row] = state
    rows.append(row)
    lengths.append(from < 0 ? 0 : lengths[from] + 1)
    others.append(count)
    cameBy.append(scalar)
    cameFrom.append(from)
    return state
  }

  /// Takes in a row; of two ways that are as long the better one stays.
  mutating func reach(_ row: Row, by scalar: Unicode.Scalar, from: Int, adding next: inout [Int]) {
    let count = others[from] + (Cost.isPreferred(scalar) ? 0 : 1)
    guard let state = known[row] else {
      next.append(append(row, by: scalar, from: from, others: count))
      return
    }
    guard lengths[state] == lengths[from] + 1, count < others[state] else { return }
    (others[state], cameBy[state], cameFrom[state]) = (count, scalar, from)
  }

  /// The states of one length, the best first.
  func sorted(_ level: [Int]) -> [Int] {
    level.sorted { others[$0] == others[$1] ? $0 < $1 : others[$0] < others[$1] }
  }

  func text(of state: Int) -> String {
    var scalars: [Unicode.Scalar] = []
    var current = state
    while cameFrom[current] >= 0 {
      scalars.append(cameBy[current])
      current = cameFrom[current]
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
    if self == .everything { return Choice(text: "", cost: .zero, holders: BitSet()) }
    var search = WordSearch(in: self, among: [])
    try search.run(&effort)
    return search.choices.first
  }
}

/// What a search for texts asks of a row: whether the language holds the text that leads there, and which of
/// the other languages do.
struct WordProblem {
  let machine: PatternMachine
  /// What making and judging one row costs, and what keeping it does: its words, each several times over,
  /// since room is scarcer than time.
  let stepsForRow, stepsToKeep: Int
  /// What asking all the other languages about a row costs.
  let stepsToAsk: Int
  /// What the language asks beyond its guide; nil if nothing.
  private let own: PlacedLanguage?
  private let others: [PlacedLanguage]
  /// The places of patterns of which more matches can only help, only hinder, or do both.
  private let helping, hindering, mixed: Row

  /// Puts the patterns of all the languages into one machine; nil if the effort does not suffice for that.
  init?(_ language: TextLanguage, guide: Int?, _ others: [TextLanguage], _ effort: inout Effort) {
    let isGuideAll = guide != nil && language.steps.count == 1
    let all = (isGuideAll ? [] : [language]) + others
    guard effort.take(all.reduce(0) { $0 + $1.length }) else { return nil }
    var numbers: [Pattern: Int] = [:]
    var patterns: [Pattern] = []
    let placed = all.map { language in
      language.patterns.map { pattern in
        if let number = numbers[pattern] { return number }
        numbers[pattern] = patterns.count
        patterns.append(pattern)
        return patterns.count - 1
      }
    }
    machine = PatternMachine(patterns)
    var languages: [PlacedLanguage] = []
    for (language, places) in zip(all, placed) {
      languages.append(
        PlacedLanguage(language, places, languages.isEmpty && !isGuideAll ? guide : nil, machine))
    }
    own = isGuideAll ? nil : languages.first
    self.others = Array(languages.dropFirst(isGuideAll ? 0 : 1))
    (helping, hindering, mixed) = Self.roles(own: own, self.others, machine)
    stepsForRow = 8 + 4 * machine.width + 2 * (own?.stepsToAsk ?? 0)
    stepsToAsk = 1 + self.others.reduce(0) { $0 + $1.stepsToAsk }
    stepsToKeep = 16 + 16 * machine.width
  }

  private static func roles(
    own: PlacedLanguage?, _ others: [PlacedLanguage], _ machine: PatternMachine
  ) -> (helping: Row, hindering: Row, mixed: Row) {
    var helping = Row(repeating: 0, count: machine.width)
    var hindering = helping
    if let own {
      let polarity = own.language.polarity
      polarity.positive.forEach { helping.formUnion(machine.places(of: own.places[$0])) }
      polarity.negative.forEach { hindering.formUnion(machine.places(of: own.places[$0])) }
    }
    for other in others {
      let polarity = other.language.polarity
      polarity.negative.forEach { helping.formUnion(machine.places(of: other.places[$0])) }
      polarity.positive.forEach { hindering.formUnion(machine.places(of: other.places[$0])) }
    }
    let mixed = helping.intersection(hindering)
    helping.subtract(mixed)
    hindering.subtract(mixed)
    return (helping, hindering, mixed)
  }

  /// Whether the language holds the text of a row, where the guide has matched.
  func isHeld(_ row: Row) -> Bool { own.map { $0.truth(row, machine, isLasting: false) == .yes } ?? true }

  /// Whether the language holds nothing that begins with the text of a row.
  func isDead(_ row: Row) -> Bool { own.map { $0.truth(row, machine, isLasting: true) == .no } ?? false }

  /// The other languages that hold the text of a row.
  func holders(of row: Row) -> BitSet { holders(of: row, isLasting: false) }

  /// The other languages that hold everything that begins with it.
  func lastingHolders(of row: Row) -> BitSet { holders(of: row, isLasting: true) }

  private func holders(of row: Row, isLasting: Bool) -> BitSet {
    var result = BitSet()
    for (index, other) in others.enumerated()
    where other.truth(row, machine, isLasting: isLasting) == .yes { result.insert(index) }
    return result
  }

  /// Whether whatever can be found from one row can be found from another that was met before. Counts the
  /// words that it looks at.
  func dominates(_ earlier: JudgedRow, _ later: JudgedRow, _ looked: inout Int) -> Bool {
    for word in earlier.row.indices {
      looked += 1
      let (mine, its) = (earlier.row[word], later.row[word])
      if (mine ^ its) & mixed[word] != 0 { return false }
      if its & ~earlier.completed[word] & helping[word] != 0 { return false }
      if mine & ~later.completed[word] & hindering[word] != 0 { return false }
    }
    return true
  }
}

/// A row, and the same with what its runs supersede.
struct JudgedRow {
  let row: Row
  let completed: Row
}

/// A language whose patterns have their places in a machine.
struct PlacedLanguage {
  let language: TextLanguage
  /// Where each pattern stands among the machine's.
  let places: [Int]
  /// The pattern that is followed apart from the machine: it matches wherever the language is asked about,
  /// and may match whatever follows.
  private let guide: Int?
  /// Of a plain union: where one of its patterns has matched, and where one matches whatever follows. A
  /// formula of a few steps for each pattern is then a few operations for all of them.
  private let ends, lasting: Row?

  init(_ language: TextLanguage, _ places: [Int], _ guide: Int?, _ machine: PatternMachine) {
    self.language = language
    self.places = places
    self.guide = guide
    guard guide == nil, language.unionOfPatterns != nil else {
      (ends, lasting) = (nil, nil)
      return
    }
    var ends = Row(repeating: 0, count: machine.width)
    var lasting = ends
    for place in places {
      ends.set(machine.end(of: place))
      if let last = machine.lastingPlace(of: place) { lasting.set(last) }
    }
    (self.ends, self.lasting) = (ends, lasting)
  }

  /// What asking costs.
  var stepsToAsk: Int { ends?.count ?? language.steps.count }

  /// Whether the language holds the text of a row, or, lasting, all texts that begin so. Of a union's lasting
  /// truths `no` is not told from `unknown`.
  func truth(_ row: Row, _ machine: PatternMachine, isLasting: Bool) -> Truth {
    if let ends, let lasting {
      if isLasting { return row.meets(lasting) ? .yes : .unknown }
      return Truth(row.meets(ends))
    }
    return language.truth { pattern in
      if pattern == guide { return isLasting ? .unknown : .yes }
      return machine.truth(of: places[pattern], in: row, isLasting: isLasting)
    }
  }
}

extension Row {
  /// Whether some place is in both sets.
  fileprivate func meets(_ other: Row) -> Bool {
    for word in indices where self[word] & other[word] != 0 { return true }
    return false
  }
}

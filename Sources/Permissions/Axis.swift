/// A value, and which of several boxes hold it in its dimension.
struct ValueChoice: Sendable {
  let value: Value
  let cost: Cost
  let holders: BitSet
}

/// One dimension of a box that is searched.
struct Axis: Sendable {
  let dimension: Dimension
  /// The values that the box has there.
  let language: Language

  /// Whether the box has nothing but literal texts there.
  var isLiteral: Bool {
    guard case .text(let text) = language, let patterns = text.unionOfPatterns else { return false }
    return patterns.allSatisfy(\.standsForOneText)
  }

  /// The shortest values of the dimension by which of the boxes hold them; none that is longer than another
  /// and held by all that hold that one.
  ///
  /// `holders` are the boxes that matter, by their places in `boxes`.
  func choices(_ holders: BitSet, _ boxes: [Box], _ effort: inout Effort) throws(Limit) -> [ValueChoice] {
    var groups: [(language: Language, holders: BitSet)] = []
    var always = BitSet()
    for place in holders.members {
      guard let restriction = boxes[place].restriction(of: dimension) else {
        always.insert(place)
        continue
      }
      if let group = groups.firstIndex(where: { $0.language == restriction }) {
        groups[group].holders.insert(place)
      } else {
        var own = BitSet()
        own.insert(place)
        groups.append((restriction, own))
      }
    }
    let languages = groups.map(\.language)
    return try choices(among: languages, &effort).map { choice in
      var all = always
      for group in choice.holders.members { all.formUnion(groups[group].holders) }
      return ValueChoice(value: choice.value, cost: choice.cost, holders: all)
    }
  }

  private func choices(
    among others: [Language], _ effort: inout Effort
  ) throws(Limit) -> [ValueChoice] {
    switch language {
    case .numbers(let numbers): numberChoices(numbers, others)
    case .text(let text): try textChoices(text, others, &effort)
    }
  }

  private func textChoices(
    _ text: TextLanguage, _ others: [Language], _ effort: inout Effort
  ) throws(Limit) -> [ValueChoice] {
    let languages = others.map { other in
      if case .text(let its) = other { its } else { TextLanguage.nothing }
    }
    var result: [ValueChoice] = []
    // Each pattern by itself, since most are decided by comparing them.
    for part in text.unionOfPatterns.map({ $0.map { TextLanguage([$0]) } }) ?? [text] {
      for choice in try part.choices(among: languages, &effort) {
        Self.add(
          ValueChoice(value: .text(choice.text), cost: choice.cost, holders: choice.holders), to: &result)
      }
    }
    return result
  }

  /// Between two neighbouring bounds all numbers are in the same sets.
  private func numberChoices(_ numbers: NumberSet, _ others: [Language]) -> [ValueChoice] {
    let sets = others.map { other in
      if case .numbers(let its) = other { its } else { NumberSet.nothing }
    }
    let cuts = Set(sets.flatMap(\.changes)).sorted()
    var result: [ValueChoice] = []
    for place in 0...cuts.count {
      let bounds = cuts[max(0, place - 1)..<min(place + 1, cuts.count)]
      let interval = NumberSet(beginsInside: place == 0, changes: Array(bounds))
      guard let number = numbers.intersection(interval).shortest else { continue }
      var holders = BitSet()
      for (index, set) in sets.enumerated() where set.contains(number) { holders.insert(index) }
      Self.add(
        ValueChoice(
          value: .number(number), cost: Cost(of: number.text.unicodeScalars), holders: holders), to: &result)
    }
    return result
  }

  private static func add(_ choice: ValueChoice, to result: inout [ValueChoice]) {
    if result.contains(where: { $0.holders.isSubset(of: choice.holders) && !(choice.cost < $0.cost) }) {
      return
    }
    result.removeAll { choice.holders.isSubset(of: $0.holders) && !($0.cost < choice.cost) }
    result.append(choice)
  }
}

extension TextLanguage {
  /// The shortest texts of the language by which of the others hold them.
  func choices(among others: [TextLanguage], _ effort: inout Effort) throws(Limit) -> [Choice] {
    var certain = BitSet()
    var open: [Int] = []
    for (index, other) in others.enumerated() {
      try effort.spend(1)
      let patterns = unionOfPatterns ?? []
      let relation: Truth = patterns.count == 1 ? other.relation(to: patterns[0]) : .unknown
      if relation == .yes || other == .everything { certain.insert(index) }
      if relation == .unknown, other != .everything { open.append(index) }
    }
    var search = WordSearch(in: self, among: open.map { others[$0] })
    try search.run(&effort)
    return search.choices.map { choice in
      var holders = certain
      for index in choice.holders.members { holders.insert(open[index]) }
      return Choice(text: choice.text, cost: choice.cost, holders: holders)
    }
  }
}

/// A value, and which of several boxes hold it in its dimension.
struct ValueChoice: Sendable {
  let value: Value
  let cost: Cost
  let holders: BitSet
}

/// One dimension of a box that is searched among other boxes.
struct Axis {
  let dimension: Dimension
  /// The values that the box has there.
  private let language: Language
  /// The languages that the other boxes have there, each once, and the boxes that have each.
  private var groups: [(language: Language, boxes: BitSet)] = []
  /// The boxes that hold all values there.
  private var always = BitSet()
  /// What the language is made of, once it was asked for.
  private var parts: [AxisPart]?
  /// The choices that are known, by the groups that mattered.
  private var known: [BitSet: [ValueChoice]] = [:]

  init(_ dimension: Dimension, _ language: Language, among boxes: [Box]) {
    self.dimension = dimension
    self.language = language
    var places: [Language: Int] = [:]
    for (box, other) in boxes.enumerated() {
      guard let restriction = other.restriction(of: dimension) else {
        always.insert(box)
        continue
      }
      let group = places[restriction] ?? groups.count
      if group == groups.count {
        places[restriction] = group
        groups.append((restriction, BitSet()))
      }
      groups[group].boxes.insert(box)
    }
  }

  /// Whether the box has nothing but literal texts there.
  var isLiteral: Bool {
    guard case .text(let text) = language, let patterns = text.unionOfPatterns else { return false }
    return patterns.allSatisfy(\.standsForOneText)
  }

  /// The shortest values of the dimension by which of the boxes hold them; none that is longer than another
  /// and held by all that hold that one. Once the effort is spent, those that were found until then.
  ///
  /// `holders` are the boxes that matter; of others it is not said whether they hold a value.
  mutating func choices(_ holders: BitSet, _ effort: inout Effort) -> [ValueChoice] {
    effort.take(groups.count + 1)
    var open = BitSet()
    for (place, group) in groups.enumerated() where !group.boxes.intersection(holders).isEmpty {
      open.insert(place)
    }
    if let found = known[open] { return found }
    let found =
      switch language {
      case .numbers(let numbers): numberChoices(numbers, open, &effort)
      case .text(let text): textChoices(text, open, &effort)
      }
    known[open] = found
    return found
  }

  /// A value that the groups hold.
  private func choice(_ value: Value, _ cost: Cost, heldBy held: BitSet) -> ValueChoice {
    var boxes = always
    held.forEach { boxes.formUnion(groups[$0].boxes) }
    return ValueChoice(value: value, cost: cost, holders: boxes)
  }

  private mutating func textChoices(
    _ text: TextLanguage, _ open: BitSet, _ effort: inout Effort
  ) -> [ValueChoice] {
    let languages = groups.map { group in
      if case .text(let its) = group.language { its } else { TextLanguage.nothing }
    }
    // Each pattern by itself, since most are decided by comparing them.
    var parts =
      parts ?? (text.unionOfPatterns.map { $0.map { TextLanguage([$0]) } } ?? [text]).map(AxisPart.init)
    var best = ParetoFront<String>()
    for place in parts.indices {
      for choice in parts[place].choices(open, among: languages, &effort) {
        best.add(choice.text, choice.holders, choice.cost, &effort)
      }
    }
    self.parts = parts
    return best.members.map { choice(.text($0.element), $0.cost, heldBy: $0.holders) }
  }

  /// Between two neighbouring bounds all numbers are in the same sets.
  private func numberChoices(_ numbers: NumberSet, _ open: BitSet, _ effort: inout Effort) -> [ValueChoice] {
    var sets: [(place: Int, set: NumberSet)] = []
    open.forEach { place in
      if case .numbers(let its) = groups[place].language { sets.append((place, its)) }
    }
    let cuts = Set(sets.flatMap(\.set.changes)).sorted()
    let bounds = sets.reduce(numbers.changes.count) { $0 + $1.set.changes.count + 1 }
    var best = ParetoFront<Decimal>()
    for place in 0...cuts.count {
      let ends = cuts[max(0, place - 1)..<min(place + 1, cuts.count)]
      let interval = numbers.intersection(NumberSet(beginsInside: place == 0, changes: Array(ends)))
      guard effort.take(bounds + interval.stepsToFindShortest) else { break }
      guard let number = interval.shortest else { continue }
      var holders = BitSet()
      for (place, set) in sets where set.contains(number) { holders.insert(place) }
      best.add(number, holders, Cost(of: number.text.unicodeScalars), &effort)
    }
    return best.members.map { choice(.number($0.element), $0.cost, heldBy: $0.holders) }
  }
}

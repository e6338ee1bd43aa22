/// A pattern, or a formula, of a dimension that is searched, and how the languages of other boxes lie to it.
struct AxisPart {
  private let language: TextLanguage
  /// A pattern that holds all of the language, and whether it is all of it.
  private let guide: Pattern?
  private let isPattern: Bool
  /// Which of the others hold all texts, and of which comparing patterns does not tell; once it was asked
  /// for.
  private var relations: (certain: BitSet, open: BitSet)?

  init(_ language: TextLanguage) {
    self.language = language
    guide = language.guide.map { language.patterns[$0] }
    isPattern = guide != nil && language.steps.count == 1
  }

  /// The shortest texts by which of the others hold them, of which only those named by `wanted` matter.
  mutating func choices(
    _ wanted: BitSet, among others: [TextLanguage], _ effort: inout Effort
  ) -> [Choice] {
    let (certain, open) = relations ?? relations(to: others, &effort)
    relations = (certain, open)
    let holders = certain.intersection(wanted)
    let places = open.intersection(wanted).members
    if isPattern, let guide, places.isEmpty {
      let text = guide.shortestText
      return [Choice(text: text, cost: Cost(of: text.unicodeScalars), holders: holders)]
    }
    guard var search = WordSearch(in: language, among: places.map { others[$0] }, &effort) else { return [] }
    do throws(Limit) {
      try search.run(&effort)
    } catch {
      // The effort remembers that it was spent. What was found until then are texts all the same.
    }
    return search.choices.map { choice in
      var all = holders
      choice.holders.forEach { all.insert(places[$0]) }
      return Choice(text: choice.text, cost: choice.cost, holders: all)
    }
  }

  private func relations(to others: [TextLanguage], _ effort: inout Effort) -> (certain: BitSet, open: BitSet)
  {
    var (certain, open) = (BitSet(), BitSet())
    for (place, other) in others.enumerated() {
      effort.take(1)
      var relation = Truth.unknown
      // What holds, or shares nothing with, the guide does so with all that the guide holds.
      if let guide { relation = other.relation(to: guide, &effort) }
      if other == .everything || other == language { relation = .yes }
      if relation == .yes { certain.insert(place) }
      if relation == .unknown { open.insert(place) }
    }
    return (certain, open)
  }
}

extension Pattern {
  /// The shortest text that matches: without runs, and with a letter for `?`.
  var shortestText: String {
    if isLiteral { return text }
    var result = String.UnicodeScalarView()
    for token in tokens {
      switch token {
      case .literal(let scalar): result.append(scalar)
      case .one: result.append("x")
      case .run: continue
      }
    }
    return String(result)
  }
}

extension TextLanguage {
  /// The shortest texts of the language by which of the others hold them. Once the effort is spent, those
  /// that were found until then.
  func choices(among others: [TextLanguage], _ effort: inout Effort) -> [Choice] {
    var part = AxisPart(self)
    return part.choices(BitSet(below: others.count), among: others, &effort)
  }
}

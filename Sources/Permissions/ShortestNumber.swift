extension NumberSet {
  /// What `shortest` takes: as many tries as a bound has digits, each in proportion to them.
  var stepsToFindShortest: Int {
    changes.reduce(1) { steps, cut in
      let digits = cut.number.digitCount
      return steps + digits * digits / 8 + 8
    }
  }

  /// The member with the fewest characters, the one nearest to zero among them; nil in the empty set.
  var shortest: Decimal? {
    let members = intervals.map(Self.shortest)
    return members.min { left, right in
      let (mine, its) = (Cost(of: left.text.unicodeScalars), Cost(of: right.text.unicodeScalars))
      return mine == its ? left < right : mine < its
    }
  }

  private static func shortest(from: Cut?, to: Cut?) -> Decimal {
    let interval = NumberSet(
      beginsInside: from == nil, changes: [from, to].compactMap { $0 })
    if interval.contains(.zero) { return .zero }
    // Without zero an interval lies on one side of it.
    if let from, from.number >= .zero { return shortestAbove(from, in: interval) }
    guard let to else { return .zero }
    let mirrored = Cut(number: to.number.negated, isAfter: !to.isAfter)
    let upper = from.map { Cut(number: $0.number.negated, isAfter: !$0.isAfter) }
    let other = NumberSet(beginsInside: false, changes: [mirrored] + (upper.map { [$0] } ?? []))
    return shortestAbove(mirrored, in: other).negated
  }

  /// Tries as many digits behind the point as are needed. A whole number is never longer than a number with a
  /// fraction that lies before it, and with one digit more than both bounds have, some number lies between.
  private static func shortestAbove(_ from: Cut, in interval: NumberSet) -> Decimal {
    var digits = 0
    while true {
      let candidate = from.number.roundedUp(to: digits, above: from.isAfter)
      if interval.contains(candidate) { return candidate }
      digits += 1
    }
  }
}

extension TextLanguage {
  /// The language as a list of patterns that can be pasted into a document: exact, none of them idle, in a
  /// fixed order; empty for the empty language. Nil where no such list of at most `limit` patterns was found,
  /// or the effort was spent.
  ///
  /// Terms of the disjunctive form become patterns: what several patterns share by
  /// `Pattern.intersection(with:)`; what is left of a pattern without others by patterns that say more of one
  /// of its runs (`a/**` without `a/*/**` is `a/*`). Whatever is returned has been shown to hold the same
  /// texts. Not every language that patterns can write is found.
  public func asPatterns(
    _ separation: Pattern.Separation, limit: Int = Pattern.listLimit, effort: Effort = .standard
  ) -> [Pattern]? {
    var effort = effort
    return try? asPatterns(separation, limit: limit, &effort)
  }

  /// The patterns that all other texts match, as `asPatterns` finds them: the language is `{not: [...]}` of
  /// them.
  public func asExclusion(
    _ separation: Pattern.Separation, limit: Int = Pattern.listLimit, effort: Effort = .standard
  ) -> [Pattern]? {
    complement.asPatterns(separation, limit: limit, effort: effort)
  }

  private func asPatterns(
    _ separation: Pattern.Separation, limit: Int, _ effort: inout Effort
  ) throws(Limit) -> [Pattern]? {
    guard var form = try DisjunctiveForm(of: self, &effort) else { return nil }
    try form.meetPatterns(&effort)
    var found: [Pattern] = []
    for group in form.groups {
      for included in group.included {
        guard let own = try patterns(included, group.excluded, separation, &effort) else { return nil }
        found += own
      }
    }
    found = try found.droppingCovered(&effort)
    guard found.count <= Self.maximumCandidates else { return nil }
    // What only several others cover together.
    for place in found.indices.reversed() where found.count > 1 {
      var others = found
      let one = TextLanguage([others.remove(at: place)])
      if try one.lies(in: TextLanguage(others), &effort) { found = others }
    }
    let written = TextLanguage(found)
    guard found.count <= limit, try written.lies(in: self, &effort), try lies(in: written, &effort) else {
      return nil
    }
    return found
  }

  /// More candidates than this are not held against each other.
  private static let maximumCandidates = 256

  /// Patterns inside the language that hold one term of it; nil if none were found.
  private func patterns(
    _ included: [Pattern], _ excluded: [Pattern], _ separation: Pattern.Separation, _ effort: inout Effort
  ) throws(Limit) -> [Pattern]? {
    guard included.count <= 1 else { return nil }
    let everything = Pattern(tokens: [.run(crossesSlash: true)], separation: separation)
    guard let whole = included.first?.written(with: separation) ?? (included.isEmpty ? everything : nil)
    else {
      return nil
    }
    if excluded.isEmpty { return [whole] }
    if try TextLanguage([whole]).lies(in: self, &effort) { return [whole] }
    var kept: [Pattern] = []
    for candidate in whole.closerReadings {
      for other in kept { try effort.spend(comparing: candidate, with: other) }
      if kept.contains(where: { $0.covers(candidate) }) { continue }
      if try TextLanguage([candidate]).lies(in: self, &effort) { kept.append(candidate) }
    }
    let term = TextLanguage([whole]).subtracting(TextLanguage(excluded))
    return try term.lies(in: TextLanguage(kept), &effort) ? kept : nil
  }
}

extension Pattern {
  /// The pattern with one of its runs replaced by something that stands for less.
  fileprivate var closerReadings: [Pattern] {
    let steps = tokens
    var result: [Pattern] = []
    for (place, step) in steps.enumerated() {
      guard case .run(let crossesSlash) = step else { continue }
      for closer in Self.readings(crossesSlash: crossesSlash, separation) {
        let changed = steps.prefix(place) + closer + steps.suffix(from: place + 1)
        if let pattern = Pattern(tokens: Array(changed), separation: separation) { result.append(pattern) }
      }
    }
    return result
  }

  /// What a run can be: one part or several, something or nothing.
  private static func readings(crossesSlash: Bool, _ separation: Separation) -> [[Token]] {
    let (one, run) = (Token.one(crossesSlash: separation == .none), Token.run(crossesSlash: crossesSlash))
    let simple = [[one, run], [run, one], [one], []]
    guard crossesSlash, separation == .slash else { return simple }
    let (slash, part) = (Token.literal("/"), Token.run(crossesSlash: false))
    return [
      [one, run], [run, one], [slash, run], [run, slash], [part, slash, run], [run, slash, part],
      [one, part],
      [part], [part, slash, part], [part, slash, part, slash, part], [one], [],
    ]
  }
}

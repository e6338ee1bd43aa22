extension Pattern {
  /// Whether some text matches both patterns. Exact.
  ///
  /// Patterns of literals and one run are told apart by their bytes; others take time in proportion to the
  /// product of their lengths.
  public func overlaps(_ other: Pattern) -> Bool {
    var effort = Effort.unlimited
    return overlaps(other, &effort)
  }

  /// The same within an effort: once it is spent, patterns that may overlap are taken to.
  func overlaps(_ other: Pattern, _ effort: inout Effort) -> Bool {
    effort.take(1)
    if isLiteral { return other.matching(text, &effort) != .no }
    if other.isLiteral { return matching(other.text, &effort) != .no }
    switch overlapByBytes(other) {
    case .yes: return true
    case .no: return false
    case .unknown: break
    }
    guard effort.take(text.utf8.count * other.text.utf8.count / 2) else { return true }
    return StepTable(other.tokens).overlaps(tokens)
  }

  /// Whether every text that `other` matches is shown to match this pattern.
  ///
  /// Sound, not complete: each step of `other` is held against one step of this pattern, so `false` means
  /// "not shown". Complete where either is literal, or both have one run. Time as for `overlaps`.
  public func covers(_ other: Pattern) -> Bool {
    var effort = Effort.unlimited
    return covers(other, &effort)
  }

  /// The same within an effort: once it is spent, what bytes do not show is not shown.
  func covers(_ other: Pattern, _ effort: inout Effort) -> Bool {
    effort.take(1)
    if other.isLiteral { return matching(other.text, &effort) == .yes }
    // One text covers no more than one.
    if isLiteral { return other.standsForOneText && other.matching(text, &effort) == .yes }
    switch coverageByBytes(of: other) {
    case .yes: return true
    case .no: return false
    case .unknown: break
    }
    guard effort.take(text.utf8.count * other.text.utf8.count / 2) else { return false }
    return StepTable(other.tokens).isCovered(by: tokens)
  }

  /// Whether the pattern matches exactly this text. Time in proportion to the product of the lengths at
  /// worst.
  public func matches(_ text: some StringProtocol) -> Bool {
    var effort = Effort.unlimited
    return matching(String(text), &effort) == .yes
  }

  /// The same within an effort: `unknown` where bytes do not tell and nothing is left of it.
  func matching(_ text: String, _ effort: inout Effort) -> Truth {
    switch form {
    case .literal: return Truth(haveSameBytes(self.text, text))
    case .oneRun(let crossesSlash): return Truth(matchesAroundRun(text, crossesSlash: crossesSlash))
    case .general:
      guard hasEnds(of: text) else { return .no }
      guard effort.take(text.utf8.count * self.text.utf8.count / 4) else { return .unknown }
      return Truth(StepTable(tokens).matches(text.unicodeScalars))
    }
  }

  /// Whether a text begins with the literal beginning and ends with the literal end, as all that match do.
  private func hasEnds(of text: String) -> Bool {
    guard text.utf8.count >= headCount + tailCount else { return false }
    return withBytes(of: self.text, text) { mine, its in
      haveSameStart(mine, its, count: headCount) && haveSameEnd(mine, its, count: tailCount)
    }
  }

  private func matchesAroundRun(_ text: String, crossesSlash: Bool) -> Bool {
    guard text.utf8.count >= headCount + tailCount else { return false }
    return withBytes(of: self.text, text) { mine, its in
      haveSameStart(mine, its, count: headCount) && haveSameEnd(mine, its, count: tailCount)
        && (crossesSlash || !hasSlash(its, headCount..<its.count - tailCount))
    }
  }
}

// Comparing by bytes.
extension Pattern {
  /// Whether two patterns that are not literal overlap, as far as their literal ends tell.
  private func overlapByBytes(_ other: Pattern) -> Truth {
    if endsDiffer(from: other) { return .no }
    guard case .oneRun(let crosses) = form, case .oneRun(let otherCrosses) = other.form else {
      return .unknown
    }
    // The longer beginning and the longer end, joined, begin and end as both ask for. What of them either
    // pattern does not name falls to its run.
    let isMine = fits(run: crosses, endsOf: other)
    let isIts = other.fits(run: otherCrosses, endsOf: self)
    if isMine && isIts { return .yes }
    // Where all is decided at one end, every text that begins (or ends) as both ask for has that part.
    return tailCount == 0 && other.tailCount == 0 || headCount == 0 && other.headCount == 0 ? .no : .unknown
  }

  /// Whether the literal beginnings, or the literal ends, already tell the two apart.
  private func endsDiffer(from other: Pattern) -> Bool {
    withBytes(of: text, other.text) { mine, its in
      !haveSameStart(mine, its, count: min(headCount, other.headCount))
        || !haveSameEnd(mine, its, count: min(tailCount, other.tailCount))
    }
  }

  /// Whether the run takes what the literal ends of another pattern have beyond those of this one.
  private func fits(run crossesSlash: Bool, endsOf other: Pattern) -> Bool {
    if crossesSlash { return true }
    return withBytes(of: text, other.text) { _, its in
      let tail = its.count - other.tailCount
      return !hasSlash(its, headCount..<max(headCount, other.headCount))
        && !hasSlash(its, tail..<max(tail, its.count - tailCount))
    }
  }

  /// Whether this pattern covers another, neither literal, as far as their bytes tell.
  private func coverageByBytes(of other: Pattern) -> Truth {
    if matchesEverything { return .yes }
    if endsDiffer(from: other) { return .no }
    guard case .oneRun(let crosses) = form else {
      // The same bytes, read in the same way, are the same pattern.
      return self == other ? .yes : .unknown
    }
    let isLonger = headCount > other.headCount || tailCount > other.tailCount
    switch other.form {
    case .oneRun(let otherCrosses):
      // Its run can be empty or begin with any letter, which a literal character beyond its end is not
      // always. Otherwise all that lies between the ends of this pattern must fall to its run.
      if isLonger { return .no }
      return Truth(crosses || (!otherCrosses && fits(run: crosses, endsOf: other)))
    case .general:
      // Whatever stands between the ends falls to a run that takes everything.
      return !isLonger && crosses ? .yes : .unknown
    case .literal: return .unknown
    }
  }
}

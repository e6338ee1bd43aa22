extension Box {
  /// Whether comparing patterns shows that one of the boxes holds all of this one.
  func isCovered(byOneOf boxes: [Box], _ effort: inout Effort) -> Bool {
    for box in boxes where isCovered(by: box, &effort) { return true }
    return false
  }

  /// Whether comparing patterns shows that another box holds all of this one. Formulas come last: most boxes
  /// are told apart by less.
  private func isCovered(by other: Box, _ effort: inout Effort) -> Bool {
    effort.take(1)
    var hasFormulas = false
    return isCovered(by: other, formulas: false, &hasFormulas, &effort)
      && (!hasFormulas || isCovered(by: other, formulas: true, &hasFormulas, &effort))
  }

  /// The same of those dimensions where the other has formulas, or where it has none. What the other
  /// restricts, this box must restrict as well: both lists are sorted, so that one walk finds the pairs.
  private func isCovered(
    by other: Box, formulas: Bool, _ hasFormulas: inout Bool, _ effort: inout Effort
  ) -> Bool {
    var place = 0
    for index in other.restrictions.indices {
      while place < restrictions.count, restrictions[place].dimension != other.restrictions[index].dimension {
        place += 1
      }
      guard place < restrictions.count else { return false }
      let isFormula = other.restrictions[index].language.isFormula
      if isFormula { hasFormulas = true }
      if isFormula == formulas,
        !restrictions[place].language.isShown(toLieIn: other.restrictions[index].language, &effort)
      {
        return false
      }
      place += 1
    }
    return true
  }

  /// Whether comparing patterns shows that none of the boxes shares a point with this one.
  func isEachDisjoint(from boxes: [Box], _ effort: inout Effort) -> Bool {
    for box in boxes where !isShownDisjoint(from: box, &effort) { return false }
    return true
  }

  /// Whether comparing patterns shows that no point is in both boxes.
  func isShownDisjoint(from other: Box) -> Bool {
    var effort = Effort.unlimited
    return isShownDisjoint(from: other, &effort)
  }

  /// The same within an effort: once it is spent, less is shown.
  func isShownDisjoint(from other: Box, _ effort: inout Effort) -> Bool {
    effort.take(1)
    var (left, right) = (0, 0)
    while left < restrictions.count, right < other.restrictions.count {
      let (mine, its) = (restrictions[left], other.restrictions[right])
      if mine.dimension == its.dimension {
        if mine.language.isShownDisjoint(from: its.language, &effort) { return true }
        left += 1
        right += 1
      } else if mine.dimension < its.dimension {
        left += 1
      } else {
        right += 1
      }
    }
    return false
  }
}

extension Language {
  /// Whether it is more than a union of patterns, or of intervals.
  fileprivate var isFormula: Bool {
    if case .text(let text) = self { text.unionOfPatterns == nil } else { false }
  }

  /// Whether comparing patterns shows that every value of this language is in another.
  func isShown(toLieIn other: Language, _ effort: inout Effort) -> Bool {
    if effort.isSpent { return false }
    switch (self, other) {
    case (.text(let mine), .text(let its)):
      guard let patterns = mine.unionOfPatterns else { return mine == its }
      return its.isShown(toHold: patterns, &effort)
    case (.numbers(let mine), .numbers(let its)): return mine.isSubset(of: its)
    default: return false
    }
  }

  /// Whether comparing patterns shows that no value is in both languages.
  func isShownDisjoint(from other: Language, _ effort: inout Effort) -> Bool {
    if effort.isSpent { return false }
    switch (self, other) {
    case (.text(let mine), .text(let its)):
      guard let patterns = mine.unionOfPatterns else {
        return its.unionOfPatterns.map { mine.isShownDisjoint(from: $0, &effort) } ?? false
      }
      return its.isShownDisjoint(from: patterns, &effort)
    case (.numbers(let mine), .numbers(let its)): return mine.isDisjoint(from: its)
    default: return true
    }
  }
}

extension TextLanguage {
  /// Whether comparing patterns shows that the language holds all texts of all of them.
  fileprivate func isShown(toHold others: [Pattern], _ effort: inout Effort) -> Bool {
    guard let patterns = shortUnion else {
      for pattern in others where relation(to: pattern, &effort) != .yes { return false }
      return true
    }
    for pattern in others {
      var isCovered = false
      for mine in patterns where mine.covers(pattern, &effort) {
        isCovered = true
        break
      }
      if !isCovered { return false }
    }
    return true
  }

  /// Whether comparing patterns shows that the language holds no text of any of them.
  fileprivate func isShownDisjoint(from others: [Pattern], _ effort: inout Effort) -> Bool {
    guard let patterns = shortUnion else {
      for pattern in others where relation(to: pattern, &effort) != .no { return false }
      return true
    }
    for pattern in others {
      for mine in patterns where mine.overlaps(pattern, &effort) { return false }
    }
    return true
  }

  /// The patterns of a union that has no index: asked one by one, and for no more than is to be known.
  private var shortUnion: [Pattern]? { index == nil ? unionOfPatterns : nil }
}

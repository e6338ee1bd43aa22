extension Pattern {
  /// How this pattern lies to another, as far as comparing them shows: `yes` if it holds all its texts, `no`
  /// if it holds none.
  func relation(to pattern: Pattern, _ effort: inout Effort) -> Truth {
    // One text is held or not.
    if pattern.isLiteral {
      effort.take(1)
      return matching(pattern.text, &effort)
    }
    if covers(pattern, &effort) { return .yes }
    return overlaps(pattern, &effort) ? .unknown : .no
  }
}

extension TextLanguage {
  /// How the language lies to a pattern, as far as comparing patterns shows: `yes` if it holds all texts of
  /// the pattern, `no` if it holds none.
  func relation(to pattern: Pattern) -> Truth {
    var effort = Effort.unlimited
    return relation(to: pattern, &effort)
  }

  /// The same within an effort: once it is spent, `unknown` where bytes do not tell.
  ///
  /// A union is asked pattern by pattern, or by its index; of any other formula each pattern is compared
  /// once, however often it occurs.
  func relation(to pattern: Pattern, _ effort: inout Effort) -> Truth {
    if effort.isSpent { return .unknown }
    if let patterns = unionOfPatterns {
      if let index { return relation(to: pattern, by: index, &effort) }
      var result = Truth.no
      for mine in patterns {
        switch mine.relation(to: pattern, &effort) {
        case .yes: return .yes
        case .unknown: result = .unknown
        case .no: continue
        }
      }
      return result
    }
    effort.take(steps.count)
    var known = BitSet()
    var truths = Truths()
    return truth { place in
      if !known.contains(place) {
        known.insert(place)
        truths[place] = patterns[place].relation(to: pattern, &effort)
      }
      return truths[place]
    }
  }

  private func relation(to pattern: Pattern, by index: LiteralIndex, _ effort: inout Effort) -> Truth {
    effort.take(4)
    if let text = pattern.oneText, index.contains(text, in: patterns) { return .yes }
    var result = Truth.no
    for place in index.others {
      switch patterns[Int(place)].relation(to: pattern, &effort) {
      case .yes: return .yes
      case .unknown: result = .unknown
      case .no: continue
      }
    }
    // A literal cannot hold all of what is more than one text.
    if result == .no, pattern.oneText == nil, index.isAnyMatched(by: pattern, in: patterns, &effort) {
      return .unknown
    }
    return result
  }
}

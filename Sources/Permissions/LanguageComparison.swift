extension TextLanguage {
  /// Whether the language has no text. Exact; patterns alone take no search.
  func isEmpty(_ effort: inout Effort) throws(Limit) -> Bool {
    if let patterns = unionOfPatterns { return patterns.isEmpty }
    return try shortest(&effort) == nil
  }

  /// Whether every text of this language is in another. Exact; each pattern by itself, since most are decided
  /// by comparing them.
  func lies(in other: TextLanguage, _ effort: inout Effort) throws(Limit) -> Bool {
    if self == other || other == .everything { return true }
    guard let patterns = unionOfPatterns else { return try subtracting(other).isEmpty(&effort) }
    for pattern in patterns {
      try effort.spend(comparing: pattern, with: other)
      switch other.relation(to: pattern) {
      case .yes: continue
      case .no: return false
      case .unknown:
        guard try TextLanguage([pattern]).subtracting(other).isEmpty(&effort) else { return false }
      }
    }
    return true
  }

  /// Whether no text is in both languages. Exact.
  func isDisjoint(from other: TextLanguage, _ effort: inout Effort) throws(Limit) -> Bool {
    guard let patterns = unionOfPatterns else {
      guard other.unionOfPatterns == nil else { return try other.isDisjoint(from: self, &effort) }
      return try intersection(other).isEmpty(&effort)
    }
    for pattern in patterns {
      try effort.spend(comparing: pattern, with: other)
      switch other.relation(to: pattern) {
      case .yes: return false
      case .no: continue
      case .unknown:
        guard try TextLanguage([pattern]).intersection(other).isEmpty(&effort) else { return false }
      }
    }
    return true
  }
}

extension Language {
  /// Whether the language has no value. Exact.
  func isEmpty(_ effort: inout Effort) throws(Limit) -> Bool {
    switch self {
    case .text(let text): try text.isEmpty(&effort)
    case .numbers(let numbers): numbers.isEmpty
    }
  }

  /// Whether every value of this language is in another. Exact.
  func lies(in other: Language, _ effort: inout Effort) throws(Limit) -> Bool {
    switch (self, other) {
    case (.text(let mine), .text(let its)): try mine.lies(in: its, &effort)
    case (.numbers(let mine), .numbers(let its)): mine.subtracting(its).isEmpty
    default: try isEmpty(&effort)
    }
  }

  /// Whether no value is in both languages. Exact.
  func isDisjoint(from other: Language, _ effort: inout Effort) throws(Limit) -> Bool {
    switch (self, other) {
    case (.text(let mine), .text(let its)): try mine.isDisjoint(from: its, &effort)
    case (.numbers(let mine), .numbers(let its)): mine.intersection(its).isEmpty
    default: true
    }
  }
}

extension Box {
  /// Whether the box has no point: one language of it is empty. Exact.
  func isEmpty(_ effort: inout Effort) throws(Limit) -> Bool {
    for restriction in restrictions {
      if try restriction.language.isEmpty(&effort) { return true }
    }
    return false
  }

  /// Whether no point is in both boxes. Exact.
  func isDisjoint(from other: Box, _ effort: inout Effort) throws(Limit) -> Bool {
    if isShownDisjoint(from: other) { return true }
    for restriction in other.restrictions {
      let mine = self[restriction.dimension]
      if try mine.isDisjoint(from: restriction.language, &effort) { return true }
    }
    // What a box asks in a dimension that the other leaves open has a value, unless the box is empty.
    if try isEmpty(&effort) { return true }
    return try other.isEmpty(&effort)
  }
}

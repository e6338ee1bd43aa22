extension Pattern.Token {
  /// Whether some character matches both steps.
  fileprivate func shares(_ other: Pattern.Token) -> Bool {
    switch (self, other) {
    case (.literal(let left), .literal(let right)): left == right
    case (.literal(let scalar), .one(let crosses)), (.literal(let scalar), .run(let crosses)),
      (.one(let crosses), .literal(let scalar)), (.run(let crosses), .literal(let scalar)):
      crosses || scalar != "/"
    default: true
    }
  }

  /// Whether every character that `other` matches is one that this step matches.
  fileprivate func includes(_ other: Pattern.Token) -> Bool {
    switch (self, other) {
    case (.literal(let left), .literal(let right)): left == right
    case (.literal, _): false
    case (.one(let crosses), .literal(let scalar)), (.run(let crosses), .literal(let scalar)):
      crosses || scalar != "/"
    case (.one(let mine), .one(let its)), (.one(let mine), .run(let its)), (.run(let mine), .one(let its)),
      (.run(let mine), .run(let its)):
      mine || !its
    }
  }

  fileprivate var isRun: Bool { if case .run = self { true } else { false } }
}

extension Pattern {
  /// Whether some text matches both patterns. Exact; time in proportion to the product of their lengths.
  public func overlaps(_ other: Pattern) -> Bool {
    if separation == other.separation, tokens == other.tokens { return true }
    if differsAtAnEnd(from: other) { return false }
    var row = [Bool](repeating: false, count: other.tokens.count + 1)
    row[0] = true
    for position in 0...tokens.count {
      let step = position < tokens.count ? tokens[position] : nil
      row = overlapRow(after: row, step: step, other: other.tokens)
      if position == tokens.count { break }
      guard let step else { break }
      row = overlapNextRow(row, step: step, other: other.tokens)
      if !row.contains(true) { return false }
    }
    return row[other.tokens.count]
  }

  /// Whether the literal beginnings, or the literal ends, already tell the two apart. Most pairs that are ever
  /// compared end here, before anything is allocated.
  private func differsAtAnEnd(from other: Pattern) -> Bool {
    for (mine, its) in zip(tokens, other.tokens) {
      guard case .literal(let left) = mine, case .literal(let right) = its else { break }
      if left != right { return true }
    }
    for (mine, its) in zip(tokens.reversed(), other.tokens.reversed()) {
      guard case .literal(let left) = mine, case .literal(let right) = its else { break }
      if left != right { return true }
    }
    return false
  }

  /// Spreads what is reachable within one row: a run of `other` may be empty, and `step`, if a run, may take what
  /// the next step of `other` stands for.
  private func overlapRow(after row: [Bool], step: Token?, other: [Token]) -> [Bool] {
    var row = row
    for index in other.indices where row[index] {
      let isTakenByRun = step.map { $0.isRun && $0.shares(other[index]) } ?? false
      if other[index].isRun || isTakenByRun { row[index + 1] = true }
    }
    return row
  }

  /// Moves past `step`: an empty run; or one character that `other` stands for too, whose run stays where it is.
  private func overlapNextRow(_ row: [Bool], step: Token, other: [Token]) -> [Bool] {
    var next = [Bool](repeating: false, count: row.count)
    for index in row.indices where row[index] {
      if step.isRun { next[index] = true }
      guard index < other.count, !step.isRun, step.shares(other[index]) else { continue }
      next[other[index].isRun ? index : index + 1] = true
    }
    return next
  }

  /// Whether every text that `other` matches is shown to match this pattern.
  ///
  /// Sound, not complete: each step of `other` is held against one step of this pattern, so `false` means "not
  /// shown". Time in proportion to the product of their lengths.
  public func covers(_ other: Pattern) -> Bool {
    if matchesEverything || (separation == other.separation && tokens == other.tokens) { return true }
    if differsAtAnEnd(from: other) { return false }
    var row = [Bool](repeating: false, count: other.tokens.count + 1)
    row[other.tokens.count] = true
    for step in tokens.reversed() {
      var next = [Bool](repeating: false, count: row.count)
      for index in row.indices.reversed() {
        let isIncluded = index < other.tokens.count && step.includes(other.tokens[index])
        if step.isRun {
          next[index] = row[index] || (isIncluded && next[index + 1])
        } else {
          next[index] = isIncluded && !other.tokens[index].isRun && row[index + 1]
        }
      }
      row = next
    }
    return row[0]
  }

  /// Whether the pattern matches exactly this text. Time in proportion to the product of the lengths at worst.
  public func matches(_ text: some StringProtocol) -> Bool {
    matches(text.unicodeScalars)
  }

  /// Keeps the set of steps that can come next, so that no pattern makes it back up.
  private func matches(_ scalars: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    var reachable = [Bool](repeating: false, count: tokens.count + 1)
    reachable[0] = true
    skipEmptyRuns(&reachable)
    for scalar in scalars {
      var next = [Bool](repeating: false, count: reachable.count)
      var isAlive = false
      for index in tokens.indices where reachable[index] && tokens[index].shares(.literal(scalar)) {
        next[tokens[index].isRun ? index : index + 1] = true
        isAlive = true
      }
      if !isAlive { return false }
      skipEmptyRuns(&next)
      reachable = next
    }
    return reachable[tokens.count]
  }

  private func skipEmptyRuns(_ reachable: inout [Bool]) {
    for index in tokens.indices where reachable[index] && tokens[index].isRun { reachable[index + 1] = true }
  }
}

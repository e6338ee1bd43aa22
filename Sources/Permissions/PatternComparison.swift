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
    if isLiteral && other.isLiteral { return haveSameBytes(text, other.text) }
    let steps = tokens
    let others = other.tokens
    if Self.differAtAnEnd(steps, others) { return false }
    var row = [Bool](repeating: false, count: others.count + 1)
    row[0] = true
    for step in steps {
      Self.spread(&row, step: step, others)
      Self.advance(&row, past: step, others)
      if !row.contains(true) { return false }
    }
    Self.spread(&row, step: nil, others)
    return row[others.count]
  }

  /// Whether the literal beginnings, or the literal ends, already tell the two apart. Most pairs that are
  /// ever compared end here, before anything else is allocated.
  private static func differAtAnEnd(_ left: [Token], _ right: [Token]) -> Bool {
    for (mine, its) in zip(left, right) {
      guard case .literal(let one) = mine, case .literal(let other) = its else { break }
      if one != other { return true }
    }
    for (mine, its) in zip(left.reversed(), right.reversed()) {
      guard case .literal(let one) = mine, case .literal(let other) = its else { break }
      if one != other { return true }
    }
    return false
  }

  /// Spreads what is reachable within one row: a run of `others` may be empty, and `step`, if a run, may take
  /// what the next step of `others` stands for.
  private static func spread(_ row: inout [Bool], step: Token?, _ others: [Token]) {
    for index in others.indices where row[index] {
      let isTakenByRun = step.map { $0.isRun && $0.shares(others[index]) } ?? false
      if others[index].isRun || isTakenByRun { row[index + 1] = true }
    }
  }

  /// Moves past `step`: an empty run; or one character that `others` stand for too, whose run stays where it
  /// is. Goes backwards, so that no place is read after it was written.
  private static func advance(_ row: inout [Bool], past step: Token, _ others: [Token]) {
    if step.isRun { return }
    for index in row.indices.reversed() {
      let isShared = index < others.count && row[index] && step.shares(others[index])
      row[index] = isShared && others[index].isRun
      if isShared, !others[index].isRun { row[index + 1] = true }
    }
  }

  /// Whether every text that `other` matches is shown to match this pattern.
  ///
  /// Sound, not complete: each step of `other` is held against one step of this pattern, so `false` means
  /// "not shown". Time in proportion to the product of their lengths.
  public func covers(_ other: Pattern) -> Bool {
    if matchesEverything { return true }
    if isLiteral && other.isLiteral { return haveSameBytes(text, other.text) }
    let steps = tokens
    let others = other.tokens
    if Self.differAtAnEnd(steps, others) { return false }
    var row = [Bool](repeating: false, count: others.count + 1)
    row[others.count] = true
    for step in steps.reversed() {
      var after = false
      for index in row.indices.reversed() {
        let before = row[index]
        let isIncluded = index < others.count && step.includes(others[index])
        if step.isRun {
          row[index] = before || (isIncluded && row[index + 1])
        } else {
          row[index] = isIncluded && !others[index].isRun && after
        }
        after = before
      }
    }
    return row[0]
  }

  /// Whether the pattern matches exactly this text. Time in proportion to the product of the lengths at
  /// worst.
  public func matches(_ text: some StringProtocol) -> Bool {
    if isLiteral { return self.text.utf8.elementsEqual(text.utf8) }
    return Self.match(tokens, text.unicodeScalars)
  }

  /// Keeps the set of steps that can come next, so that no pattern makes it back up.
  private static func match(_ steps: [Token], _ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    var reachable = [Bool](repeating: false, count: steps.count + 1)
    reachable[0] = true
    skipEmptyRuns(&reachable, steps)
    for scalar in scalars {
      var next = [Bool](repeating: false, count: reachable.count)
      var isAlive = false
      for index in steps.indices where reachable[index] && steps[index].shares(.literal(scalar)) {
        next[steps[index].isRun ? index : index + 1] = true
        isAlive = true
      }
      if !isAlive { return false }
      skipEmptyRuns(&next, steps)
      reachable = next
    }
    return reachable[steps.count]
  }

  private static func skipEmptyRuns(_ reachable: inout [Bool], _ steps: [Token]) {
    for index in steps.indices where reachable[index] && steps[index].isRun { reachable[index + 1] = true }
  }
}

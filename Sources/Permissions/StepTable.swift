/// Holds the steps of one pattern against those of another, or against a text, with a row of places: one
/// before each step, and one behind the last.
struct StepTable {
  private let steps: [Pattern.Token]

  init(_ steps: [Pattern.Token]) { self.steps = steps }

  /// Whether some text matches both patterns.
  func overlaps(_ others: [Pattern.Token]) -> Bool {
    var row = BitSet()
    row.insert(0)
    for step in others {
      spread(&row, step: step)
      advance(&row, past: step)
      if row.isEmpty { return false }
    }
    spread(&row, step: nil)
    return row.contains(steps.count)
  }

  /// Spreads what is reachable within one row: a run may be empty, and `step`, if a run, may take what the
  /// next step stands for.
  private func spread(_ row: inout BitSet, step: Pattern.Token?) {
    for (index, mine) in steps.enumerated() where row.contains(index) {
      let isTakenByRun = step.map { $0.isRun && $0.shares(mine) } ?? false
      if mine.isRun || isTakenByRun { row.insert(index + 1) }
    }
  }

  /// Moves past `step`: an empty run; or one character that the steps stand for too, whose run stays where it
  /// is. Goes backwards, so that no place is read after it was written.
  private func advance(_ row: inout BitSet, past step: Pattern.Token) {
    if step.isRun { return }
    row.remove(steps.count)
    for (index, mine) in steps.enumerated().reversed() where row.contains(index) {
      let isShared = step.shares(mine)
      if !(isShared && mine.isRun) { row.remove(index) }
      if isShared, !mine.isRun { row.insert(index + 1) }
    }
  }

  /// Whether each step can be held against one step of another pattern that includes it.
  func isCovered(by others: [Pattern.Token]) -> Bool {
    var row = BitSet()
    row.insert(steps.count)
    for other in others.reversed() {
      var isAfter = row.contains(steps.count)
      // A run may stay empty, behind the last step as well.
      if !other.isRun { row.remove(steps.count) }
      for (index, step) in steps.enumerated().reversed() {
        let isBefore = row.contains(index)
        let isIncluded = other.includes(step)
        let isReached =
          other.isRun
          ? isBefore || (isIncluded && row.contains(index + 1)) : isIncluded && !step.isRun && isAfter
        if isReached { row.insert(index) } else { row.remove(index) }
        isAfter = isBefore
      }
    }
    return row.contains(0)
  }

  /// For each run the place from which on all places up to it are of no use once the run is reached; for
  /// other steps their own place.
  ///
  /// What such a place would still match begins with something that leads to the run. The run takes that
  /// something itself: any at all if it crosses `/`, and otherwise if no step between can take a `/`.
  static func superseded(_ steps: [Pattern.Token]) -> [Int32] {
    var behindSlash: Int32 = 0
    var result: [Int32] = []
    for (place, step) in steps.enumerated() {
      let place = Int32(truncatingIfNeeded: place)
      switch step {
      case .run(crossesSlash: true): result.append(0)
      case .run: result.append(behindSlash)
      case .one, .literal: result.append(place)
      }
      if step.shares(.literal("/")) { behindSlash = place + 1 }
    }
    return result
  }

  /// Whether a text matches. Keeps the set of steps that can come next, so that no pattern makes it back up.
  func matches(_ scalars: String.UnicodeScalarView) -> Bool {
    let superseded = Self.superseded(steps)
    var reachable = BitSet()
    var next = BitSet()
    reachable.insert(0)
    skipEmptyRuns(&reachable, superseded)
    for scalar in scalars {
      next.removeAll()
      reachable.forEach { index in
        guard index < steps.count, steps[index].shares(.literal(scalar)) else { return }
        next.insert(steps[index].isRun ? index : index + 1)
      }
      if next.isEmpty { return false }
      skipEmptyRuns(&next, superseded)
      swap(&reachable, &next)
    }
    return reachable.contains(steps.count)
  }

  /// Two runs never stand side by side that would make a longer way.
  private func skipEmptyRuns(_ reachable: inout BitSet, _ superseded: [Int32]) {
    let before = reachable
    before.forEach { index in
      guard index < steps.count, steps[index].isRun else { return }
      reachable.insert(index + 1)
      reachable.remove(Int(superseded[index])..<index)
    }
  }
}

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

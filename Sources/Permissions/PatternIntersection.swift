extension Pattern {
  /// The texts that match both patterns, as patterns: exact, none of them covered by another, in a fixed
  /// order; none where nothing matches both; nil where more than `limit` patterns would be left, the
  /// grammar cannot write one of them, or the effort is spent.
  ///
  ///     tenants/*/invoices/**  and  tenants/emea/**   →  tenants/emea/invoices/**
  ///     invoices.*             and  *.read            →  invoices.read, invoices.*.read
  ///
  /// Every way to read both patterns side by side gives one pattern. Whatever is returned has been shown to
  /// hold the same texts. Time: for patterns with few runs in proportion to the product of their lengths;
  /// else bounded by `effort`.
  public func intersection(
    with other: Pattern, limit: Int = Pattern.listLimit, effort: Effort = .standard
  ) -> [Pattern]? {
    var effort = effort
    return try? intersection(with: other, limit: limit, &effort)
  }

  /// How many patterns a list that is made for people has at most, unless the caller says otherwise.
  public static let listLimit = 16

  /// The same, spending from an effort that is shared.
  func intersection(
    with other: Pattern, limit: Int, _ effort: inout Effort
  ) throws(Limit) -> [Pattern]? {
    try effort.spend(comparing: self, with: other)
    if covers(other) { return [other] }
    if other.covers(self) { return [self] }
    if !overlaps(other) { return [] }
    var alignment = PatternAlignment(tokens, other.tokens)
    guard let all = try alignment.lists(&effort) else { return nil }
    let separation = self.separation == .slash ? self.separation : other.separation
    var written: [Pattern] = []
    for list in all {
      guard let pattern = Pattern(tokens: list, separation: separation) else { return nil }
      written.append(pattern)
    }
    let result = try written.droppingCovered(&effort)
    guard result.count <= limit else { return nil }
    let both = TextLanguage([self]).intersection(TextLanguage([other]))
    let found = TextLanguage(result)
    guard try found.lies(in: both, &effort), try both.lies(in: found, &effort) else { return nil }
    return result
  }

  /// The pattern with these steps; nil if the grammar has no way to write it.
  init?(tokens: [Token], separation: Separation) {
    var text = String.UnicodeScalarView()
    for token in tokens {
      switch token {
      case .literal(let scalar):
        if scalar == "\\" || scalar == "*" || scalar == "?" { text.append("\\") }
        text.append(scalar)
      case .one(let crossesSlash):
        guard crossesSlash == (separation == .none) else { return nil }
        text.append("?")
      case .run(let crossesSlash):
        guard crossesSlash || separation == .slash else { return nil }
        text.append("*")
        if crossesSlash, separation == .slash { text.append("*") }
      }
    }
    guard let pattern = try? Pattern(String(text), separation: separation) else { return nil }
    self = pattern
  }

  /// The same texts as a pattern that is read with another separation; nil if the grammar has no way to write
  /// it.
  func written(with separation: Separation) -> Pattern? {
    self.separation == separation ? self : Pattern(tokens: tokens, separation: separation)
  }
}

/// All ways to read two lists of steps side by side, from the end to the beginning.
///
/// Where both stand at a run, the common part of both is a run, and one of the two ends first. Where one
/// stands at a run, the run ends or takes what the other stands for.
private struct PatternAlignment {
  /// A list of steps: the first, and the place of the rest; shared, so that equal lists have equal places.
  private struct Cell: Hashable {
    let token: Pattern.Token
    let rest: Int
  }

  /// The place of the empty list.
  private static let end = -1
  /// No more than so many lists are kept for one place.
  private static let width = 64

  private let left, right: [Pattern.Token]
  private var cells: [Cell] = []
  private var places: [Cell: Int] = [:]

  init(_ left: [Pattern.Token], _ right: [Pattern.Token]) {
    (self.left, self.right) = (left, right)
  }

  /// All lists; nil if they are too many.
  mutating func lists(_ effort: inout Effort) throws(Limit) -> [[Pattern.Token]]? {
    try effort.spend((left.count + 1) * (right.count + 1) / 8)
    let reached = reachable()
    // The lists for each place in `right`, at the last step of `left` and at the one before.
    var behind = [[Int]](repeating: [], count: right.count + 2)
    for mine in (0...left.count).reversed() {
      var row = [[Int]](repeating: [], count: right.count + 2)
      for its in (0...right.count).reversed() where reached[mine][its] {
        row[its] = lists(mine, its, down: behind[its], along: row[its + 1], both: behind[its + 1])
        if row[its].count > Self.width { return nil }
        try effort.spend(row[its].count)
      }
      behind = row
    }
    return behind[0].map(tokens)
  }

  /// The places that some reading from the beginning comes to.
  private func reachable() -> [[Bool]] {
    var reached = [[Bool]](
      repeating: [Bool](repeating: false, count: right.count + 1), count: left.count + 1)
    reached[0][0] = true
    for mine in 0...left.count {
      for its in 0...right.count where reached[mine][its] {
        let (one, other) = (step(left, mine), step(right, its))
        let isShared = one.map { one in other.map { one.meet($0) != nil } ?? false } ?? false
        let (mineRuns, itsRuns) = (one?.isAnyRun ?? false, other?.isAnyRun ?? false)
        if mine < left.count, mineRuns || (itsRuns && isShared) { reached[mine + 1][its] = true }
        if its < right.count, itsRuns || (mineRuns && isShared) { reached[mine][its + 1] = true }
        if isShared, !mineRuns, !itsRuns { reached[mine + 1][its + 1] = true }
      }
    }
    return reached
  }

  private func step(_ steps: [Pattern.Token], _ place: Int) -> Pattern.Token? {
    place < steps.count ? steps[place] : nil
  }

  /// The lists from one place on. `down` are those behind the step of `left`, `along` those behind that of
  /// `right`, `both` those behind both.
  private mutating func lists(_ mine: Int, _ its: Int, down: [Int], along: [Int], both: [Int]) -> [Int] {
    guard let one = step(left, mine) else {
      guard let other = step(right, its) else { return [Self.end] }
      return other.isAnyRun ? along : []
    }
    guard let other = step(right, its) else { return one.isAnyRun ? down : [] }
    let shared = one.meet(other)
    switch (one.isAnyRun, other.isAnyRun) {
    case (true, true): return distinct(adding(shared, before: down) + adding(shared, before: along))
    case (true, false): return distinct(down + adding(shared, before: along))
    case (false, true): return distinct(along + adding(shared, before: down))
    case (false, false): return adding(shared, before: both)
    }
  }

  private func distinct(_ lists: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return lists.filter { seen.insert($0).inserted }
  }

  /// Two runs side by side are one.
  private mutating func adding(_ token: Pattern.Token?, before lists: [Int]) -> [Int] {
    guard let token else { return [] }
    return lists.map { list in
      if case .run(let crosses) = token, list >= 0, case .run(let itsCrosses) = cells[list].token {
        return place(of: Cell(token: .run(crossesSlash: crosses || itsCrosses), rest: cells[list].rest))
      }
      return place(of: Cell(token: token, rest: list))
    }
  }

  private mutating func place(of cell: Cell) -> Int {
    if let place = places[cell] { return place }
    places[cell] = cells.count
    cells.append(cell)
    return cells.count - 1
  }

  private func tokens(of list: Int) -> [Pattern.Token] {
    var result: [Pattern.Token] = []
    var current = list
    while current >= 0 {
      result.append(cells[current].token)
      current = cells[current].rest
    }
    return result
  }
}

extension Pattern.Token {
  fileprivate var isAnyRun: Bool { if case .run = self { true } else { false } }

  /// What one character of both is; a run where both are. Nil if they share none.
  fileprivate func meet(_ other: Pattern.Token) -> Pattern.Token? {
    switch (self, other) {
    case (.literal(let mine), .literal(let its)): mine == its ? self : nil
    case (.literal(let scalar), .one(let crosses)), (.literal(let scalar), .run(let crosses)):
      crosses || scalar != "/" ? self : nil
    case (.one, .literal), (.run, .literal): other.meet(self)
    case (.run(let mine), .run(let its)): .run(crossesSlash: mine && its)
    case (.one(let mine), .one(let its)), (.one(let mine), .run(let its)), (.run(let mine), .one(let its)):
      .one(crossesSlash: mine && its)
    }
  }
}

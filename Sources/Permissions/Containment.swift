/// Whether one set lies inside another. There is no form as a truth value, so that "not known" cannot become
/// "inside".
public enum Containment: Sendable, Hashable {
  /// Every point of the one is in the other.
  case inside
  /// Not every point is: a shortest one that is not, of those with the fewest characters one with the most
  /// letters and digits. On a limit it may be longer; it is never wrong.
  case exceeds(Point)
  /// The effort was spent before the answer was found.
  case undecided(Limit)
}

extension PermissionSet {
  /// Whether this set lies inside `allowed` less `denied`: exact, unless the effort is spent.
  ///
  /// Time: for boxes of literal texts and plain prefixes, in proportion to the number of boxes; in general
  /// exponential at worst, bounded by `effort` for each box of this set.
  public func containment(
    in allowed: PermissionSet, except denied: PermissionSet = PermissionSet(), effort: Effort = .standard
  ) -> Containment {
    var best: Witness?
    var limit: Limit?
    for box in boxes {
      if box.isEachDisjoint(from: denied.boxes), box.isCovered(byOneOf: allowed.boxes) { continue }
      var search = BoxSearch(box, effort: effort)
      do throws(Limit) {
        try search.findDenied(denied.boxes)
        try search.findUncovered(by: allowed.boxes)
      } catch {
        limit = limit ?? error
      }
      if let found = search.best, best.map({ found.cost < $0.cost }) ?? true { best = found }
    }
    if let best { return .exceeds(best.point) }
    return limit.map(Containment.undecided) ?? .inside
  }

  /// A shortest point; nil in the empty set.
  public func shortestPoint(effort: Effort = .standard) throws(Limit) -> Point? {
    switch containment(in: PermissionSet(), effort: effort) {
    case .inside: nil
    case .exceeds(let point): point
    case .undecided(let limit): throw limit
    }
  }
}

/// A point and how long it is.
struct Witness: Sendable {
  let point: Point
  let cost: Cost
}

extension Box {
  /// Whether comparing patterns shows that one of the boxes holds all of this one.
  fileprivate func isCovered(byOneOf boxes: [Box]) -> Bool {
    boxes.contains { other in
      other.restrictions.allSatisfy { restriction in
        self.restriction(of: restriction.dimension)?.isShown(toLieIn: restriction.language) ?? false
      }
    }
  }

  /// Whether comparing patterns shows that none of the boxes shares a point with this one.
  fileprivate func isEachDisjoint(from boxes: [Box]) -> Bool {
    boxes.allSatisfy { other in isShownDisjoint(from: other) }
  }

  /// Whether comparing patterns shows that no point is in both boxes.
  func isShownDisjoint(from other: Box) -> Bool {
    other.restrictions.contains { restriction in
      self.restriction(of: restriction.dimension)?.isShownDisjoint(from: restriction.language) ?? false
    }
  }
}

extension Language {
  /// Whether comparing patterns shows that every value of this language is in another.
  func isShown(toLieIn other: Language) -> Bool {
    switch (self, other) {
    case (.text(let mine), .text(let its)):
      mine.unionOfPatterns?.allSatisfy { its.relation(to: $0) == .yes } ?? (mine == its)
    case (.numbers(let mine), .numbers(let its)): mine.subtracting(its).isEmpty
    default: false
    }
  }

  /// Whether comparing patterns shows that no value is in both languages.
  func isShownDisjoint(from other: Language) -> Bool {
    switch (self, other) {
    case (.text(let mine), .text(let its)):
      if let patterns = mine.unionOfPatterns { return patterns.allSatisfy { its.relation(to: $0) == .no } }
      if let patterns = its.unionOfPatterns { return patterns.allSatisfy { mine.relation(to: $0) == .no } }
      return false
    case (.numbers(let mine), .numbers(let its)): return mine.intersection(its).isEmpty
    default: return true
    }
  }
}

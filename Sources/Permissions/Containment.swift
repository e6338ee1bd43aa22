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
  /// First each box is held against the others by comparing patterns, which decides what people usually
  /// write. What is left is searched, each box with an equal share of what is left of the effort: one hard
  /// box takes nothing that the others need. A point that was found is held against the boxes once more, by
  /// matching, which shares nothing with the search.
  ///
  /// Time: for boxes of literal texts and plain prefixes, in proportion to the number of pairs of boxes; in
  /// general exponential at worst, bounded by `effort` for the whole question.
  public func containment(
    in allowed: PermissionSet, except denied: PermissionSet = PermissionSet(), effort: Effort = .standard
  ) -> Containment {
    var effort = effort
    let hard = effort.share(among: 2) { effort in
      boxes.filter { box in
        // Both are proofs, whatever is left of the effort: without any, less is proved.
        !box.isEachDisjoint(from: denied.boxes, &effort) || !box.isCovered(byOneOf: allowed.boxes, &effort)
      }
    }
    if hard.isEmpty { return .inside }
    var best: Witness?
    var isUnverified = false
    for (place, box) in hard.enumerated() {
      var search = BoxSearch(box)
      effort.share(among: hard.count - place) { effort in
        search.findDenied(denied.boxes, &effort)
        search.findUncovered(by: allowed.boxes, &effort)
      }
      guard let found = search.best, best.map({ found.cost < $0.cost }) ?? true else { continue }
      if contains(found.point), !allowed.contains(found.point) || denied.contains(found.point) {
        best = found
      } else {
        isUnverified = true
      }
    }
    if let best { return .exceeds(best.point) }
    if isUnverified { return .undecided(.unverified) }
    return effort.limit.map(Containment.undecided) ?? .inside
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

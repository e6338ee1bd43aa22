extension PermissionSet {
  /// The points of this set that are not in another, as boxes that people can read.
  ///
  /// A box that lies inside the other set is gone, and one that shares nothing with it stays as it was
  /// written. Of the rest each box that is taken away cuts pieces only along the dimensions in which it does
  /// not hold all that is there (the disjoint sharp operation of Hong, Cain and Ostapko, MINI: A Heuristic
  /// Approach for Logic Minimization, IBM Journal 18 (5), 1974). No piece is empty, and none is covered by
  /// the others, as far as a small effort shows.
  ///
  /// - Throws: the limit, where `effort` is spent; the pieces can be as many as the product of the dimensions
  ///   in which the boxes that are taken away cut.
  public func subtracting(
    _ other: PermissionSet, effort: Effort = .standard
  ) throws(Limit) -> PermissionSet {
    var effort = effort
    var pieces: [Box] = []
    for box in boxes {
      if try box.isEmpty(&effort) { continue }
      if PermissionSet([box]).containment(in: other, effort: .small(oneOf: boxes.count)) == .inside {
        continue
      }
      pieces += try box.pieces(without: other.boxes, &effort)
    }
    return PermissionSet(try pieces.droppingCovered(&effort))
  }

  /// The same points without boxes that are empty or that the others cover, the languages written for
  /// readers.
  ///
  /// - Throws: the limit, where `effort` is spent before it is known which boxes are empty. What covers a box
  ///   is looked for with a small effort, so that a box may stay that could go.
  public func simplified(effort: Effort = .standard) throws(Limit) -> PermissionSet {
    var effort = effort
    var kept: [Box] = []
    for box in boxes {
      if try box.isEmpty(&effort) { continue }
      kept.append(try box.tidied(&effort))
    }
    return PermissionSet(try kept.droppingCovered(&effort))
  }

  /// The points in both sets, as `simplified` writes them: the product of both, but for the pairs of boxes
  /// that share nothing.
  ///
  /// - Throws: as `simplified`.
  public func intersection(_ other: PermissionSet, effort: Effort) throws(Limit) -> PermissionSet {
    let pairs = boxes.flatMap { mine in
      other.boxes.lazy.filter { !mine.isShownDisjoint(from: $0) }.map { mine.intersection($0) }
    }
    return try PermissionSet(pairs).simplified(effort: effort)
  }
}

extension Effort {
  /// For one of several questions whose answers only make a result shorter.
  fileprivate static func small(oneOf count: Int) -> Effort {
    Effort(steps: max(1_000, Effort.standard.steps / max(count, 10)))
  }
}

extension Box {
  /// The points of this box, which has some, that no other box holds, as boxes that share none.
  fileprivate func pieces(without others: [Box], _ effort: inout Effort) throws(Limit) -> [Box] {
    // Those that cut along few dimensions make few pieces, which are smaller for those that come later.
    var cutting: [(box: Box, dimensions: Int)] = []
    for other in others {
      if try isDisjoint(from: other, &effort) { continue }
      cutting.append((other, try cuts(of: other, &effort).count))
    }
    var pieces = [self]
    for (other, _) in cutting.enumerated().sorted(by: Self.comesFirst).map(\.element) {
      var next: [Box] = []
      for piece in pieces {
        next += try piece.pieces(without: other, &effort)
        try effort.spend(next.count)
      }
      pieces = next
    }
    return try pieces.map { piece throws(Limit) in try piece.tidied(&effort) }
  }

  /// The same points, the languages written for readers.
  fileprivate func tidied(_ effort: inout Effort) throws(Limit) -> Box {
    var result = self
    for restriction in restrictions {
      let language = try restriction.language.tidied(&effort)
      result = result.replacing(restriction.dimension, by: language)
    }
    return result
  }

  private static func comesFirst(
    _ left: (offset: Int, element: (box: Box, dimensions: Int)),
    _ right: (offset: Int, element: (box: Box, dimensions: Int))
  ) -> Bool {
    (left.element.dimensions, left.offset) < (right.element.dimensions, right.offset)
  }

  /// What another box asks in the dimensions in which it does not hold all that this box does.
  private func cuts(of other: Box, _ effort: inout Effort) throws(Limit) -> [Restriction] {
    var result: [Restriction] = []
    for restriction in other.restrictions {
      if try !self[restriction.dimension].lies(in: restriction.language, &effort) {
        result.append(restriction)
      }
    }
    return result
  }

  private func pieces(without other: Box, _ effort: inout Effort) throws(Limit) -> [Box] {
    if try isDisjoint(from: other, &effort) { return [self] }
    var rest = self
    var result: [Box] = []
    for cut in try cuts(of: other, &effort) {
      let language = rest[cut.dimension]
      let (inside, outside) = try language.divided(by: cut.language, &effort)
      result.append(rest.replacing(cut.dimension, by: outside))
      rest = rest.replacing(cut.dimension, by: inside)
    }
    return result
  }
}

extension Language {
  /// What is in another language and what is not: as unions of patterns where comparing them shows which are
  /// which, so that what comes later needs no search either.
  fileprivate func divided(
    by other: Language, _ effort: inout Effort
  ) throws(Limit) -> (inside: Language, outside: Language) {
    let plain = (intersection(other), subtracting(other))
    guard case .text(let mine) = self, case .text(let its) = other, let patterns = mine.unionOfPatterns else {
      return plain
    }
    var (inside, outside): ([Pattern], [Pattern]) = ([], [])
    for pattern in patterns {
      try effort.spend(comparing: pattern, with: its)
      switch its.relation(to: pattern) {
      case .yes: inside.append(pattern)
      case .no: outside.append(pattern)
      case .unknown: return (try plain.0.tidied(&effort), plain.1)
      }
    }
    return (.text(TextLanguage(inside)), .text(TextLanguage(outside)))
  }
}

extension [Box] {
  /// The boxes without those that the others cover, the last ones first.
  fileprivate func droppingCovered(_ effort: inout Effort) throws(Limit) -> [Box] {
    var kept = self
    for place in indices.reversed() {
      try effort.spend(kept.count)
      var others = kept
      let box = PermissionSet([others.remove(at: place)])
      let answer = box.containment(in: PermissionSet(others), effort: .small(oneOf: count))
      if answer == .inside { kept = others }
    }
    return kept
  }
}

/// A language as a union of terms: texts that match all of some patterns and none of some others. The form in
/// which people read a language, and in which patterns are sought for it.
struct DisjunctiveForm: Sendable {
  /// The patterns that the terms name, by their places in `patterns`.
  struct Term: Sendable, Hashable {
    var all = BitSet()
    var none = BitSet()
  }

  /// A language has no more terms than this; with more, nobody would read them.
  static let maximumTerms = 1024

  /// None of them is shown to be empty, or to lie in another.
  private(set) var terms: [Term] = []
  private var relations: PatternRelations

  var patterns: [Pattern] { relations.patterns }

  /// Nil if the form would be too long.
  init?(of language: TextLanguage, _ effort: inout Effort) throws(Limit) {
    relations = PatternRelations(language.patterns)
    // What each open set of the formula is, and what its complement is, so that a complement is a swap.
    var stack: [(terms: [Term]?, others: [Term]?)] = []
    for step in language.steps {
      switch step {
      case .pattern(let index):
        var (term, other) = (Term(), Term())
        term.all.insert(index)
        other.none.insert(index)
        stack.append(([term], [other]))
      case .complement:
        if let last = stack.popLast() { stack.append((last.others, last.terms)) }
      case .intersection(let count), .union(let count):
        let parts = stack.suffix(count)
        stack.removeLast(min(count, stack.count))
        if case .union = step {
          stack.append((Self.sum(parts.map(\.terms)), try product(parts.map(\.others), &effort)))
        } else {
          stack.append((try product(parts.map(\.terms), &effort), Self.sum(parts.map(\.others))))
        }
      }
    }
    guard let found = stack.last?.terms else { return nil }
    terms = found
    try tidy(&effort)
  }

  private static func sum(_ parts: [[Term]?]) -> [Term]? {
    var seen: Set<Term> = []
    var result: [Term] = []
    for part in parts {
      guard let part, result.count + part.count <= maximumTerms else { return nil }
      result += part.filter { seen.insert($0).inserted }
    }
    return result
  }

  private mutating func product(_ parts: [[Term]?], _ effort: inout Effort) throws(Limit) -> [Term]? {
    if parts.contains([]) { return [] }
    var result = [Term()]
    for part in parts {
      guard let part else { return nil }
      var seen: Set<Term> = []
      var next: [Term] = []
      for mine in result {
        for its in part {
          try effort.spend(1)
          guard try canMeet(mine, its, &effort) else { continue }
          var both = mine
          both.all.formUnion(its.all)
          both.none.formUnion(its.none)
          if seen.insert(both).inserted { next.append(both) }
        }
        if next.count > Self.maximumTerms { return nil }
      }
      result = next
    }
    return result
  }

  /// Whether comparing patterns leaves it open that a text is in both terms.
  private mutating func canMeet(_ left: Term, _ right: Term, _ effort: inout Effort) throws(Limit) -> Bool {
    let (mine, its) = (left.all.members, right.all.members)
    for pattern in mine {
      if try !relations.overlap(pattern, withAll: its, &effort) { return false }
      if try relations.isCovered(pattern, byOneOf: right.none.members, &effort) { return false }
    }
    for pattern in its {
      if try relations.isCovered(pattern, byOneOf: left.none.members, &effort) { return false }
    }
    return true
  }
}

extension DisjunctiveForm {
  /// Drops what says nothing: patterns of a term that others of it make idle, empty terms, and terms inside
  /// others.
  private mutating func tidy(_ effort: inout Effort) throws(Limit) {
    var result: [Term] = []
    for term in terms {
      guard let term = try tidied(term, &effort) else { continue }
      var kept: [Term] = []
      var isInside = false
      for other in result {
        isInside = try lies(term, in: other, &effort)
        if isInside { break }
        if try !lies(other, in: term, &effort) { kept.append(other) }
      }
      if !isInside { result = kept + [term] }
    }
    terms = result
  }

  /// Nil if the term is empty.
  private mutating func tidied(_ term: Term, _ effort: inout Effort) throws(Limit) -> Term? {
    var all: [Int] = []
    for pattern in term.all.members {
      if try relations.isCovering(pattern, oneOf: all, &effort) { continue }
      var kept: [Int] = []
      for other in all {
        if try !relations.covers(other, pattern, &effort) { kept.append(other) }
      }
      all = kept + [pattern]
    }
    var none: [Int] = []
    for pattern in term.none.members {
      if try relations.isCovering(pattern, oneOf: all, &effort) { return nil }
      if try !relations.overlap(pattern, withAll: all, &effort) { continue }
      if try relations.isCovered(pattern, byOneOf: none, &effort) { continue }
      var kept: [Int] = []
      for other in none {
        if try !relations.covers(pattern, other, &effort) { kept.append(other) }
      }
      none = kept + [pattern]
    }
    return Term(all: BitSet(all), none: BitSet(none))
  }

  /// Whether each text of `term` is shown to be in `wider`.
  private mutating func lies(_ term: Term, in wider: Term, _ effort: inout Effort) throws(Limit) -> Bool {
    let all = term.all.members
    for pattern in wider.all.members {
      if try !relations.isCovering(pattern, oneOf: all, &effort) { return false }
    }
    for pattern in wider.none.members {
      if try relations.isCovered(pattern, byOneOf: term.none.members, &effort) { continue }
      if try relations.overlap(pattern, withAll: all, &effort) { return false }
    }
    return true
  }

  /// Writes what several patterns of a term share as patterns, where there are few.
  mutating func meetPatterns(_ effort: inout Effort) throws(Limit) {
    var result: [Term] = []
    for term in terms {
      guard let met = try shared(term.all.members.map { patterns[$0] }, &effort) else {
        result.append(term)
        continue
      }
      for pattern in met {
        var own = BitSet()
        own.insert(relations.place(of: pattern))
        result.append(Term(all: own, none: term.none))
      }
    }
    terms = result
    try tidy(&effort)
  }

  /// Nil if there is nothing to be met, or no way to write it.
  private func shared(_ all: [Pattern], _ effort: inout Effort) throws(Limit) -> [Pattern]? {
    guard let first = all.first, all.count > 1 else { return nil }
    var result = [first]
    for pattern in all.dropFirst() {
      var next: [Pattern] = []
      for each in result {
        let both = try each.intersection(with: pattern, limit: Pattern.listLimit, &effort)
        guard let both else { return nil }
        next += both
      }
      result = try next.droppingCovered(&effort)
      if result.count > Pattern.listLimit { return nil }
    }
    return result
  }
}

extension BitSet {
  fileprivate init(_ members: [Int]) {
    self.init()
    for member in members { insert(member) }
  }
}

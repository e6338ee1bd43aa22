import Permissions

/// What the kernel makes of sets for readers and for comparison: differences, simpler spellings, canonical
/// forms, lists of patterns.
extension Check {
  static let algebra: [Check] = [
    Check(name: "a difference holds what the one holds and the other does not", weight: 1, run: difference),
    Check(name: "simplifying changes no point", weight: 1, run: simplification),
    Check(name: "canonical forms are equal where the sets are", weight: 1, run: canonicalForms),
    Check(name: "what is written as patterns holds the same texts", weight: 1) { question in
      try writtenPatterns(question, .slash)
    },
    Check(name: "what is written as names holds the same texts", weight: 1) { question in
      try writtenPatterns(question, .none)
    },
    Check(name: "what two patterns share is what both match", weight: 1, run: patternIntersection),
  ]

  /// By the kernel's containment, which is checked by itself, since a result may cut anywhere.
  private static func same(
    _ left: PermissionSet, _ right: PermissionSet, _ what: String
  ) -> Result {
    for (inner, outer) in [(left, right), (right, left)] {
      let answer = inner.containment(in: outer)
      if answer != .inside { return .fails("\(what): \(answer)") }
    }
    return .holds
  }

  private static func difference(_ question: Question) throws -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    let grant = try question.kernel(question.grant)
    let allowed = try question.kernel(question.allowed)
    let difference = try grant.subtracting(allowed)
    for atom in atoms.atoms {
      let isLeft = atoms.isGranted(atom) && !atoms.isAllowed(atom)
      if difference.contains(question.point(atom.values)) != isLeft { return .fails("at \(atom.values)") }
    }
    let shared = difference.intersection(allowed).containment(in: PermissionSet())
    if shared != .inside { return .fails("shares with what was taken away: \(shared)") }
    if case .fails(let text) = same(difference.union(allowed), grant.union(allowed), "with it") {
      return .fails(text)
    }
    return difference.containment(in: grant) == .inside ? .holds : .fails("more than there was")
  }

  private static func simplification(_ question: Question) throws -> Result {
    let grant = try question.kernel(question.grant + question.allowed)
    if case .fails(let text) = same(try grant.simplified(), grant, "simplified") { return .fails(text) }
    let other = try question.kernel(question.allowed)
    return same(
      try grant.intersection(other, effort: .standard), grant.intersection(other), "intersected")
  }

  private static func canonicalForms(_ question: Question) throws -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    let grant = try question.kernel(question.grant)
    let allowed = try question.kernel(question.allowed)
    let areSame = atoms.atoms.allSatisfy { atoms.isGranted($0) == atoms.isAllowed($0) }
    if (try grant.canonical() == allowed.canonical()) != areSame {
      return .fails("the forms say \(!areSame), the sets \(areSame)")
    }
    let forwards = try grant.union(allowed).canonical()
    let backwards = try PermissionSet(grant.union(allowed).boxes.reversed() + grant.boxes).canonical()
    if forwards != backwards { return .fails("the order of boxes shows") }
    if try grant.intersection(allowed).union(grant).canonical() != grant.canonical() {
      return .fails("X or (X and Y) has another form than X")
    }
    if try grant.canonical() != grant.simplified().canonical() { return .fails("the simplified form") }
    switch grant.isSame(as: allowed) {
    case .same: return areSame ? .holds : .fails("called the same")
    case .different: return areSame ? .fails("called different") : .holds
    case .undecided(let limit): return .fails("\(limit)")
    }
  }

  /// Whether a list of patterns holds the texts of an expression, by the naive kernel.
  private static func compare(_ patterns: [Pattern], _ expression: TextExpression) -> Result {
    let written = TextExpression.union(
      patterns.map { .pattern($0.text, hasParts: $0.separation == .slash) })
    guard let atoms = TextAtoms([expression, written])?.atoms else { return .tooLarge }
    if let wrong = atoms.first(where: { $0.holders == 0b01 || $0.holders == 0b10 }) {
      return .fails("\(patterns.map(\.text)) is wrong about \(wrong.text)")
    }
    return .holds
  }

  private static func texts(_ question: Question) -> [TextExpression] {
    question.boxes.flatMap(\.restrictions).compactMap { restriction in
      if case .text(let text) = restriction.language { text } else { nil }
    }
  }

  private static func writtenPatterns(
    _ question: Question, _ separation: Pattern.Separation
  ) throws -> Result {
    guard let text = texts(question).first else { return .holds }
    let language = try text.kernel()
    if let patterns = language.asPatterns(separation),
      case .fails(let found) = compare(patterns, text)
    {
      return .fails("patterns: \(found)")
    }
    if let patterns = language.asExclusion(separation),
      case .fails(let found) = compare(patterns, .complement(text))
    {
      return .fails("exclusion: \(found)")
    }
    return .holds
  }

  private static func patternIntersection(_ question: Question) throws -> Result {
    let leaves = texts(question).flatMap(\.patternLeaves)
    for (left, right) in zip(leaves, leaves.dropFirst()) {
      guard case .pattern(let one, let hasParts) = left, case .pattern(let other, let otherParts) = right
      else { continue }
      let mine = try Pattern(one, separation: hasParts ? .slash : .none)
      let its = try Pattern(other, separation: otherParts ? .slash : .none)
      guard let both = mine.intersection(with: its) else { continue }
      if case .fails(let found) = compare(both, .intersection([left, right])) { return .fails(found) }
    }
    return .holds
  }
}

extension TextExpression {
  /// The patterns at the leaves.
  fileprivate var patternLeaves: [TextExpression] {
    if case .pattern = self { return [self] }
    return parts.flatMap(\.patternLeaves)
  }
}

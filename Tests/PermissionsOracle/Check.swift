import Permissions

/// Something that must hold for every question.
package struct Check: Sendable {
  /// What came of it.
  package enum Result: Sendable, Hashable {
    case holds
    /// What was found instead.
    case fails(String)
    /// The naive kernel would take too long.
    case tooLarge
  }

  /// The law, in a few words.
  package let name: String
  /// How many cases are spent on it, beside the weights of the others: the dear ones get fewer.
  package let weight: Int
  /// Asks.
  package let run: @Sendable (Question) throws -> Result

  /// The checks, each as often as its weight says.
  package static let all = oracles + laws + algebra

  static let oracles: [Check] = [
    Check(name: "containment and its witness agree with the naive kernel", weight: 24, run: containment),
    Check(name: "membership agrees with the naive kernel", weight: 3, run: membership),
    Check(name: "a shortest point is found where there is one", weight: 3, run: shortestPoint),
    Check(name: "the intersection of sets holds what both hold", weight: 3, run: intersection),
  ]

  private static func containment(_ question: Question) throws(Pattern.Fault) -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    let answer = try question.kernel(question.grant)
      .containment(
        in: question.kernel(question.allowed), except: question.kernel(question.denied))
    let exceeding = atoms.exceeding
    switch answer {
    case .undecided(let limit): return .fails("undecided: \(limit)")
    case .inside:
      guard let missed = exceeding.first else { return .holds }
      return .fails("called inside, but exceeds at \(missed.values)")
    case .exceeds(let point):
      if exceeding.isEmpty { return .fails("called exceeding at \(question.values(point)), but is inside") }
      if !question.isExceeding(wherever: point, atoms.atoms) {
        return .fails("the witness \(question.values(point)) is none")
      }
      return shortness(of: question.named(point), in: question, among: exceeding)
    }
  }

  /// Whether a point is as short as the shortest of those that the naive kernel found.
  ///
  /// The kernel's points name only the dimensions that matter. The naive ones name all, and a number has at
  /// least one character: so much may lie between them.
  private static func shortness(
    of named: [String?], in question: Question, among atoms: [PointAtoms.Atom]
  ) -> Result {
    guard let best = atoms.min(by: { $0.cost < $1.cost }) else { return .holds }
    var cost = NaiveCost()
    for case let value? in named { cost = cost + NaiveCost(of: value) }
    var whole = cost
    for (kind, value) in zip(question.kinds, named) where kind != .text && value == nil { whole.length += 1 }
    if best.cost < cost || whole < best.cost {
      return .fails("the witness \(named) is of cost \(cost), the shortest is \(best.values), \(best.cost)")
    }
    return .holds
  }

  private static func membership(_ question: Question) throws(Pattern.Fault) -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    let grant = try question.kernel(question.grant)
    let allowed = try question.kernel(question.allowed)
    let union = grant.union(allowed)
    let both = grant.intersection(allowed)
    for atom in atoms.atoms.prefix(40) {
      let point = question.point(atom.values)
      let (isGranted, isAllowed) = (atoms.isGranted(atom), atoms.isAllowed(atom))
      if grant.contains(point) != isGranted { return .fails("the grant and \(atom.values)") }
      if allowed.contains(point) != isAllowed { return .fails("the allowed and \(atom.values)") }
      if union.contains(point) != (isGranted || isAllowed) { return .fails("the union and \(atom.values)") }
      if both.contains(point) != (isGranted && isAllowed) {
        return .fails("the intersection and \(atom.values)")
      }
    }
    return .holds
  }

  private static func shortestPoint(_ question: Question) throws(Pattern.Fault) -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    return try compareShortest(question.kernel(question.grant), question, atoms.atoms.filter(atoms.isGranted))
  }

  private static func intersection(_ question: Question) throws(Pattern.Fault) -> Result {
    guard let atoms = PointAtoms(question) else { return .tooLarge }
    let both = try question.kernel(question.grant).intersection(question.kernel(question.allowed))
    let expected = atoms.atoms.filter { atoms.isGranted($0) && atoms.isAllowed($0) }
    return compareShortest(both, question, expected)
  }

  private static func compareShortest(
    _ set: PermissionSet, _ question: Question, _ expected: [PointAtoms.Atom]
  ) -> Result {
    let point: Point?
    do throws(Limit) {
      point = try set.shortestPoint()
    } catch {
      return .fails("undecided: \(error)")
    }
    guard let point else {
      return expected.first.map { .fails("called empty, but holds \($0.values)") } ?? .holds
    }
    if expected.isEmpty { return .fails("is empty, but \(question.values(point)) was found in it") }
    return shortness(of: question.named(point), in: question, among: expected)
  }
}

extension Question {
  /// The values of a point; nil where it names none.
  func named(_ point: Point) -> [String?] {
    zip(dimensions, values(point)).map { dimension, value in point[dimension] == nil ? nil : value }
  }

  /// Whether a point exceeds, whatever its values are in the dimensions that it does not name.
  func isExceeding(wherever point: Point, _ atoms: [PointAtoms.Atom]) -> Bool {
    guard isExceeding(values(point)) else { return false }
    for (index, dimension) in dimensions.enumerated() where point[dimension] == nil {
      for value in Set(atoms.map { $0.values[index] }) {
        var values = values(point)
        values[index] = value
        if !isExceeding(values) { return false }
      }
    }
    return true
  }
}

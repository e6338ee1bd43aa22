import Permissions

/// Laws of sets, asked of the kernel alone: both sides by containment.
extension Check {
  static let laws: [Check] = [
    Check(name: "laws of permission sets", weight: 1, run: lawsOfSets),
    Check(name: "laws of languages", weight: 1, run: lawsOfLanguages),
    Check(name: "more allowed, less denied and less granted never turns inside into outside", weight: 2) {
      question throws(Pattern.Fault) in try monotonicity(question)
    },
    Check(name: "containment is an empty difference", weight: 1, run: emptyDifference),
    Check(name: "a box is what two halves of it make", weight: 1, run: halves),
  ]

  /// The first of some statements that is not shown to be so.
  private static func firstFailure(
    of statements: [(law: String, inner: PermissionSet, outer: PermissionSet)]
  ) -> Result {
    for (law, inner, outer) in statements {
      let answer = inner.containment(in: outer)
      if answer != .inside { return .fails("\(law): \(answer)") }
    }
    return .holds
  }

  private static func equal(
    _ law: String, _ left: PermissionSet, _ right: PermissionSet
  ) -> [(law: String, inner: PermissionSet, outer: PermissionSet)] {
    [(law, left, right), (law + ", the other way", right, left)]
  }

  private static func lawsOfSets(_ question: Question) throws(Pattern.Fault) -> Result {
    let x = try question.kernel(question.grant)
    let y = try question.kernel(Array(question.allowed.prefix(2)))
    let z = try question.kernel(Array(question.denied.prefix(2)))
    return firstFailure(
      of: [
        ("X in X", x, x), ("X in X or Y", x, x.union(y)), ("Y in X or Y", y, x.union(y)),
        ("X and Y in X", x.intersection(y), x), ("X and Y in Y", x.intersection(y), y),
        ("nothing in X", PermissionSet(), x), ("X in everything", x, PermissionSet([Box()])),
      ] + equal("X and Y = Y and X", x.intersection(y), y.intersection(x))
        + equal("X or (X and Y) = X", x.union(x.intersection(y)), x)
        + equal("X and (X or Y) = X", x.intersection(x.union(y)), x)
        + equal(
          "X and (Y or Z) = (X and Y) or (X and Z)", x.intersection(y.union(z)),
          x.intersection(y).union(x.intersection(z)))
        + equal(
          "X or (Y and Z) = (X or Y) and (X or Z)", x.union(y.intersection(z)),
          x.union(y).intersection(x.union(z))))
  }

  private static func lawsOfLanguages(_ question: Question) throws(Pattern.Fault) -> Result {
    var texts: [TextLanguage] = []
    var numbers: [NumberSet] = []
    for restriction in question.boxes.flatMap(\.restrictions) {
      switch restriction.language {
      case .text(let text): texts.append(try text.kernel())
      case .numbers(let set): numbers.append(set.kernel())
      }
    }
    if let failure = numberFailure(numbers) { return .fails(failure) }
    guard let a = texts.first else { return .holds }
    let b = texts.count > 1 ? texts[1] : a.complement
    let c = texts.count > 2 ? texts[2] : b.union(a)
    let law = Dimension("d0")
    func set(_ language: TextLanguage) -> PermissionSet {
      PermissionSet([Box().restricting(law, to: .text(language))])
    }
    func equal(_ name: String, _ left: TextLanguage, _ right: TextLanguage)
      -> [(law: String, inner: PermissionSet, outer: PermissionSet)]
    { Self.equal(name, set(left), set(right)) }
    return firstFailure(
      of: equal(
        "not (A or B) = not A and not B", a.union(b).complement, a.complement.intersection(b.complement))
        + equal(
          "not (A and B) = not A or not B", a.intersection(b).complement, a.complement.union(b.complement))
        + equal(
          "A and (B or C) = (A and B) or (A and C)", a.intersection(b.union(c)),
          a.intersection(b).union(a.intersection(c)))
        + equal("not not A = A", a.union(.nothing).complement.complement, a)
        + equal("A = (A without B) or (A and B)", a, a.subtracting(b).union(a.intersection(b)))
        + equal("A without (B or C)", a.subtracting(b.union(c)), a.subtracting(b).subtracting(c))
        + equal("A or not A = everything", a.union(a.complement), .everything)
        + equal("A and not A = nothing", a.subtracting(a), .nothing)
        + equal("A or (A and B) = A", a.union(a.intersection(b)), a))
  }

  /// Number sets have one form each, so that equal sets are equal values.
  private static func numberFailure(_ sets: [NumberSet]) -> String? {
    guard let a = sets.first else { return nil }
    let b = sets.count > 1 ? sets[1] : a.complement
    let c = sets.count > 2 ? sets[2] : b.complement
    let laws: [(String, NumberSet, NumberSet)] = [
      ("not (A or B)", a.union(b).complement, a.complement.intersection(b.complement)),
      ("A and (B or C)", a.intersection(b.union(c)), a.intersection(b).union(a.intersection(c))),
      ("A without B", a.subtracting(b), a.intersection(b.complement)),
      ("A or (A and B)", a.union(a.intersection(b)), a), ("not not A", a.complement.complement, a),
      ("A or not A", a.union(a.complement), .everything), ("A and not A", a.subtracting(a), .nothing),
    ]
    return laws.first { $0.1 != $0.2 }.map { "numbers: \($0.0): \($0.1) is not \($0.2)" }
  }

  private static func monotonicity(_ question: Question) throws(Pattern.Fault) -> Result {
    let grant = try question.kernel(question.grant)
    let allowed = try question.kernel(question.allowed)
    let denied = try question.kernel(question.denied)
    guard grant.containment(in: allowed, except: denied) == .inside else { return .holds }
    let fewer = PermissionSet(Array(denied.boxes.dropFirst()))
    let more = allowed.union(denied)
    for (law, answer) in [
      ("inside the allowed alone", grant.containment(in: allowed)),
      ("inside with one denial less", grant.containment(in: allowed, except: fewer)),
      ("inside with more allowed", grant.containment(in: more, except: denied)),
      ("less is inside", grant.intersection(allowed).containment(in: allowed, except: denied)),
      ("nothing of it is denied", grant.intersection(denied).containment(in: PermissionSet())),
      ("inside what lies around", grant.containment(in: allowed.union(grant))),
    ] where answer != .inside {
      return .fails("\(law): \(answer)")
    }
    return .holds
  }

  private static func emptyDifference(_ question: Question) throws(Pattern.Fault) -> Result {
    var texts: [TextLanguage] = []
    for case .text(let text) in question.boxes.flatMap(\.restrictions).map(\.language) {
      texts.append(try text.kernel())
    }
    guard texts.count > 1 else { return .holds }
    func set(_ language: TextLanguage) -> PermissionSet {
      PermissionSet([Box().restricting(Dimension("d0"), to: .text(language))])
    }
    let difference = set(texts[0].subtracting(texts[1])).containment(in: PermissionSet())
    let containment = set(texts[0]).containment(in: set(texts[1]))
    return difference == .inside && containment != .inside || difference != .inside && containment == .inside
      ? .fails("difference \(difference), containment \(containment)") : .holds
  }

  private static func halves(_ question: Question) throws(Pattern.Fault) -> Result {
    let whole = try question.kernel(question.grant)
    guard let cut = question.boxes.last?.restrictions.last else { return .holds }
    let dimension = question.dimensions[cut.dimension]
    let (inner, outer): (Language, Language)
    switch cut.language {
    case .text(let text): (inner, outer) = (.text(try text.kernel()), .text(try text.kernel().complement))
    case .numbers(let set): (inner, outer) = (.numbers(set.kernel()), .numbers(set.kernel().complement))
    }
    let one = PermissionSet(whole.boxes.map { $0.restricting(dimension, to: inner) })
    let other = PermissionSet(whole.boxes.map { $0.restricting(dimension, to: outer) })
    return firstFailure(
      of: equal("the halves of \(dimension.name)", whole, one.union(other))
        + [("the halves share nothing", one.intersection(other), PermissionSet())])
  }
}

import Permissions
import Testing

/// Equal canonical forms if and only if the same points.
struct CanonicalTests {
  private func language(_ patterns: String...) throws -> TextLanguage {
    TextLanguage(try patterns.map { try Pattern($0, separation: .slash) })
  }

  private func set(_ languages: TextLanguage...) -> PermissionSet {
    PermissionSet(languages.map { Box().restricting(AlgebraSamples.resource, to: .text($0)) })
  }

  @Test("Other spellings of a language have its canonical form")
  func spellings() throws {
    for (left, right) in [
      (try language("a/*", "a/**"), try language("a/**")),
      (try language("\\a\\b"), TextLanguage("ab")),
      (try language("?**", "*", "/**"), .everything),
      (try language("a").complement.complement, try language("a")),
      (try language("a*").intersection(try language("*b")), try language("a*b")),
      (
        try language("a/**").subtracting(try language("a/*/**")), try language("a/*")
      ),
      (
        try language("a", "b").complement,
        try language("a").complement.intersection(try language("b").complement)
      ),
    ] {
      #expect(try left.canonical() == right.canonical())
      #expect(try left.canonical().hashValue == right.canonical().hashValue)
      #expect(try set(left).canonical() == set(right).canonical())
    }
    #expect(try language("a/*").canonical() != language("a/**").canonical())
    #expect(try language("a").canonical() != language("b").canonical())
    #expect(try set(language("a")).canonical() != language("a").canonical())
  }

  @Test("A dimension that tells nothing apart is not in the form")
  func idleDimensions() throws {
    let everything = PermissionSet([Box()])
    let named = PermissionSet([
      Box().restricting(AlgebraSamples.resource, to: .text(try language("**", "a"))),
      Box().restricting(AlgebraSamples.amount, to: .numbers(NumberSet(Decimal(1)))),
    ])
    #expect(try named.canonical() == everything.canonical())
    #expect(try PermissionSet().canonical() == set(.nothing, .nothing).canonical())
    #expect(try PermissionSet().canonical() != everything.canonical())
    let day = Dimension("time", kind: .timeOfDay)
    let halves = [NumberSet(below: Decimal(720)), NumberSet(atLeast: Decimal(720))]
    let split = PermissionSet(halves.map { Box().restricting(day, to: .numbers($0)) })
    #expect(try split.canonical() == everything.canonical())
  }

  @Test("The bytes stay what they are")
  func bytes() throws {
    let amount = Box().restricting(AlgebraSamples.amount, to: .numbers(NumberSet(atLeast: Decimal(5))))
    #expect(
      try PermissionSet([amount]).canonical().bytes
        == [1, 2, 6] + Array("amount".utf8) + [1, 2, 0, 1, 1] + Array("5".utf8) + [0])
    #expect(
      try language("a").canonical().bytes == [1, 2, 0, 0, 3, 0, 0, 1, 1, 1, 97, 2, 1, 0, 1, 0])
  }

  @Test("Languages against brute force", arguments: [Pattern.Separation.slash, .none])
  func languages(separation: Pattern.Separation) throws {
    var samples = AlgebraSamples(seed: 21)
    let texts = AlgebraSamples.texts(upTo: 4)
    var forms: [CanonicalSet: [Bool]] = [:]
    var alike: [[Bool]: [CanonicalSet: TextLanguage]] = [:]
    for _ in 0..<1_000 {
      let sample = samples.language(separation)
      let held = texts.map(sample.holds)
      let form = try sample.language.canonical()
      #expect(forms.updateValue(held, forKey: form) ?? held == held, "\(sample.language.spelling)")
      alike[held, default: [:]][form] = sample.language
    }
    #expect(forms.count > 200)
    // Languages that agree on all short texts and have different forms differ in a longer one.
    for group in alike.values {
      let languages = group.map(\.value)
      for (one, other) in zip(languages, languages.dropFirst()) {
        guard case .different = set(one).isSame(as: set(other)) else {
          Issue.record("\(one.spelling.plain) is \(other.spelling.plain)")
          continue
        }
      }
    }
  }

  @Test("Sets against brute force and the containment") func sets() throws {
    var samples = AlgebraSamples(seed: 22)
    var (same, different) = (0, 0)
    for round in 0..<300 {
      let left = samples.set(boxes: 2)
      var right = samples.set(boxes: 2)
      // Otherwise two of them would hardly ever be the same.
      if round % 2 == 0 {
        let both = left.set.intersection(right.set)
        let rest = try left.set.subtracting(right.set)
        right = .init(set: rest.union(both), holds: left.holds)
      }
      let isEqual = try left.set.canonical() == right.set.canonical()
      switch left.set.isSame(as: right.set) {
      case .same:
        #expect(isEqual)
        same += 1
      case .different(let point):
        #expect(!isEqual)
        #expect(left.set.contains(point) != right.set.contains(point))
        different += 1
      case .undecided(let limit): Issue.record("round \(round): \(limit)")
      }
      if isEqual {
        #expect(
          AlgebraSamples.points.filter { _ in samples.chance(8) }.allSatisfy {
            left.holds($0) == right.holds($0)
          })
      }
    }
    #expect(same >= 150 && different >= 100, "\(same) the same, \(different) different")
  }

  @Test("What would take too long ends at the limit") func limit() throws {
    let patterns = (0..<40).map { "*a" + String(repeating: "?", count: $0) }
    let hard = TextLanguage(try patterns.map { try Pattern($0, separation: .none) })
    #expect(throws: Limit.steps(10_000)) { try hard.canonical(effort: Effort(steps: 10_000)) }
  }
}

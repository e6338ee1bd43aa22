import Permissions
import Testing

/// Cases that are made to take long: each ends, with the right answer or with the limit that was hit.
/// Nothing is said about time here; the effort bounds it.
@Suite struct WorstCaseTests {
  private let path = Dimension("resource")
  /// A tenth of what a question may take otherwise: hard ones spend it all, whatever it is.
  private let effort = Effort(steps: 2_000_000)

  private func language(_ patterns: [String]) throws -> TextLanguage {
    TextLanguage(try patterns.map { try Pattern($0, separation: .none) })
  }

  private func set(_ language: TextLanguage) -> PermissionSet {
    PermissionSet([Box().restricting(path, to: .text(language))])
  }

  /// Inside or not known, but never outside.
  private func expectInsideOrUndecided(_ answer: Containment, _ what: Comment) {
    if case .exceeds = answer { Issue.record(what) }
  }

  /// Outside, with a true witness, or not known, but never inside.
  private func expectOutsideOrUndecided(
    _ inner: TextLanguage, in outer: TextLanguage, _ what: Comment = "called inside"
  ) {
    switch set(inner).containment(in: set(outer), effort: effort) {
    case .inside: Issue.record(what)
    case .undecided: break
    case .exceeds(let point):
      guard case .text(let text)? = point[path] else {
        Issue.record("no witness")
        return
      }
      #expect(inner.contains(text) && !outer.contains(text), "\(text)")
    }
  }

  private func stars(_ count: Int, of letters: [String] = ["a", "b", "c", "d"]) -> String {
    (0..<count).map { "*" + letters[$0 % letters.count] }.joined() + "*"
  }

  @Test(arguments: [1, 8, 60, 500])
  func manyStars(count: Int) throws {
    let long = try language([stars(count)])
    let short = try language([stars(count / 2)])
    // Fewer letters to be found in order are found in whatever holds more of them.
    #expect(set(long).containment(in: set(short)) == .inside)
    expectOutsideOrUndecided(short, in: long)
    let mixed = try language([stars(count, of: ["d", "c", "b", "a"])])
    if count > 1 { expectOutsideOrUndecided(mixed, in: long) }
    // What is in both lies in each, however it is asked.
    expectInsideOrUndecided(
      set(mixed.intersection(long)).containment(in: set(long), effort: effort), "both in one")
    expectInsideOrUndecided(
      set(long.subtracting(mixed)).containment(in: set(long), effort: effort), "less in all")
  }

  @Test(arguments: [4, 16, 63, 64, 65, 400])
  func aLetterFarFromTheEnd(count: Int) throws {
    // A deterministic automaton needs 2^count states to know which letters stand so far from the end.
    let marks = String(repeating: "?", count: count)
    let a = try language(["*a" + marks])
    let b = try language(["*b" + marks])
    expectOutsideOrUndecided(a, in: b)
    expectOutsideOrUndecided(a, in: a.intersection(b))
    expectInsideOrUndecided(set(a.intersection(b)).containment(in: set(b), effort: effort), "both in one")
    expectInsideOrUndecided(set(a).containment(in: set(a.union(b)), effort: effort), "one in either")
    expectInsideOrUndecided(
      set(a).containment(in: set(try language(["*a*" + marks, "*?" + marks])), effort: effort),
      "in what is wider")
    expectOutsideOrUndecided(.everything, in: a.union(b).union(a.complement.subtracting(b)).subtracting(b))
  }

  @Test func aThousandPatternsInAUnion() throws {
    let names = (0..<1_000).map { "service-\($0)/*" }
    let all = try language(names)
    let most = try language(names.filter { $0 != "service-777/*" })
    #expect(set(most).containment(in: set(all)) == .inside)
    #expect(set(all).containment(in: set(most)) == .exceeds(Point([path: .text("service-777/")])))
    expectOutsideOrUndecided(try language(["service-*"]), in: all)
    #expect(set(all).containment(in: set(try language(["service-*"]))) == .inside)
  }

  @Test func unionsThatCoverOnlyTogether() throws {
    let letters = ["a", "b", "c", "d", "e", "f", "g", "h"]
    // Every text of three characters begins with some letter, or with none of them.
    let cover = try language(letters.map { $0 + "??" }).union(
      try language(letters.map { $0 + "*" }).complement)
    expectInsideOrUndecided(
      set(try language(["???"])).containment(in: set(cover), effort: effort), "covered together")
    let gap = try language(letters.map { $0 + "??" }).union(
      try language((letters + ["z"]).map { $0 + "*" }).complement)
    #expect(set(try language(["???"])).containment(in: set(gap)) != .inside)
  }

  @Test func tenDimensions() throws {
    let dimensions = (0..<10).map { Dimension("d\($0)") }
    func box(_ pattern: String) throws -> Box {
      try dimensions.reduce(Box()) { try $0.restricting($1, to: .text(language([pattern]))) }
    }
    let grant = PermissionSet([try box("*")])
    // Between them: all points whose first dimension begins with a, or one of the others does not.
    let cover = try dimensions.map { dimension in
      Box().restricting(dimension, to: .text(try language(["a*"]).complement))
    }
    expectInsideOrUndecided(
      grant.containment(in: PermissionSet(cover + [try box("a*")]), effort: effort),
      "a corner and all around it")
    guard case .exceeds(let point) = grant.containment(in: PermissionSet(cover)) else {
      Issue.record("the corner is missing")
      return
    }
    #expect(dimensions.allSatisfy { point[$0] == .text("a") })
  }

  @Test func tenDimensionsWithThousandsOfCorners() throws {
    let dimensions = (0..<10).map { Dimension("d\($0)") }
    // All 1,024 corners of a cube cover it; without one of them they do not.
    let corners = try (0..<1_024).map { corner in
      try dimensions.enumerated().reduce(Box()) { box, next in
        let half = try language(["a*"])
        let isInside = corner & (1 << next.offset) != 0
        return box.restricting(next.element, to: .text(isInside ? half : half.complement))
      }
    }
    expectInsideOrUndecided(
      PermissionSet([Box()]).containment(in: PermissionSet(corners), effort: effort), "a cube is its corners")
    let answer = PermissionSet([Box()]).containment(
      in: PermissionSet(Array(corners.dropLast())), effort: effort)
    #expect(answer != .inside)
  }

  @Test func aHundredDenyEntries() throws {
    let denied = PermissionSet(
      try (0..<100).map { Box().restricting(path, to: .text(try language(["*secret\($0)*", "*/\($0)/*"]))) })
    let allowed = PermissionSet([Box()])
    #expect(set(try language(["docs/a*"])).containment(in: allowed, except: denied) != .inside)
    #expect(set(TextLanguage("docs/a")).containment(in: allowed, except: denied) == .inside)
    #expect(set(try language(["docs-??"])).containment(in: allowed, except: denied) == .inside)
    #expect(set(TextLanguage("x/99/")).containment(in: allowed, except: denied) != .inside)
    // The other way round: all but what is denied lies inside, if it is asked so.
    let rest = TextLanguage.everything.subtracting(
      try language((0..<100).flatMap { ["*secret\($0)*", "*/\($0)/*"] }))
    expectInsideOrUndecided(
      set(rest).containment(in: allowed, except: denied, effort: effort), "all but what is denied")
  }

  @Test func theLongestPatterns() throws {
    let letters = String(repeating: "ab", count: 512)
    #expect(set(TextLanguage(letters)).containment(in: set(try language([letters]))) == .inside)
    let stars = try language([String(repeating: "*a", count: 512)])
    let marks = try language([String(repeating: "?", count: 1_024)])
    let later = try language([String(repeating: "a*", count: 512)])
    expectOutsideOrUndecided(stars, in: marks)
    expectOutsideOrUndecided(marks, in: stars)
    expectOutsideOrUndecided(stars, in: later)
    expectInsideOrUndecided(
      set(try language([String(repeating: "a", count: 1_024)])).containment(in: set(marks), effort: effort),
      "letters")
  }

  @Test func aThousandBoxes() throws {
    let action = Dimension("action")
    let boxes = try (0..<1_000).map { number in
      Box().restricting(action, to: .text(TextLanguage("do\(number % 10)")))
        .restricting(path, to: .text(try language(["area\(number / 10)/*"])))
    }
    let all = PermissionSet(boxes)
    let most = PermissionSet(boxes.filter { $0 != boxes[523] })
    #expect(most.containment(in: all) == .inside)
    #expect(
      all.containment(in: most)
        == .exceeds(Point([action: .text("do3"), path: .text("area52/")])))
    let wide = Box().restricting(action, to: .text(try language(["do?"])))
      .restricting(path, to: .text(try language(["area??/*"])))
    #expect(PermissionSet([wide]).containment(in: all) != .inside)
  }

  @Test func complementsOfComplements() throws {
    var language = try language(["a*b"])
    let plain = language
    for _ in 0..<10_000 { language = language.complement }
    #expect(set(language).containment(in: set(plain)) == .inside)
    // Joined with nothing that counts in between, so that they do not cancel as written.
    for number in 0..<200 {
      language = language.union(TextLanguage("x\(number)").intersection(plain)).complement
    }
    expectInsideOrUndecided(
      set(language).containment(in: set(plain), effort: effort), "an even number of complements")
    expectInsideOrUndecided(
      set(plain).containment(in: set(language), effort: effort), "an even number of complements")
  }

  @Test func formulasTenThousandDeep() throws {
    let letters = try ["a*", "*b", "*c*", "d?", "??"].map { try language([$0]) }
    var result = TextLanguage.everything
    for number in 0..<10_000 { result = result.subtracting(letters[number % letters.count]) }
    #expect(!result.contains("abc"))
    #expect(result.contains("xyz"))
    expectInsideOrUndecided(
      set(result).containment(in: set(letters[0].complement), effort: effort), "without a*")
    expectOutsideOrUndecided(letters[0], in: result)
    let bare = letters.reduce(TextLanguage.everything) { $0.subtracting($1) }
    expectInsideOrUndecided(set(bare).containment(in: set(result), effort: effort), "the same, written once")
  }
}

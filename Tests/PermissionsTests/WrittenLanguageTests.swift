import Permissions
import Testing

/// Languages as patterns to paste, and in words.
struct WrittenLanguageTests {
  private func path(_ text: String) throws -> Pattern { try Pattern(text, separation: .slash) }
  private func name(_ text: String) throws -> Pattern { try Pattern(text, separation: .none) }

  @Test(
    "What two patterns share",
    arguments: [
      ("tenants/*/invoices/**", "tenants/emea/**", ["tenants/emea/invoices/**"]),
      ("a/**", "**/b", ["a/**/b", "a/b"]), ("a/*", "a/**", ["a/*"]), ("a/**", "b/**", []),
      ("a*", "*a", ["a", "a*a"]), ("a?", "?b", ["ab"]), ("a/?", "a/*", ["a/?"]), ("\\*?", "**x", ["\\*x"]),
      ("**", "a", ["a"]), ("*/b", "a/**", ["a/b"]), ("a/*", "**/*.txt", ["a/*.txt"]),
      ("**.md", "docs/**", ["docs/**.md"]), ("*", "**/**", []), ("*/?", "**/**", ["*/?"]),
    ])
  func paths(left: String, right: String, both: [String]) throws {
    for (one, other) in [(left, right), (right, left)] {
      let found = try path(one).intersection(with: path(other))
      #expect(found?.map(\.text).sorted() == both.sorted(), "\(one) and \(other)")
    }
  }

  @Test func names() throws {
    let both = try name("invoices.*").intersection(with: name("*.read"))
    #expect(both?.map(\.text).sorted() == ["invoices.*.read", "invoices.read"])
  }

  @Test("The limit is a number of patterns")
  func limit() throws {
    let (left, right) = (try path("a/**"), try path("**/b"))
    #expect(left.intersection(with: right, limit: 2)?.count == 2)
    #expect(left.intersection(with: right, limit: 1) == nil)
    let both = TextLanguage([left]).intersection(TextLanguage([right]))
    #expect(both.asPatterns(.slash, limit: 2)?.count == 2)
    #expect(both.asPatterns(.slash, limit: 1) == nil)
    #expect(both.asPatterns(.slash, effort: Effort(steps: 1)) == nil)
  }

  @Test("What the grammar or the limit does not allow is nil")
  func inexpressible() throws {
    // Both match `./a`, which no pattern can say.
    #expect(try path("?/a").intersection(with: path(".*/*")) == nil)
    #expect(try name("*a*b*c*d*").intersection(with: name("*1*2*3*4*")) == nil)
    let long = String(repeating: "a", count: 600)
    #expect(try name(long + "*").intersection(with: name("*" + long + "b")) == nil)
  }

  private func written(_ language: TextLanguage) -> [String]? {
    language.asPatterns(.slash)?.map(\.text).sorted()
  }

  @Test func languages() throws {
    func paths(_ patterns: String...) throws -> TextLanguage { TextLanguage(try patterns.map(path)) }
    #expect(written(.everything) == ["**"])
    #expect(TextLanguage.everything.asPatterns(.none)?.map(\.text) == ["*"])
    #expect(written(.nothing) == [])
    #expect(written(try paths("a/**").subtracting(try paths("a/*/**"))) == ["a/*"])
    #expect(written(try paths("a", "b", "c/*").subtracting(try paths("b", "d"))) == ["a", "c/*"])
    #expect(written(try paths("*").subtracting(TextLanguage(""))) == ["?*"])
    #expect(written(try paths("a/**").intersection(try paths("**/b", "a/c"))) == ["a/**/b", "a/b", "a/c"])
    #expect(written(try paths("**").subtracting(try paths("a"))) == nil)
    #expect(try paths("**").subtracting(try paths("a/**")).asExclusion(.slash)?.map(\.text) == ["a/**"])
    #expect(written(try paths("a*").subtracting(try paths("a"))) == ["a?*"])
    // A part of `..` is no pattern.
    #expect(written(TextLanguage("../a")) == nil)
    #expect(written(TextLanguage("a*")) == ["a\\*"])
    #expect(try paths("a/**").subtracting(try paths("a/b")).asExclusion(.slash) == nil)
  }

  @Test("Pattern lists against brute force", arguments: [Pattern.Separation.slash, .none])
  func bruteForce(separation: Pattern.Separation) throws {
    var samples = AlgebraSamples(seed: 41)
    let texts = AlgebraSamples.texts(upTo: 5)
    var found = 0
    for _ in 0..<300 {
      let (left, right) = (samples.pattern(separation, upTo: 4), samples.pattern(separation, upTo: 4))
      let both = try #require(left.intersection(with: right), "\(left.text) and \(right.text)")
      let wrong = texts.first { text in
        both.contains { $0.matches(text) } != (left.matches(text) && right.matches(text))
      }
      #expect(wrong == nil, "\(left.text) and \(right.text)")
      #expect(both.allSatisfy { $0.separation == separation })
    }
    for _ in 0..<300 {
      let sample = samples.language(separation)
      let lists = [sample.language.asPatterns(separation), sample.language.asExclusion(separation)]
      for (list, isHeld) in zip(lists, [true, false]) {
        guard let list else { continue }
        found += 1
        let wrong = texts.prefix(121).first { text in
          let isMatched = list.contains {
            NaiveMatcher.matches($0.text, text, hasParts: separation == .slash)
          }
          return (isMatched == isHeld) != sample.holds(text)
        }
        #expect(wrong == nil, "\(sample.language.spelling.plain)")
      }
    }
    #expect(found > 200)
  }

  @Test func words() throws {
    func paths(_ patterns: String...) throws -> TextLanguage { TextLanguage(try patterns.map(path)) }
    let emea = try paths("tenants/**").subtracting(try paths("tenants/emea/**", "other"))
    #expect(emea.spelling.plain == "`tenants/**` except `tenants/emea/**`")
    #expect(try paths("a").complement.spelling.plain == "anything except `a`")
    #expect(try paths("a", "b").spelling.plain == "`a` or `b`")
    #expect(TextLanguage.everything.spelling.plain == "anything")
    #expect(TextLanguage.nothing.spelling.plain == "nothing")
    #expect(try paths("a").intersection(try paths("b")).spelling.plain == "nothing")
    let mixed = try paths("a/**", "b/**", "c").subtracting(try paths("**/x"))
    #expect(mixed.spelling.plain == "any of `a/**`, `b/**`, except `**/x`, or `c`")
    #expect(
      try paths("a/*", "b/*").intersection(try paths("*/c", "*/d")).spelling.plain
        == "`a/c` or `a/d` or `b/c` or `b/d`")
  }

  @Test("A formula too long for a list of terms is spelled as it stands")
  func longFormula() throws {
    let sums = try (0..<12).map { number in
      TextLanguage([try path("**a\(number)**"), try path("**b\(number)**")])
    }
    let spelled = TextLanguage.intersection(of: sums).spelling.plain
    #expect(spelled.hasPrefix("all of (any of (`**a0**`; `**b0**`); any of (`**a1**`"))
    #expect(spelled.hasSuffix("`**b11**`))"))
  }
}

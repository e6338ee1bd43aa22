import Findings
import Support
import Testing

@testable import Reports

@Suite struct TextTests {
  private func text(_ outcome: Outcome, _ options: RenderOptions = RenderOptions()) -> String {
    TextReport.lines(of: outcome, options).map { $0 + "\n" }.joined()
  }

  @Test func theReasonIsGivenOnceARuleAndTheFixEachTime() {
    var build = OutcomeBuilder()
    for number in 1...3 { build.find("registration/missing-field", "finding \(number)", at: nil) }
    let report = text(build.build())
    #expect(report.split(separator: "why:").count == 2)
    #expect(report.split(separator: "fix: Add the field.").count == 4)
  }

  @Test func aFixOfTheFindingsOwnComesBeforeTheRules() {
    var build = OutcomeBuilder()
    build.find(
      "registration/missing-field", "m", at: nil, fix: Fix("do this", snippet: "a:\r\n  b: \u{202E}\n\nc"))
    let report = text(build.build())
    #expect(report.contains("  fix: do this\n\n      a:\n        b: \\u{202E}\n\n      c\n\n"))
    #expect(!report.contains("Add the field."))
  }

  @Test func theAgentIsNamedUnlessTheMessageNamesIt() {
    var build = OutcomeBuilder()
    let source = build.source("a.yaml", "x")
    let place = build.location(of: "x", in: source)
    build.find("document/syntax", "\("a") is wrong", at: place, agent: "a")
    build.find("document/syntax", "something is wrong", at: place, agent: "b")
    build.find("document/syntax", "something is wrong", at: nil, agent: "c")
    let report = text(build.build())
    #expect(report.contains("--> a.yaml:1:1\n"))
    #expect(report.contains("--> a.yaml:1:1 (agent `b`)\n"))
    #expect(report.contains("  agent: `c`\n"))
  }

  @Test(arguments: [0, 40, 60, 100, 500])
  func proseKeepsWithinTheWidth(width: Int) {
    var build = OutcomeBuilder()
    let long = String(repeating: "some words and more ", count: 40)
    build.find("registration/missing-field", "\(words: long)", at: nil, fix: Fix("\(words: long)"))
    // The last line is one line at any width, so that it can be searched for.
    for line in TextReport.lines(of: build.build(), RenderOptions(width: width)).dropLast() {
      #expect(VisibleText.width(of: line) <= min(max(width, 40), 100))
    }
  }

  @Test func aQuotedPartIsNeverBrokenButCut() {
    let prose = Prose("the name \(String(repeating: "a b`", count: 100_000)) is long")
    let quoted = "`" + String(repeating: "a b\\u{60}", count: 40) + "…`"
    #expect(prose.lines(width: 40) == ["the name", quoted, "is long"])
  }

  @Test(arguments: ReportCase.all)
  func coloursCarryNothingOfTheirOwn(_ sample: ReportCase) {
    let width = sample.options.width
    let plain = text(sample.outcome, RenderOptions(color: false, width: width))
    let colored = text(sample.outcome, RenderOptions(color: true, width: width))
    #expect(!plain.unicodeScalars.contains("\u{1B}"))
    let stretches = colored.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
    let bare = stretches.first.map { first in
      String(first) + stretches.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
    }
    #expect(bare == plain)
  }

  @Test(arguments: 1...60)
  func nothingHostileReachesALog(seed: UInt64) throws {
    let outcome = OutcomeBuilder.hostile(seed: seed)
    for line in TextReport.lines(of: outcome, RenderOptions()) {
      let isShownRaw = line.unicodeScalars.allSatisfy { $0.isShownRaw }
      #expect(isShownRaw, "seed \(seed): \(line)")
      #expect(!line.drop(while: { $0 == " " }).hasPrefix("::"), "seed \(seed): \(line)")
      #expect(!line.unicodeScalars.containsCommand, "seed \(seed): \(line)")
    }
  }
}

extension String.UnicodeScalarView {
  /// Whether `##[` or `##word[` stands anywhere.
  var containsCommand: Bool {
    var rest = self[...]
    while let start = rest.firstIndex(of: "#") {
      rest = rest[start...].dropFirst()
      guard rest.first == "#" else { continue }
      let afterWord = rest.drop { $0 == "#" || $0.properties.isAlphabetic && $0.isASCII }
      if afterWord.first == "[" { return true }
    }
    return false
  }
}

extension OutcomeBuilder {
  /// An outcome made of hostile texts wherever a text can come from outside.
  static func hostile(seed: UInt64) -> Outcome {
    var generator = SeededGenerator(seed: seed)
    func text() -> String { generator.text(of: HostileText.pieces, upTo: 12) }
    var build = OutcomeBuilder()
    let source = build.source(text(), text() + "value" + text() + "\n" + text())
    let place = build.location(of: "value", in: source)
    for severity in [Severity.error, .warning, .note] {
      build.find(
        "registration/missing-field", as: severity, "no \(text()) of \(list: [text(), text()])",
        at: place, agent: text(), related: [RelatedPlace("also \(text())", at: place)],
        fix: Fix("write \(text())", snippet: text()))
    }
    build.agent(text(), at: place, tier: "high", reasons: ["it reads \(text())"])
    build.agent(nil, at: place)
    build.layers = [PolicySummary.Part(name: text(), layer: text(), path: text())]
    build.catalogs = [PolicySummary.Part(name: text(), layer: "", path: text())]
    build.notEnforced = ["\(text()) is not enforced"]
    build.environment = text()
    build.simulatedNow = text()
    build.pruned = [RunSummary.PrunedPath(path: text(), reason: text())]
    return build.build()
  }
}

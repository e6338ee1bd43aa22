import Findings
import Rules
import SourceText
import Support
import Testing

/// `Fixtures/rules/<family>/<name>/*.yaml`: small repositories that say in comments what is found in them.
@Suite struct FixtureTests {
  static let paths = FixtureFiles.paths(under: "rules", endingIn: ".yaml")

  @Test(arguments: paths)
  func aFixtureFindsExactlyWhatItExpects(_ path: String) throws {
    let text = try FixtureFiles.text(path)
    let outcome = try GateRun.check(text)
    let project = ProjectText(text)
    #expect(Comparison(Expectation.all(in: project), with: outcome).differences == [], "\(path)")
    #expect(Self.unsaid(in: project, outcome) == [], "\(path)")
    for finding in outcome.findings {
      #expect(outcome.description(of: finding.rule) != nil, "\(finding.rule.text) is in no list of rules")
    }
  }

  /// The `# says:` words that no finding on their line says.
  private static func unsaid(in project: ProjectText, _ outcome: Outcome) -> [String] {
    project.files.flatMap { file in
      Expectation.sayings(in: file.lines).filter { line, words in
        !outcome.findings.contains { finding in
          guard let place = outcome.place(of: finding.location), place.path == file.path else { return false }
          return place.start.line == line && finding.says(words)
        }
      }.map { "\(file.path):\($0.line) \($0.words)" }
    }
  }

  /// A fixture stands where its rule's id says, and at least one of them breaks the rule.
  @Test(arguments: ExampleTests.described.map(\.id.text))
  func aRuleHasAFixtureThatBreaksIt(_ id: String) throws {
    let own = Self.paths.filter { $0.hasPrefix("rules/\(id)/") }
    let broken = try own.filter { path in
      Expectation.all(in: ProjectText(try FixtureFiles.text(path))).contains { $0.rule == id }
    }
    #expect(!broken.isEmpty, "Fixtures/rules/\(id)/ has no file with `# expect: \(id)`")
  }

  @Test func everyFixtureBelongsToARule() {
    let known = Set(AllRules.descriptions.map { "rules/\($0.id.text)" })
    let strays = FixtureFiles.paths(under: "rules").filter { path in
      !known.contains(path.split(separator: "/").dropLast().joined(separator: "/"))
        || !path.hasSuffix(".yaml")
    }
    #expect(strays == [])
  }
}

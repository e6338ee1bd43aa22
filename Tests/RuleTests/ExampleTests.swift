import Findings
import Rules
import Support
import Testing

/// A rule's examples are what `explain` prints; they hold what they promise.
@Suite struct ExampleTests {
  /// Rules that no text of a repository can break: they are about links and about paths on the command line.
  static let withoutExamples: Set<RuleID> = [
    "inventory/none-selected", "inventory/not-read",
  ]

  /// Rules that always come with another: what a policy denies lies outside the boundary as well.
  static let companions: [RuleID: Set<RuleID>] = ["boundary/denied": ["boundary/exceeds-tier"]]

  static let described = AllRules.descriptions.filter { !withoutExamples.contains($0.id) }

  @Test(arguments: described.map(\.id.text))
  func theFailingExampleFailsWhereItsArrowsPoint(_ id: String) throws {
    let rule = try #require(AllRules.descriptions.first { $0.id.text == id })
    let arrows = Expectation.all(in: ProjectText(rule.fails)).filter { $0.column != nil }
    let outcome = try GateRun.check(rule.fails)
    let differences = Comparison(
      arrows: arrows, of: rule.id, with: outcome, companions: Self.companions[rule.id] ?? []
    ).differences
    #expect(differences == [], "\(id)\n\(rule.fails)")
  }

  @Test(arguments: described.map(\.id.text))
  func thePassingExamplePasses(_ id: String) throws {
    let rule = try #require(AllRules.descriptions.first { $0.id.text == id })
    #expect(try GateRun.check(rule.passes).faults == [], "\(id)\n\(rule.passes)")
  }

  @Test func aRuleWithoutExamplesSaysSoHereOnly() {
    for rule in AllRules.descriptions where Self.withoutExamples.contains(rule.id) {
      #expect(
        rule.fails.isEmpty && rule.passes.isEmpty, "\(rule.id.text) has examples now: take it off the list")
    }
  }
}

import Findings
import Foundation
import Rules
import Support
import Testing

/// What people read of a rule is complete and of one form.
@Suite struct DescriptionTests {
  @Test func idsAreUniqueAndSorted() {
    let ids = AllRules.descriptions.map(\.id.text)
    #expect(ids == Set(ids).sorted())
  }

  @Test(arguments: AllRules.descriptions.map(\.id.text))
  func aDescriptionIsComplete(_ id: String) throws {
    let rule = try #require(AllRules.descriptions.first { $0.id.text == id })
    #expect(id.wholeMatch(of: /[a-z]+\/[a-z]+(-[a-z]+)*/) != nil)
    #expect(Self.families.contains(rule.id.family))
    for line in [rule.summary, rule.why, rule.fix] {
      #expect(!line.isEmpty && !line.contains("\n"), "\(id): \(line)")
      #expect(line.first?.isLowercase == false, "\(id) begins with a capital: \(line)")
    }
    #expect(!rule.summary.hasSuffix("."), "a summary has no full stop: \(rule.summary)")
    #expect(rule.why.hasSuffix("."), "\(id): \(rule.why)")
    #expect(rule.fix.hasSuffix("."), "\(id): \(rule.fix)")
    if ExampleTests.withoutExamples.contains(rule.id) { return }
    #expect(!rule.fails.isEmpty && !rule.passes.isEmpty, "\(id) has examples")
  }

  /// What design section 7 calls fixed is fixed, and else only what the command line decides.
  @Test(arguments: AllRules.descriptions.map(\.id.text))
  func documentsAndPoliciesHaveFixedSeverities(_ id: String) throws {
    let rule = try #require(AllRules.descriptions.first { $0.id.text == id })
    let isOfTheRun = ["inventory/no-agents", "inventory/none-selected"].contains(id)
    let isUndecided = id == "boundary/undecided"
    #expect(rule.isFixed == (["document", "policy"].contains(rule.id.family) || isOfTheRun || isUndecided))
    if rule.id.family == "document" { #expect(rule.severity == .error) }
  }

  /// Design section 10.
  private static let families: Set<String> = [
    "document", "registration", "identity", "boundary", "risk", "approval", "waiver", "policy", "inventory",
    "grants",
    "lifecycle", "delegation", "change",
  ]

  /// Every id that stands in the code as a literal is described.
  @Test func everyIDInTheSourcesIsDescribed() throws {
    let known = Set(AllRules.descriptions.map(\.id.text))
    let literal = try Regex("\"(\(Self.families.sorted().joined(separator: "|")))/[a-z]+(-[a-z]+)*\"")
    var unknown: Set<String> = []
    for path in try SourceFiles.swift(under: "Sources") {
      for match in try SourceFiles.text(path).matches(of: literal) {
        let id = String(match.0.dropFirst().dropLast())
        if !known.contains(id) { unknown.insert("\(id) in \(path)") }
      }
    }
    #expect(unknown.sorted() == [])
  }
}

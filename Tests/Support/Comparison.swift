public import Findings
import SourceText

/// What differs between the findings that a text expects and those of an outcome, one line each, for a
/// person.
public struct Comparison: Sendable {
  /// The differences; empty where all is as expected.
  public let differences: [String]

  /// Compares by rule, file and line: every finding has to be expected, notes too.
  public init(_ expectations: [Expectation], with outcome: Outcome) {
    var missing = expectations.compactMap(\.summary)
    var differences: [String] = []
    for finding in outcome.findings {
      let summary = outcome.summary(of: finding)
      if let index = missing.firstIndex(of: summary) {
        missing.remove(at: index)
      } else {
        differences.append("not expected: \(summary): \(finding.message.plainText)")
      }
    }
    self.differences = differences + missing.map { "not found: \($0)" }
  }

  /// Compares the findings of one rule with the places that arrows mark, and lets no other error or warning
  /// pass.
  ///
  /// Without any arrow the rule has to have findings without a place. `companions` are rules that cannot but
  /// find something too.
  public init(
    arrows: [Expectation], of rule: RuleID, with outcome: Outcome, companions: Set<RuleID> = []
  ) {
    var open = arrows
    var differences: [String] = []
    for finding in outcome.findings
    where finding.rule == rule || finding.severity > .note && !companions.contains(finding.rule) {
      let summary = "\(outcome.summary(of: finding)): \(finding.message.plainText)"
      if finding.rule != rule {
        differences.append("not its own: \(summary)")
      } else if arrows.isEmpty, finding.location == nil {
        continue
      } else if let index = open.firstIndex(where: { $0.covers(finding, in: outcome) }) {
        open.remove(at: index)
      } else {
        differences.append("no arrow marks it: \(summary)\(Self.columns(of: finding, in: outcome))")
      }
    }
    differences += open.map { "the arrow marks nothing: \($0)" }
    if !outcome.findings.contains(where: { $0.rule == rule }) {
      differences.append("\(rule.text) finds nothing")
    }
    self.differences = differences
  }

  private static func columns(of finding: Finding, in outcome: Outcome) -> String {
    guard let place = outcome.place(of: finding.location) else { return "" }
    return " (columns \(place.start.column) to \(place.end.column))"
  }
}

extension Expectation {
  /// As `Outcome.summary` says it.
  fileprivate var summary: String? {
    rule.map { rule in path.map { "\($0):\(line) \(rule)" } ?? "(no place) \(rule)" }
  }

  /// Whether a finding starts on the marked line and covers the marked column.
  fileprivate func covers(_ finding: Finding, in outcome: Outcome) -> Bool {
    guard let place = outcome.place(of: finding.location), place.path == path, place.start.line == line,
      let column
    else { return false }
    if place.end.line > line { return column >= place.start.column }
    return column == place.start.column || (place.start.column..<place.end.column).contains(column)
  }
}

extension Finding {
  /// Whether the message or the fix holds these words.
  public func says(_ words: String) -> Bool {
    message.plainText.contains(words) || fix?.message.plainText.contains(words) == true
  }
}

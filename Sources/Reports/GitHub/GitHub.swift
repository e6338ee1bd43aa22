import Findings
import SourceText

extension ReportFormat {
  /// For a step of GitHub Actions: annotations, and the text report in a folded group of the log.
  public static let github = ReportFormat(
    name: "github", summary: "for GitHub Actions: annotations, and the text report in the log"
  ) { outcome, options, out in
    for line in GitHubReport(outcome: outcome, options: options).lines() {
      out += line.utf8
      out.append(UInt8(ascii: "\n"))
    }
  }
}

private struct GitHubReport {
  let outcome: Outcome
  let options: RenderOptions

  /// What the service keeps of each kind for one step; it drops the rest without a word.
  static let maximumOfAKind = 10
  /// A longer snippet is for the log.
  static let maximumSnippetScalars = 2000

  func lines() -> [String] {
    let shown = annotated()
    var lines = shown.map(annotation)
    let rest = outcome.findings.count - shown.count
    if rest > 0 {
      lines.append(WorkflowCommand.line("notice", [("title", "AgentGate")], message: leftOut(rest)))
    }
    lines.append(WorkflowCommand.line("group", message: "AgentGate report"))
    lines += TextReport.lines(of: outcome, logOptions)
    lines.append(WorkflowCommand.line("endgroup", message: ""))
    lines.append("AgentGate: \(Totals(outcome).line(for: outcome))")
    return lines
  }

  /// A log shows no colour that we could rely on, and escape sequences would only hide what stands in it.
  private var logOptions: RenderOptions { RenderOptions(pathPrefix: options.pathPrefix) }

  /// The findings that become annotations: blocking ones first, and of each severity no more than are kept.
  private func annotated() -> [Finding] {
    let bySeverity = [Severity.error, .warning, .note].map { severity in
      outcome.findings.filter { $0.severity == severity }
    }
    let isCut = bySeverity.contains { $0.count > Self.maximumOfAKind }
    return zip([Severity.error, .warning, .note], bySeverity).flatMap { severity, findings in
      // The line that says what was left out is a notice itself.
      findings.prefix(severity == .note && isCut ? Self.maximumOfAKind - 1 : Self.maximumOfAKind)
    }
  }

  private func leftOut(_ rest: Int) -> String {
    let verb = rest == 1 ? "is" : "are"
    return "\(count(rest, "further finding")) \(verb) only in the log of this step: "
      + "\(count(Self.maximumOfAKind, "annotation")) of a kind are all that a step can show. "
      + "In total \(Totals(outcome).counts)."
  }

  private func annotation(_ finding: Finding) -> String {
    let place = outcome.place(of: finding.location)
    let title = [finding.rule.text, finding.agent.map { "(\(VisibleText.escaped($0, limit: 63)))" }]
    let properties = location(place) + [("title", title.compactMap(\.self).joined(separator: " "))]
    return WorkflowCommand.line(name(of: finding.severity), properties, message: message(of: finding))
  }

  private func name(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// Where the annotation stands. Columns are taken only where it begins and ends on one line.
  private func location(_ place: Place?) -> [(key: String, value: String)] {
    guard let place else { return [] }
    let lines = [
      ("file", options.pathPrefix + place.path), ("line", String(place.start.line)),
      ("endLine", String(place.end.line)),
    ]
    guard place.start.line == place.end.line else { return lines }
    return lines + [("col", String(place.start.column)), ("endColumn", String(place.end.column))]
  }

  /// What is wrong and how to mend it.
  private func message(of finding: Finding) -> String {
    let message = Prose(finding.message).line
    let description = outcome.description(of: finding.rule)
    guard let advice = finding.fix?.message ?? description.map({ Message(words: $0.fix) }) else {
      return message
    }
    var lines = [message]
    lines.append("fix: \(Prose(advice).line)")
    if let snippet = finding.fix?.snippet, !snippet.isEmpty {
      let isShort = snippet.unicodeScalars.count <= Self.maximumSnippetScalars
      lines += isShort ? sourceLines(of: snippet) : ["(the log of this step has the text to paste)"]
    }
    return lines.joined(separator: "\n")
  }
}

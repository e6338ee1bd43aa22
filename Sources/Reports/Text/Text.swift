import Findings

extension ReportFormat {
  /// For people at a terminal or before a pipeline's log.
  public static let text = ReportFormat(
    name: "text", summary: "for people: each finding with its source, the reason and the fix"
  ) { outcome, options, out in
    for line in TextReport.lines(of: outcome, options) {
      out += line.utf8
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// Collects the lines of a text report: no pipeline that we know reads one of them as a command.
struct TextReport {
  let outcome: Outcome
  let options: RenderOptions
  private var lines: [String] = []

  /// Prose is wrapped at the terminal's width, but never wider: long lines are hard to read.
  static let widestProse = 100
  /// What source excerpts may take where there is no terminal.
  static let widthWithoutTerminal = 120
  static let narrowest = 40

  private init(_ outcome: Outcome, _ options: RenderOptions) {
    self.outcome = outcome
    self.options = options
  }

  /// The whole report, without line breaks.
  static func lines(of outcome: Outcome, _ options: RenderOptions) -> [String] {
    var report = TextReport(outcome, options)
    report.write()
    return report.lines
  }

  var width: Int { max(Self.narrowest, options.width ?? Self.widthWithoutTerminal) }
  var proseWidth: Int { min(width, Self.widestProse) }

  private mutating func write() {
    var explained: Set<RuleID> = []
    for finding in outcome.findings {
      let description = outcome.description(of: finding.rule)
      // Said once a rule: thirty equal reasons hide what differs between thirty findings.
      write(finding, description: description, explains: explained.insert(finding.rule).inserted)
      emit("")
    }
    writeAgents()
    writeCircumstances()
    emit("")
    let ink: Ink = outcome.status == .pass && outcome.verdict == .pass ? .good : .error
    emit(paint(Totals(outcome).line(for: outcome), ink))
  }

  mutating func emit(_ line: String) { lines.append(VisibleText.logLine(line)) }

  func paint(_ text: String, _ ink: Ink) -> String { ink.paint(text, options.color) }

  /// Writes prose after a label, its further lines indented under the first.
  ///
  ///     label: text that is
  ///            wrapped
  mutating func write(_ label: String, _ ink: Ink, _ prose: Prose, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    let hanging = String(repeating: " ", count: label.isEmpty ? 0 : VisibleText.width(of: label) + 1)
    let lines = prose.lines(width: proseWidth - indent - hanging.count)
    for (index, line) in lines.enumerated() {
      let start = label.isEmpty ? "" : index == 0 ? paint(label, ink) + " " : hanging
      emit(margin + start + line)
    }
  }
}

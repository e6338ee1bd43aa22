import Findings
import SourceText

extension TextReport {
  /// Writes one finding.
  ///
  ///     error[registration/missing-field]: the agent has no `owner.team`
  ///       --> agents/reconciler.yaml:7:3
  ///        |
  ///      7 |   owner:
  ///        |   ^^^^^
  ///        |
  ///       why: …
  ///       fix: …
  mutating func write(_ finding: Finding, description: RuleDescription?, explains: Bool) {
    writeHeadline(finding)
    let places = [finding.location] + finding.related.map { Optional($0.location) }
    let gutter = gutterWidth(places.compactMap { outcome.place(of: $0) })
    if let place = outcome.place(of: finding.location) {
      write(place, about: agentUnlessNamed(finding), mark: "^", ink: Ink(finding.severity), gutter: gutter)
    } else if let agent = finding.agent {
      emit("  agent: \(Prose.quoted(agent))")
    }
    for related in finding.related {
      write("", .strong, Prose(related.message), indent: 2)
      guard let place = outcome.place(of: related.location) else { continue }
      write(place, about: "", mark: "-", ink: .frame, gutter: gutter)
    }
    if explains, let description { write("why:", .strong, Prose(words: description.why), indent: 2) }
    writeFix(finding, description)
  }

  private mutating func writeHeadline(_ finding: Finding) {
    let label = "\(finding.severity.rawValue)[\(VisibleText.escaped(finding.rule.text))]:"
    let taken = VisibleText.width(of: label) + 1
    for (index, line) in Prose(finding.message).lines(width: proseWidth - 2, taken: taken).enumerated() {
      let start = index == 0 ? paint(label, Ink(finding.severity)) + " " : "  "
      emit(start + paint(line, .strong))
    }
  }

  /// Which agent it is about, where the message does not say so.
  private func agentUnlessNamed(_ finding: Finding) -> String {
    guard let agent = finding.agent, !finding.message.parts.contains(.quoted(agent)) else { return "" }
    return " (agent \(Prose.quoted(agent)))"
  }

  /// The columns of these places' largest line number, so that all excerpts of a finding line up.
  private func gutterWidth(_ places: [Place]) -> Int {
    let last = places.map { $0.start.line + max(0, $0.excerpt.count - 1) }.max() ?? 1
    return String(last).count
  }

  private mutating func write(_ place: Place, about agent: String, mark: Character, ink: Ink, gutter: Int) {
    for line in place.lines(about: agent, mark: mark, ink: ink, gutter: gutter, width: width, options) {
      emit(line)
    }
  }

  private mutating func writeFix(_ finding: Finding, _ description: RuleDescription?) {
    guard let advice = finding.fix?.message ?? description.map({ Message(words: $0.fix) }) else { return }
    write("fix:", .good, Prose(advice), indent: 2)
    guard let snippet = finding.fix?.snippet, !snippet.isEmpty else { return }
    emit("")
    for line in sourceLines(of: snippet) {
      let shown = VisibleText.escaped(line)
      emit(shown.isEmpty ? "" : "      " + shown)
    }
  }
}

extension Place {
  /// The place's path and its lines of source with marks under them.
  func lines(
    about agent: String, mark: Character, ink: Ink, gutter: Int, width: Int, _ options: RenderOptions
  ) -> [String] {
    let frame = { (text: String) in Ink.frame.paint(text, options.color) }
    let path = VisibleText.escaped(options.pathPrefix + self.path)
    let arrow = String(repeating: " ", count: gutter) + "-->"
    var lines = ["\(frame(" " + arrow)) \(path):\(start.line):\(start.column)\(agent)"]
    guard !self.excerpt.isEmpty else { return lines }
    let bar = String(repeating: " ", count: gutter + 2) + "|"
    lines.append(frame(bar))
    let excerpt = Excerpt(self, width: width - gutter - 4)
    for line in excerpt.lines {
      let number = String(line.number)
      let padding = String(repeating: " ", count: gutter + 1 - number.count)
      lines.append(frame(padding + number + " |") + (line.text.isEmpty ? "" : " " + line.text))
      let marks = ink.paint(String(repeating: mark, count: line.length), options.color)
      lines.append(frame(bar) + String(repeating: " ", count: line.indent + 1) + marks)
    }
    if excerpt.linesLeftOut > 0 {
      lines.append(frame(bar) + " (\(count(excerpt.linesLeftOut, "more line")))")
    }
    return lines + [frame(bar)]
  }
}

/// The lines of a text that ends at LF, CR LF or CR; a break at the very end begins no line.
func sourceLines(of text: String) -> [String] {
  var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map(String.init)
}

import Findings
import SourceText

extension ExplanationFormat {
  /// For people.
  public static let text = ExplanationFormat(name: "text") { explanation, options, out in
    var text = ExplanationText(options)
    text.write(explanation)
    for line in text.lines {
      out += VisibleText.logLine(line).utf8
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// Collects the lines of an explanation.
///
///     agent `reorder`: tier high (computed high, declared medium)
///      --> agents/reorder.yaml:3:17
///
///     high: policy line `unsupervised-writes` applies to its access to `erp`
///      --> .agentgate/policy.yaml:9:12
///       when: {effects: [write], autonomy: {atLeast: autonomous}}
///       met by access to `erp`
///      --> agents/reorder.yaml:17:7
///         |
///      17 |     - system: erp
private struct ExplanationText {
  private let options: RenderOptions
  private(set) var lines: [String] = []

  init(_ options: RenderOptions) { self.options = options }

  private var width: Int { max(TextReport.narrowest, options.width ?? TextReport.widthWithoutTerminal) }

  mutating func write(_ explanation: TierExplanation) {
    let agent = explanation.agent
    let declared = agent.declaredTier.map { "declared \($0)" } ?? "declares none"
    let tiers: Message = "(computed \(words: agent.computedTier), \(words: declared))"
    write(
      "agent \(agent.name ?? "?"): tier \(words: agent.tier) " + tiers,
      .strong)
    if let place = explanation.place { write(place, marksGrant: false) }
    for problem in explanation.problems { write(problem.message, .error, indent: 2) }
    for raise in agent.raisedBy { write(raise) }
    if agent.raisedBy.isEmpty {
      lines.append("")
      for reason in agent.reasons { write(reason, .strong) }
      if agent.reasons.isEmpty { write("No policy line above tier low applies.", nil) }
    }
    if !explanation.raisedBelow.isEmpty {
      lines.append("")
      write("Also met, for lower tiers:", .strong)
      for raise in explanation.raisedBelow { write(raise) }
    }
    writeWaysDown(explanation)
  }

  private mutating func write(_ raise: TierRaiseSummary) {
    lines.append("")
    write(raise.message, .warning)
    if let place = raise.place {
      lines.append(
        contentsOf: place.withoutExcerpt.lines(
          about: "", mark: "-", ink: .frame, gutter: 0, width: width, options))
    }
    for (index, line) in sourceLines(of: raise.when ?? "").enumerated() {
      lines.append((index == 0 ? "  when: " : "        ") + VisibleText.escaped(line))
    }
    var said: Set<Message> = []
    for part in raise.parts {
      let own: Message = part.grants.isEmpty && part.path.isEmpty ? "its own " : ""
      let sentence = "met by " + own + part.what + Self.through(part)
      guard said.insert(sentence).inserted else { continue }
      write(sentence, nil, indent: 2)
      for grant in part.grants { write(grant, marksGrant: true) }
    }
  }

  private static func through(_ part: TierRaiseSummary.Part) -> Message {
    guard let last = part.path.last else { return "" }
    var message: Message = ", through "
    for name in part.path.dropLast() { message = message + "\(name) -> " }
    if part.namesLeftOut > 0 { message = message + "(\(part.namesLeftOut) more) -> " }
    return message + "\(last)"
  }

  private mutating func writeWaysDown(_ explanation: TierExplanation) {
    guard explanation.agent.computedTier != "low" else { return }
    lines.append("")
    if let removal = explanation.removal {
      let more: Message = removal.isGreedy ? " (found step by step: fewer may do)" : ""
      write(
        "Without " + removal.message + " its computed tier would be \(words: removal.tier)" + more + ".",
        .good)
      for place in removal.places { write(place, marksGrant: true) }
    } else {
      write("Taking away grants or delegates does not lower its tier.", nil)
    }
    for way in explanation.alternatives {
      write("With " + way.message + " its computed tier would be \(words: way.tier).", .good)
    }
  }

  private mutating func write(_ place: Place, marksGrant: Bool) {
    let gutter = String(place.start.line + max(0, place.excerpt.count - 1)).count
    lines += place.lines(
      about: "", mark: marksGrant ? "-" : "^", ink: .frame, gutter: gutter, width: width, options)
  }

  private mutating func write(_ message: Message, _ ink: Ink?, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    let prose = Prose(message).lines(width: min(width, TextReport.widestProse) - indent)
    lines += prose.map { margin + (ink?.paint($0, options.color) ?? $0) }
  }
}

extension Place {
  fileprivate var withoutExcerpt: Place { Place(path: path, start: start, end: end, excerpt: []) }
}

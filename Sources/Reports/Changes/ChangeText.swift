import Findings
import SourceText

extension ChangeFormat {
  /// For people at a terminal or in a comment on a change.
  public static let text = ChangeFormat(
    name: "text", summary: "for people: what each agent gained and lost, the gains first"
  ) { report, options, out in
    for line in ChangeText.lines(of: report, options) {
      out += VisibleText.logLine(line).utf8
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// A comparison for people, an agent a block; `+` is more, `-` is less, `~` is otherwise.
///
///     from main (1a2b3c4d5e6f) to HEAD (6f5e4d3c2b1a): 1 agent can do more, 4 are as before
///
///     ~ invoice-reconciler (agents/reconciler.yaml)
///       + erp: `invoices.delete` on `tenants/**` except `tenants/emea/**`
///           delete (confidential); for example `invoices.delete` on `tenants/a` in `erp`
///       ~ tier: medium -> high
///       - web: `fetch` on anything
struct ChangeText {
  private let report: ChangeReport
  private let options: RenderOptions
  private var lines: [String] = []

  /// The lines, without line breaks.
  static func lines(of report: ChangeReport, _ options: RenderOptions) -> [String] {
    var text = ChangeText(report: report, options: options)
    text.write()
    return text.lines
  }

  private init(report: ChangeReport, options: RenderOptions) {
    self.report = report
    self.options = options
  }

  private mutating func write() {
    write(headline, indent: 0, ink: .strong)
    for agent in report.agents {
      lines.append("")
      write(agent)
    }
    if !report.deciding.isEmpty {
      lines.append("")
      write("What decides tiers, effects and classes of data has changed too:", indent: 0)
      for file in report.deciding { write("\(words: Self.mark(of: file.kind)) \(file.path)", indent: 2) }
    }
    guard !report.isComplete else { return }
    let sides = [false, true].filter { side in report.problems.contains { $0.isInHead == side } }
    let names = sides.map { Message.name(of: $0 ? report.head : report.base) }
    let both = names.count == 2 ? names[0] + " and " + names[1] : names.first ?? ""
    lines.append("")
    write(
      "The comparison is not whole, because of errors in " + both
        + ". What cannot be read counts as nothing before and as everything now.", indent: 0)
  }

  private var headline: Message {
    let wider = report.agents.count(where: \.isWidened)
    let others = report.agents.count - wider
    var parts = [wider == 0 ? "no agent can do more" : "\(count(wider, "agent")) can do more"]
    if others > 0 { parts.append("\(others) \(others == 1 ? "is" : "are") otherwise different") }
    if !report.isComplete { parts.insert("not all could be read", at: 0) }
    if report.unchanged > 0 {
      parts.append("\(report.unchanged) \(report.unchanged == 1 ? "is" : "are") as before")
    }
    return "from " + .name(of: report.base) + " to " + .name(of: report.head)
      + ": \(words: parts.joined(separator: ", "))"
  }

  private static func mark(of kind: DifferenceKind) -> String {
    switch kind {
    case .added: "+"
    case .removed: "-"
    case .renamed, .moved, .changed: "~"
    }
  }

  // MARK: One agent

  private mutating func write(_ agent: AgentDifference) {
    let name = VisibleText.escaped(agent.name ?? "(unnamed)")
    let path = VisibleText.escaped(options.pathPrefix + agent.path)
    let head = "\(Self.mark(of: agent.kind)) \(name) (\(path))"
    lines.append(Ink.strong.paint(head, options.color) + Self.origin(of: agent, options))
    if agent.gainsEverything {
      write(
        "+", "everything: what it may do cannot be read, so it counts as able to do everything", ink: .error)
    }
    if agent.isUnknownBefore {
      write("~", "what it could do before cannot be read, so all that it can do now counts as gained")
    }
    if let limit = agent.limit {
      write("~", "some of what follows may not be different: \(words: limit)")
    }
    for part in agent.gained { write(part, mark: "+", ink: .error) }
    for gain in agent.through { write(gain) }
    for change in agent.reclassified { write(change) }
    writeTiers(agent)
    for field in agent.fields { write(field) }
    for part in agent.lost { write(part, mark: "-", ink: .good) }
  }

  /// Where an agent comes from that has another name or path, and what is new or gone about it.
  private static func origin(of agent: AgentDifference, _ options: RenderOptions) -> String {
    switch agent.kind {
    case .added: return ": new, tier \(agent.tierNow?.tier ?? "unknown")"
    case .removed: return ": removed, tier was \(agent.tierBefore?.tier ?? "unknown")"
    case .changed: return ""
    case .renamed, .moved:
      let name = agent.previousName.map { VisibleText.escaped($0) }
      let path = agent.previousPath.map { VisibleText.escaped(options.pathPrefix + $0) }
      return ": was "
        + [name, path.map { name == nil ? $0 : "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }
  }

  private mutating func write(_ part: AccessPart, mark: String, ink: Ink) {
    var what: Message = "\(words: VisibleText.escaped(part.system ?? "(no system)")): "
    what = what + part.actions.words + " on " + part.resources.words
    for (index, condition) in part.conditions.enumerated() {
      what = what + (index == 0 ? " where " : " and ") + "\(condition.attribute) is " + condition.values.words
    }
    if let environments = part.environments { what = what + " in the environment " + environments.words }
    write(mark, what, ink: ink)
    var remark: Message = "\(words: AccessText.impact(of: part.impact))"
    if mark == "+", let phrase = part.examplePhrase { remark = remark + "; for example " + phrase }
    write(remark, indent: 6)
  }

  private mutating func write(_ gain: DelegateGain) {
    let how: Message =
      gain.isNew ? "may call \(gain.delegate), which is new" : "calls \(gain.delegate), which has grown"
    guard let systems = gain.systems else {
      let what: Message =
        gain.remark?.hasPrefix("more") == true ? "what follows is not ruled out" : "counts as everything"
      return write("+", how + ": " + what + ", since \(words: gain.remark ?? "")", ink: .error)
    }
    let texts = systems.map { AccessText.text($0) }.joined(separator: "; ")
    write("+", how + ", and so reaches \(words: VisibleText.escaped(texts))", ink: .error)
    if let example = gain.example { write("for example " + example, indent: 6) }
  }

  private mutating func write(_ change: Reclassification) {
    let system = VisibleText.escaped(change.now.system ?? "(no system)")
    let (before, now) = (AccessText.impact(of: change.before), AccessText.impact(of: change.now))
    write("~", "the same access to \(words: system) now is \(words: now) and was \(words: before)")
  }

  private mutating func writeTiers(_ agent: AgentDifference) {
    guard let before = agent.tierBefore, let now = agent.tierNow else { return }
    let isSame =
      before.tier == now.tier && before.computed == now.computed && before.declared == now.declared
    if isSame { return }
    write("~", "tier: " + Self.words(before, now))
    // Reasons are those of the computed tier alone: what gave a lower one may still hold beside them.
    let isHigher = Self.rank(now.computed) > Self.rank(before.computed)
    let isLower = !isHigher && now.computed != before.computed
    if !isLower {
      for reason in now.reasons where !before.reasons.contains(reason) { write("+ " + reason, indent: 6) }
    }
    if !isHigher {
      for reason in before.reasons where !now.reasons.contains(reason) { write("- " + reason, indent: 6) }
    }
  }

  private static func rank(_ tier: String) -> Int {
    ["low", "medium", "high", "critical"].firstIndex(of: tier) ?? 0
  }

  /// The tiers before and now; what they are made of, where that is not the same.
  private static func words(_ before: TierState, _ now: TierState) -> Message {
    var parts: [String] = []
    if before.computed != now.computed { parts.append("computed \(before.computed) -> \(now.computed)") }
    if before.declared != now.declared {
      parts.append("declared \(before.declared ?? "none") -> \(now.declared ?? "none")")
    }
    let tier = before.tier == now.tier ? now.tier : "\(before.tier) -> \(now.tier)"
    // A computed tier that alone decides both has been said.
    let isPlain =
      before.declared == now.declared && before.tier == before.computed && now.tier == now.computed
    return "\(words: tier + (isPlain ? "" : " (\(parts.joined(separator: ", ")))"))"
  }

  private mutating func write(_ field: FieldDifference) {
    let name = field.field.hasPrefix("spec.") ? String(field.field.dropFirst(5)) : field.field
    let (before, now) = (field.before.map { "\($0)" as Message }, field.now.map { "\($0)" as Message })
    let what: Message = "\(words: VisibleText.escaped(name)): "
    write("~", what + (before ?? "not said") + " -> " + (now ?? "not said"))
  }

  // MARK: Lines

  private mutating func write(_ mark: String, _ message: Message, ink: Ink? = nil) {
    write("\(words: mark) " + message, indent: 2, ink: ink)
  }

  /// Writes prose; its further lines stand under the first, further in.
  private mutating func write(_ message: Message, indent: Int, ink: Ink? = nil) {
    let width = options.width.map { max(TextReport.narrowest, $0) } ?? .max
    for (index, line) in Prose(message).lines(width: width == .max ? .max : width - indent - 4).enumerated() {
      let margin = String(repeating: " ", count: indent + (index == 0 ? 0 : 4))
      lines.append(margin + (ink?.paint(line, options.color) ?? line))
    }
  }
}

extension Message {
  /// A state, by the name that it was asked for by and its commit.
  static func name(of state: ComparedRevision) -> Message {
    guard let name = state.name, let commit = state.commit else { return "the working tree" }
    return "\(name) (\(words: String(commit.prefix(12))))"
  }
}

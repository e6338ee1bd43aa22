import Findings
import SourceText

/// An answer for people, an agent a block.
///
///     who can do `*.delete` in any system? 2 of 21 agents
///
///     invoice-reconciler  high, finance-platform (finance@corp.example)
///       --> agents/reconciler.yaml:6:9
///       it can `invoices.delete` on `tenants/emea/invoices/a` in `erp`, for example
///       grant: agents/reconciler.yaml:29:7
///         system: erp
///         actions: invoices.delete, invoices.flag
///         expires: 2026-01-31 (has expired, and still counts)
///       through delegates: front-desk -> invoice-reconciler
struct AnswerText {
  private let answer: AccessAnswer
  private let options: RenderOptions
  private var lines: [String] = []

  /// Writes an answer down.
  @Sendable static func write(_ answer: AccessAnswer, _ options: RenderOptions, _ out: inout [UInt8]) {
    var text = AnswerText(answer, options)
    text.write()
    for line in text.lines {
      out += VisibleText.logLine(line).utf8
      out.append(UInt8(ascii: "\n"))
    }
  }

  private init(_ answer: AccessAnswer, _ options: RenderOptions) {
    self.answer = answer
    self.options = options
  }

  private mutating func write() {
    write(headline, indent: 0, ink: .strong)
    for note in answer.notes { write("note: " + note, indent: 0) }
    for agent in answer.agents {
      lines.append("")
      write(agent)
    }
    let pruned = answer.inventory.run.pruned.map { "\($0.path) (\($0.reason))" }
    if !pruned.isEmpty || !answer.isComplete { lines.append("") }
    if !pruned.isEmpty { write("not searched: \(words: pruned.joined(separator: ", "))", indent: 0) }
    if !answer.isComplete {
      write("The answer is incomplete: there may be more who can. Standard error says why.", indent: 0)
    }
  }

  /// The question, and how many of how many can.
  private var headline: Message {
    let listed = answer.inventory.agents.count
    let known = answer.inventory.run.agentsKnown
    let asked = count(listed, "agent") + (listed < known ? " asked about; \(known) in all" : "")
    let question: Message = "who can " + answer.phrase + "? "
    if answer.agents.isEmpty { return question + "nobody (\(words: asked))" }
    let unsure = answer.agents.count { $0.certainty != .can }
    let remark =
      unsure == 0 ? "" : ", \(unsure == answer.agents.count ? "all" : String(unsure)) of them perhaps"
    return question + "\(answer.agents.count) of \(words: asked)\(words: remark)"
  }

  private mutating func write(_ agent: AgentAccess) {
    let summary = agent.summary
    let owner = [summary.team, summary.contact.map { summary.team == nil ? $0 : "(\($0))" }]
    let details = ([summary.tier + ","] + (owner.compactMap(\.self).isEmpty ? ["no owner"] : owner))
      .compactMap(\.self).map { VisibleText.escaped($0) }
    let name = VisibleText.escaped(summary.name ?? "(unnamed)")
    lines.append(Ink.strong.paint(name, options.color) + "  " + details.joined(separator: " "))
    lines.append("  --> " + place(summary.path, summary.position))
    if agent.isPresumed {
      write("its manifest has errors, so that it counts as able to do everything", indent: 2)
    }
    for grant in agent.grants { write(grant, whose: "it", indent: 2) }
    for way in agent.ways { write(way) }
  }

  /// Says what a grant lets an agent do, and what it says.
  private mutating func write(_ grant: GrantAccess, whose agent: Message, indent: Int) {
    if let example = grant.example {
      write(agent + " can " + example.phrase + ", for example", indent: indent)
    } else {
      write(agent + " is not ruled out: \(words: grant.limit ?? "")", indent: indent)
    }
    lines.append(margin(indent) + "grant: " + place(grant.path, grant.position))
    for (field, value) in Self.fields(of: grant) {
      let shown = Prose(words: "\(field): \(value)")
      lines += shown.lines(width: width - indent - 4).enumerated().map {
        margin(indent + ($0 == 0 ? 2 : 4)) + $1
      }
    }
  }

  /// The parts of a grant that say what it gives, as written.
  private static func fields(of grant: GrantAccess) -> [(String, String)] {
    var fields = [
      ("system", grant.system), ("actions", grant.actions.text), ("resources", grant.resources.text),
    ]
    fields += grant.conditions.map { condition in
      let remark = condition.isEnforced ? "" : " (nothing enforces it)"
      return ("where \(condition.attribute)", condition.text + remark)
    }
    fields.append(("environments", grant.environments?.joined(separator: ", ") ?? "every one"))
    if let expires = grant.expires {
      fields.append(("expires", expires + (grant.isExpired ? " (has expired, and still counts)" : "")))
    }
    return fields
  }

  private mutating func write(_ way: DelegationWay) {
    let names = way.steps.map { $0.name ?? "(unnamed)" }
    write("through delegates: \(words: names.joined(separator: " -> "))", indent: 2)
    for (step, next) in zip(way.steps, way.steps.dropFirst()) {
      guard let path = step.path, let call = step.call else { continue }
      let names: Message = "\(step.name ?? "(unnamed)") may call \(next.name ?? "(unnamed)"): "
      lines.append(margin(4) + Prose(names).line + place(path, call))
    }
    guard let last = way.steps.last else { return }
    let name: Message = "\(last.name ?? "(unnamed)")"
    if let grant = way.grant { return write(grant, whose: name, indent: 4) }
    let why: Message =
      last.path == nil ? "is registered by no manifest" : "has errors in its manifest"
    write(name + " " + why + ", so that it counts as able to do everything", indent: 4)
  }

  private mutating func write(_ message: Message, indent: Int, ink: Ink? = nil) {
    for line in Prose(message).lines(width: width - indent) {
      lines.append(margin(indent) + (ink?.paint(line, options.color) ?? line))
    }
  }

  private var width: Int { options.width.map { max(TextReport.narrowest, $0) } ?? .max }

  private func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  private func place(_ path: String, _ position: Position) -> String {
    "\(VisibleText.escaped(options.pathPrefix + path)):\(position.line):\(position.column)"
  }
}

extension GrantAccess.Names? {
  /// The names as written: patterns, all but some, or any.
  var text: String {
    guard let self else { return "any" }
    let patterns = self.patterns.joined(separator: ", ")
    return self.isComplement ? "{not: [\(patterns)]}" : patterns
  }
}

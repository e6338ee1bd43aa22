import Findings

extension InventoryFormat {
  /// For people at a terminal.
  public static let table = InventoryFormat(
    name: "table", summary: "for people: an agent a line, with its tier, owner, model and access",
    writeAnswer: AnswerText.write
  ) { report, options, out in
    for line in InventoryTable(report, options).lines {
      out += VisibleText.logLine(line).utf8
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// The table's lines.
///
///     AGENT     TIER    OWNER       MODEL                        ACCESS
///     faq-bot   low     storefront  -                            web: read
///     reorder   high    logistics   anthropic claude-x 20250929  erp: read, write (confidential); web:
///                                                                read
///
/// On a terminal the access is wrapped in its column, or goes below the line where the terminal is too narrow
/// for that, and very long cells are cut. Elsewhere each agent is one whole line.
private struct InventoryTable {
  private static let columns = ["AGENT", "TIER", "OWNER", "MODEL"]
  private static let lastColumn = "ACCESS"
  /// No more scalars than this are shown of a cell on a terminal.
  private static let longestCell = 40

  private let report: InventoryReport
  private let options: RenderOptions
  private let sharedNames: Set<String>

  init(_ report: InventoryReport, _ options: RenderOptions) {
    self.report = report
    self.options = options
    let uses = report.agents.reduce(into: [:]) { uses, agent in uses[agent.name ?? "", default: 0] += 1 }
    sharedNames = Set(uses.filter { $0.value > 1 }.keys)
  }

  var lines: [String] {
    guard !report.agents.isEmpty else { return notSearched + [total] }
    let rows = report.agents.map(cells)
    let layout = Layout(rows: rows, header: Self.columns, width: options.width)
    let header = layout.line(Self.columns) + (layout.isAccessBelow ? "" : Self.lastColumn)
    var lines = [Ink.strong.paint(trimmed(header), options.color)]
    for (agent, row) in zip(report.agents, rows) {
      lines += layout.lines(row, access: AccessText.line(of: agent) ?? "-").map(trimmed)
    }
    return lines + [""] + notSearched + [total]
  }

  /// One agent's cells but the last, escaped.
  private func cells(_ agent: AgentSummary) -> [String] {
    let model = [agent.model.provider, agent.model.name, agent.model.version].compactMap { $0 }
    return [
      name(agent), agent.tier, agent.team ?? agent.contact ?? "-",
      model.isEmpty ? "-" : model.joined(separator: " "),
    ].map { VisibleText.escaped($0, limit: options.width == nil ? .max : Self.longestCell) }
  }

  /// The name; the path where there is none or others have the same; and whether the manifest has errors.
  private func name(_ agent: AgentSummary) -> String {
    let path = options.pathPrefix + agent.path
    var name = agent.name ?? "(unnamed, \(path))"
    if let own = agent.name, sharedNames.contains(own) { name += " (\(path))" }
    return agent.isComplete ? name : name + " (has errors)"
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The folders in which agents may stand that are not listed.
  private var notSearched: [String] {
    guard !report.run.pruned.isEmpty else { return [] }
    let folders = report.run.pruned.map { "\($0.path) (\($0.reason))" }
    return ["not searched: " + VisibleText.escaped(folders.joined(separator: ", "))]
  }

  /// "3 agents: 1 low, 2 critical", and how many there are where not all were asked for.
  private var total: String {
    let tiers = ["low", "medium", "high", "critical"].compactMap { tier -> String? in
      let number = report.agents.count { $0.tier == tier }
      return number == 0 ? nil : "\(number) \(tier)"
    }
    let counts = tiers.isEmpty ? "" : ": " + tiers.joined(separator: ", ")
    let known = report.run.agentsKnown
    let asked = known > report.agents.count ? "; \(count(known, "agent")) in all" : ""
    return count(report.agents.count, "agent") + counts + asked
  }
}

/// Where the cells of each line go.
private struct Layout {
  private static let gap = "  "
  private static let indentBelow = "    "
  /// A longer cell does not widen its column: one agent must not push the lines of all others apart.
  private static let widestColumn = 48
  /// With fewer columns than this left for it, the access goes below the line.
  private static let narrowestAccess = 30

  /// Whether the access goes below the line.
  let isAccessBelow: Bool
  /// The widths of the cells that stand beside each other; what has no place there goes below as well.
  private let widths: [Int]
  private let width: Int?

  /// Lays rows out under their header, in so many columns of a terminal or without a bound.
  init(rows: [[String]], header: [String], width: Int?) {
    var widths = header.indices.map { column in
      let widest = rows.map { VisibleText.width(of: $0[column]) }.max() ?? 0
      return max(VisibleText.width(of: header[column]), min(widest, Self.widestColumn))
    }
    isAccessBelow = width.map { $0 - Self.indent(widths) < Self.narrowestAccess } ?? false
    while let width, widths.count > 1, Self.indent(widths) - Self.gap.utf8.count > width {
      widths.removeLast()
    }
    self.widths = widths
    self.width = width
  }

  private static func indent(_ widths: [Int]) -> Int { widths.reduce(0) { $0 + $1 + gap.utf8.count } }

  /// The cells that stand beside each other, each with the gap after it.
  func line(_ cells: [String]) -> String {
    zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - VisibleText.width(of: cell))) + Self.gap
    }.joined()
  }

  /// All lines of a row.
  func lines(_ cells: [String], access: String) -> [String] {
    let start = line(cells)
    guard let width else { return [start + VisibleText.escaped(access)] }
    let indent = isAccessBelow ? Self.indentBelow.utf8.count : Self.indent(widths)
    let taken = isAccessBelow ? 0 : VisibleText.width(of: start) - indent
    let wrapped = Prose(words: access).lines(width: max(1, width - indent), taken: taken)
    let margin = String(repeating: " ", count: indent)
    if !isAccessBelow { return wrapped.enumerated().map { ($0 == 0 ? start : margin) + $1 } }
    return [start] + (cells.dropFirst(widths.count) + wrapped).map { margin + $0 }
  }
}

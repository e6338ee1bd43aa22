import Findings
import SourceText

extension InventoryFormat {
  /// For spreadsheets and databases.
  public static let csv = InventoryFormat(
    name: "csv", summary: "for spreadsheets: a header and an agent a line (RFC 4180)",
    writeAnswer: AnswerCSV.write
  ) { report, _, out in
    out += CSVText.record(InventoryCSV.columns.map(\.name)).utf8
    for agent in report.agents { out += CSVText.record(InventoryCSV.columns.map { $0.cell(agent) }).utf8 }
  }
}

/// The columns, in their order. Where there is nothing to say a cell is empty; lists are joined by `; `.
private enum InventoryCSV {
  typealias Column = (name: String, cell: @Sendable (AgentSummary) -> String)

  static let columns: [Column] = [
    ("name", { $0.name ?? "" }),
    ("path", { $0.path }),
    ("line", { String($0.position.line) }),
    ("complete", { String($0.isComplete) }),
    ("team", { $0.team ?? "" }),
    ("contact", { $0.contact ?? "" }),
    ("provider", { $0.model.provider ?? "" }),
    ("model", { $0.model.name ?? "" }),
    ("version", { $0.model.version ?? "" }),
    ("tier", { $0.tier }),
    ("declaredTier", { $0.declaredTier ?? "" }),
    ("computedTier", { $0.computedTier }),
    ("reasons", { $0.reasons.map(\.plainText).joined(separator: "; ") }),
    ("autonomy", { $0.autonomy ?? "" }),
    ("environments", { ($0.environments ?? []).joined(separator: "; ") }),
    ("subject", { $0.subject ?? "" }),
    ("method", { $0.method ?? "" }),
    ("stage", { $0.stage ?? "" }),
    ("delegates", { $0.delegates.joined(separator: "; ") }),
    ("access", { AccessText.systems(of: $0) }),
  ]
}

/// Text as a cell of CSV (RFC 4180): the one escape function of that medium.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula,
/// which could send the sheet away or start a program (OWASP, "CSV Injection"); such a cell gets an
/// apostrophe in front, and so do the wide forms of these signs. What could not be seen is written as in the
/// text report, so that every record is one line; the JSON has each text as it was.
enum CSVText {
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠",
  ]

  /// One record with the line break after it.
  static func record(_ cells: [String]) -> String {
    VisibleText.logLine(cells.map(cell).joined(separator: ",")) + "\r\n"
  }

  /// One cell.
  static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map(formulaStarts.contains) ?? false
    let shown = (isFormula ? "'" : "") + VisibleText.escaped(text)
    guard shown.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return shown
    }
    // By scalars: as a character, a quotation mark with a combining mark after it is no quotation mark.
    var quoted = "\""
    for scalar in shown.unicodeScalars { quoted += scalar == "\"" ? "\"\"" : String(scalar) }
    return quoted + "\""
  }
}

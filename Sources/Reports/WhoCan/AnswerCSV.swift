import Findings
import SourceText

/// An answer for spreadsheets: a line for each grant and each way by which an agent can, or counts as if it
/// could. Where there is nothing to say a cell is empty; lists are joined by `; `.
enum AnswerCSV {
  /// What one line says.
  private struct Row {
    let agent: AgentAccess
    let certainty: AccessCertainty
    var way: DelegationWay?
    var grant: GrantAccess?
  }

  /// Writes the header and the lines.
  @Sendable static func write(_ answer: AccessAnswer, _: RenderOptions, _ out: inout [UInt8]) {
    out += CSVText.record(columns.map(\.name)).utf8
    for row in answer.agents.flatMap(rows) { out += CSVText.record(columns.map { $0.cell(row) }).utf8 }
  }

  private static func rows(_ agent: AgentAccess) -> [Row] {
    (agent.isPresumed ? [Row(agent: agent, certainty: .presumed)] : [])
      + agent.grants.map { Row(agent: agent, certainty: $0.certainty, grant: $0) }
      + agent.ways.map { Row(agent: agent, certainty: $0.certainty, way: $0, grant: $0.grant) }
  }

  private typealias Column = (name: String, cell: @Sendable (Row) -> String)

  private static let columns: [Column] = [
    ("name", { $0.agent.summary.name ?? "" }),
    ("path", { $0.agent.summary.path }),
    ("line", { String($0.agent.summary.position.line) }),
    ("tier", { $0.agent.summary.tier }),
    ("team", { $0.agent.summary.team ?? "" }),
    ("contact", { $0.agent.summary.contact ?? "" }),
    ("certainty", { $0.certainty.rawValue }),
    ("through", { ($0.way?.steps.map { $0.name ?? "(unnamed)" } ?? []).joined(separator: " -> ") }),
    ("grant", { $0.grant.map { "\($0.path):\($0.position.line):\($0.position.column)" } ?? "" }),
    ("system", { $0.grant?.system ?? "" }),
    ("actions", { $0.grant.map { $0.actions.text } ?? "" }),
    ("resources", { $0.grant.map { $0.resources.text } ?? "" }),
    ("where", { ($0.grant?.conditions ?? []).map { "\($0.attribute): \($0.text)" }.joined(separator: "; ") }),
    ("environments", { ($0.grant?.environments ?? []).joined(separator: "; ") }),
    ("expires", { $0.grant?.expires ?? "" }),
    ("expired", { $0.grant.map { String($0.isExpired) } ?? "" }),
    ("example", { $0.grant?.example?.phrase.plainText ?? "" }),
  ]
}

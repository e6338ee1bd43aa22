import Findings

/// What an agent can reach, as the table and the CSV say it.
///
///     erp: read, write (confidential); web: read; mainframe: everything (unknown); calls fx-rates
enum AccessText {
  /// All of it on one line, unescaped; nil where there is none.
  static func line(of agent: AgentSummary) -> String? {
    var parts = agent.access.map(text)
    if !agent.delegates.isEmpty { parts.append("calls " + agent.delegates.joined(separator: ", ")) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The systems alone, as the CSV has them.
  static func systems(of agent: AgentSummary) -> String {
    agent.access.map(text).joined(separator: "; ")
  }

  private static func text(_ access: SystemAccess) -> String {
    let effects = access.hasEveryEffect ? "everything" : access.effects.joined(separator: ", ")
    let remarks = remarks(access)
    return "\(access.system ?? "(no system)"): \(effects.isEmpty ? "nothing" : effects)"
      + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  /// What is said in brackets: the class of data where it is not public, and what is presumed.
  private static func remarks(_ access: SystemAccess) -> [String] {
    let data = access.data == "public" ? [] : [access.data]
    return switch access.known {
    case .full: data
    case .partial: data + ["partly unknown"]
    case .none: ["unknown"]
    }
  }
}

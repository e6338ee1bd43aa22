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

  /// What can be done in one system.
  static func text(_ access: SystemAccess) -> String {
    "\(access.system ?? "(no system)"): \(impact(of: access))"
  }

  /// The same without the system's name: words of AgentGate's own.
  static func impact(of access: SystemAccess) -> String {
    let effects = access.hasEveryEffect ? "everything" : access.effects.joined(separator: ", ")
    let remarks = remarks(access)
    return (effects.isEmpty ? "nothing" : effects)
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

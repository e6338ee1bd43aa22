public import Findings
import SourceText

/// What an inventory says beside its list, on standard error: why it is not whole, or may not be.
///
///     agents/a.yaml:9:3: error: `risk` cannot be `huge` (document/invalid-value)
///     The inventory is incomplete: 1 error has to be mended. `agentgate check` shows how.
public enum InventoryProblems {
  /// The lines; empty where there is nothing to say. `subject` is what is not whole.
  public static func text(
    of report: InventoryReport, _ options: RenderOptions, subject: String = "inventory"
  ) -> String {
    var lines = report.problems.map { line(of: $0, in: report, options) }
    let errors = report.problems.count(where: \.isBlocking)
    if errors > 0 {
      let mended = errors == 1 ? "1 error has to be mended" : "\(errors) errors have to be mended"
      lines.append("The \(subject) is incomplete: \(mended). `agentgate check` shows how.")
    }
    return lines.map { VisibleText.logLine($0) + "\n" }.joined()
  }

  private static func line(
    of problem: Finding, in report: InventoryReport, _ options: RenderOptions
  ) -> String {
    let place = problem.location.flatMap { report.places[$0] }.map { place in
      let path = VisibleText.escaped(options.pathPrefix + place.path)
      return "\(path):\(place.start.line):\(place.start.column): "
    }
    let message = Prose(problem.message).line
    return (place ?? "") + "\(problem.severity.rawValue): \(message) (\(problem.rule.text))"
  }
}

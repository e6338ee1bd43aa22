public import Findings
import SourceText

/// What a comparison says beside itself, on standard error: why it is not whole.
///
///     main: agents/a.yaml:9:3: error: `risk` cannot be `huge` (document/invalid-value)
public enum ChangeProblems {
  /// The lines; empty where there is nothing to say.
  public static func text(of report: ChangeReport, _ options: RenderOptions) -> String {
    report.problems.map { problem in
      let side = VisibleText.escaped(
        (problem.isInHead ? report.head : report.base).name ?? "the working tree")
      let place = problem.place.map { place in
        let path = VisibleText.escaped(options.pathPrefix + place.path)
        return "\(path):\(place.start.line):\(place.start.column): "
      }
      let finding = problem.finding
      return VisibleText.logLine(
        "\(side): \(place ?? "")\(finding.severity.rawValue): \(Prose(finding.message).line) "
          + "(\(finding.rule.text))"
      )
        + "\n"
    }.joined()
  }
}

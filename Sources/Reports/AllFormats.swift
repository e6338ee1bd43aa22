extension ReportFormat {
  /// Every format, in the order of the help; `--format` and `--output` take their names from here.
  public static let all: [ReportFormat] = [text, json, github]

  /// The format of that name.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}

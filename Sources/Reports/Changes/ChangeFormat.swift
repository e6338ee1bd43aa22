public import Findings

/// A way to write down what changed between two states.
public struct ChangeFormat: Sendable {
  /// The name that `--format` takes.
  public let name: String
  /// What it is for, in one line.
  public let summary: String
  /// Appends the report's bytes.
  public let write: @Sendable (ChangeReport, RenderOptions, inout [UInt8]) -> Void

  /// Every format, in the order of the help; `--format` takes its names from here.
  public static let all: [ChangeFormat] = [text, json]

  /// The format of that name.
  public static func named(_ name: String) -> ChangeFormat? { all.first { $0.name == name } }
}

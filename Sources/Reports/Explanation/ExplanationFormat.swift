public import Findings

/// A way to write down why an agent is in its tier.
public struct ExplanationFormat: Sendable {
  /// The name that `--format` takes.
  public let name: String
  /// Appends the bytes.
  public let write: @Sendable (TierExplanation, RenderOptions, inout [UInt8]) -> Void

  /// Every format.
  public static let all: [ExplanationFormat] = [text, json]

  /// The format of that name.
  public static func named(_ name: String) -> ExplanationFormat? { all.first { $0.name == name } }
}

public import Findings

/// A way to write an inventory, or the answer to a question about access, down.
public struct InventoryFormat: Sendable {
  /// The name that `--format` takes.
  public let name: String
  /// What it is for, in one line.
  public let summary: String
  /// Appends the bytes of the answer to a question.
  public let writeAnswer: @Sendable (AccessAnswer, RenderOptions, inout [UInt8]) -> Void
  /// Appends the inventory's bytes.
  public let write: @Sendable (InventoryReport, RenderOptions, inout [UInt8]) -> Void

  /// Every format, in the order of the help; `--format` takes its names from here.
  public static let all: [InventoryFormat] = [table, json, ndjson, csv]

  /// The format of that name.
  public static func named(_ name: String) -> InventoryFormat? { all.first { $0.name == name } }
}

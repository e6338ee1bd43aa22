public import Findings

/// How a report is to look; what does not apply to a format is ignored by it.
public struct RenderOptions: Sendable {
  /// Whether to colour the text: the reader is a terminal and did not ask otherwise.
  public var color: Bool
  /// The terminal's width in columns; nil where there is none.
  public var width: Int?
  /// What to put before each path so that it is relative to the checkout, `sub/folder/` or empty: the root
  /// may lie below the folder that a pipeline shows files from.
  public var pathPrefix: String

  /// Makes options.
  public init(color: Bool = false, width: Int? = nil, pathPrefix: String = "") {
    self.color = color
    self.width = width
    self.pathPrefix = pathPrefix
  }
}

/// A way to write an outcome down.
public struct ReportFormat: Sendable {
  /// The name that `--format` and `--output` take.
  public let name: String
  /// What it is for, in one line, as the help shows it.
  public let summary: String
  /// Whether it writes what raised each tier and all access, which is only worked out for formats that do.
  public let needsDetail: Bool
  /// Appends the report's bytes.
  public let write: @Sendable (Outcome, RenderOptions, inout [UInt8]) -> Void

  /// Makes a format.
  public init(
    name: String, summary: String, needsDetail: Bool = false,
    write: @escaping @Sendable (Outcome, RenderOptions, inout [UInt8]) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.needsDetail = needsDetail
    self.write = write
  }
}

import Findings

/// The path of one file, from the root: literal, so that what a manifest registers can be read off it.
struct LiteralPath: ScalarValue, Hashable {
  let text: String

  /// Reads a path that stays inside the root and is no pattern.
  static func parse(_ text: String) throws(InvalidValue) -> LiteralPath {
    guard let fault = fault(of: text) else { return LiteralPath(text: text) }
    throw InvalidValue(
      fault, fix: "Write the path of one file from the root: literal paths, never patterns.")
  }

  static var schema: Schema {
    .text(pattern: #"^(?!/)(?!(.*/)?\.\.(/|$))[^*?\[]+$"#, canBeNumber: true)
  }

  private static func fault(of text: String) -> Message? {
    if text.isEmpty { return "this path is empty" }
    if text.utf8.first == UInt8(ascii: "/") { return "\(text) is absolute" }
    if text.utf8.contains(where: "*?[".utf8.contains) { return "\(text) is a pattern, not a path" }
    let isUpwards = text.split(separator: "/").contains("..")
    return isUpwards ? "\(text) leads upwards" : nil
  }
}

import SourceText
import Testing
import YAMLTree

/// YAML 1.2.2 section 10.3.2.
@Suite struct CoreSchemaTests {
  private func value(_ text: String) -> CoreValue? {
    var stream = DocumentStream(Source(id: SourceID(0), path: "a.yaml", bytes: Array("- \(text)".utf8)))
    var tree = NodeTree()
    _ = try? stream.next(into: &tree)
    return tree.root.flatMap { root in tree.elements(of: root).first { _ in true }.map { tree.value($0) } }
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL", "!!null ''"])
  func nulls(text: String) { #expect(value(text) == .null) }

  @Test(arguments: [
    ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
  ])
  func booleans(text: String, expected: Bool) { #expect(value(text) == .bool(expected)) }

  @Test(arguments: ["0", "-0", "+12", "007", "0o17", "0xFf", "123456789012345678901234567890", "!!int '1'"])
  func integers(text: String) { #expect(value(text) == .integer) }

  @Test(arguments: [
    "1.", ".5", "-.5", "1.5", "1e3", "1E-3", "+1.e+3", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", "!!float 1",
  ])
  func floats(text: String) { #expect(value(text) == .float) }

  @Test(arguments: [
    "yes", "no", "on", "off", "y", "nULL", "tRUE", "'1'", "\"true\"", ".", "+", "-.", "+.", "1e", "1e+", "e3",
    ".e3", "1_000",
    "0b1", "0o8", "0x", "-0x1", "0o", "0xg", "1:30", "-.nan", "inf", "nan", "1.2.3", "2027-03-01", "!!str 1",
    "! 1", "12a", "<<",
    "+-1", "1..2", ".5.",
  ])
  func strings(text: String) { #expect(value(text) == .string) }
}

import Findings
import Foundation
import Support
import Testing

@testable import Reports

@Suite struct JSONTests {
  private func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func parse(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
    ("\0\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
    ("</script>&", #""\u003c/script\u003e\u0026""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202E}\u{FEFF}\u{9B}", #""\u202e\ufeff\u009b""#),
    ("\u{E0041}\u{10FFFF}", #""\udb40\udc41\udbff\udfff""#),
    ("日本é😀", #""日本é😀""#), ("\u{1B}[2J", #""\u001b[2J""#),
  ])
  func escapes(text: String, json: String) {
    #expect(escaped(text) == json)
  }

  @Test(arguments: 1...50)
  func everyTextComesBackAsItWas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(of: HostileText.pieces, upTo: 50)
    let back = try #require(parse(Array(escaped(text).utf8)) as? String)
    #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars), "seed \(seed)")
  }

  @Test func aMegabyteComesBackAsItWas() throws {
    let text = String(repeating: "\u{0}\u{202E}日", count: 150_000)
    #expect(try parse(Array(escaped(text).utf8)) as? String == text)
  }

  @Test(arguments: 1...30)
  func aReportOfHostileTextsIsSafeToShow(seed: UInt64) throws {
    var bytes: [UInt8] = []
    ReportFormat.json.write(OutcomeBuilder.hostile(seed: seed), RenderOptions(), &bytes)
    #expect(try parse(bytes) is [String: Any])
    let text = String(decoding: bytes, as: UTF8.self)
    let isSafe = text.unicodeScalars.allSatisfy {
      ($0.isShownRaw || $0 == "\n") && !["<", ">", "&"].contains($0)
    }
    #expect(isSafe, "seed \(seed)")
  }

  @Test func theWriterNestsAndSeparates() {
    var writer = JSONWriter()
    writer.object { json in
      json.member("none", .text(nil))
      json.object("empty") { _ in }
      json.array("list", ["a", "b"]) { $0.element($1) }
      json.array("nothing", [String]()) { $0.element($1) }
      json.object("gone", of: nil as Int?) { $0.member("x", .number($1)) }
      json.array("objects", [1, 2]) { json, number in json.object { $0.member("n", .number(number)) } }
      json.member("flag", .flag(true))
    }
    let expected = """
      {
        "none": null,
        "empty": {},
        "list": [
          "a",
          "b"
        ],
        "nothing": [],
        "gone": null,
        "objects": [
          {
            "n": 1
          },
          {
            "n": 2
          }
        ],
        "flag": true
      }
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func thePathsAreThoseUnderTheRoot() throws {
    let sample = try #require(ReportCase.all.first { $0.name == "unicode" })
    let text = String(decoding: try sample.report("json"), as: UTF8.self)
    #expect(sample.options.pathPrefix == "services/")
    #expect(!text.contains("services/"))
  }
}

@Suite struct ReportSchemaTests {
  /// The names of all properties that a schema describes.
  static func keys(of schema: Any) -> Set<String> {
    guard let members = schema as? [String: Any] else {
      return (schema as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(of: $1)) }
    }
    let own = (members["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
    return members.values.reduce(into: own) { $0.formUnion(keys(of: $1)) }
  }

  @Test func everyKeyIsDescribedAndDocumented() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(ReportSchema.json.utf8))
    let folder = GoldenFile.fixtures.deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "Sources/Reports/Reports.docc/json-report.md"), encoding: .utf8)
    let keys = Self.keys(of: schema)
    #expect(keys.count > 40)
    for key in keys.sorted() { #expect(page.contains("`\(key)`"), "the page does not name \(key)") }
  }
}

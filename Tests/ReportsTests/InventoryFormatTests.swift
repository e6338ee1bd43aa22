import Findings
import Foundation
import Support
import Testing

@testable import Reports

@Suite struct InventoryCSVTests {
  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a, b", "\"a, b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\\t=1"), ("\r=1", "'\\r=1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
    ("=A1,\"", "\"'=A1,\"\"\""), (" =1", " =1"), ("a=1", "a=1"), ("two\nlines", "two\\nlines"),
    ("\u{1B}[2J", "\\u{1B}[2J"), ("日本é", "日本é"),
    ("\"\u{301},", "\"\"\"\u{301},\""),
  ])
  func aCell(_ text: String, _ cell: String) {
    #expect(CSVText.cell(text) == cell)
  }

  /// The records of RFC 4180, read by a reader of its own.
  private func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars {
      // A quotation mark that opens again at once stands for itself.
      if scalar == "\"", wasQuote { cell += "\"" }
      wasQuote = scalar == "\"" && isQuoted
      switch (scalar, isQuoted) {
      case ("\"", _): isQuoted.toggle()
      case (",", false), ("\r", false):
        record.append(cell)
        cell = ""
      case ("\n", false):
        records.append(record)
        record = []
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return records
  }

  @Test(arguments: 1...60)
  func everyRecordHasItsCellsAndNoFormula(seed: UInt64) {
    let records = records(InventoryBuilder.hostile(seed: seed).text(.csv))
    #expect(records.count == 5)
    for record in records {
      #expect(record.count == 20, "seed \(seed)")
      for cell in record {
        let first = cell.unicodeScalars.first
        #expect(!["=", "+", "-", "@", "\t", "\r"].contains(first), "seed \(seed): \(cell)")
      }
    }
  }

  @Test func theHeaderNamesTheColumns() throws {
    let header = try #require(records(InventoryBuilder().build().text(.csv)).first)
    let folder = GoldenFile.fixtures.deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "Sources/Reports/Reports.docc/inventory.md"), encoding: .utf8)
    for column in header { #expect(page.contains("`\(column)`"), "the page does not name \(column)") }
  }
}

@Suite struct InventoryJSONTests {
  private func parse(_ text: Substring) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  @Test(arguments: 1...30)
  func aLineOfNDJSONIsAnAgentOfTheJSON(seed: UInt64) throws {
    let report = InventoryBuilder.hostile(seed: seed)
    let whole = try parse(report.text(.json)[...])
    let lines = report.text(.ndjson).split(separator: "\n")
    let agents = try #require(whole["agents"] as? [NSDictionary])
    #expect(try lines.map(parse) == agents, "seed \(seed)")
    let first = try #require(agents.first?["owner"] as? [String: String])
    let team = try #require(report.agents.first?.team)
    #expect(first["team"].map { Array($0.unicodeScalars) } == Array(team.unicodeScalars), "seed \(seed)")
  }

  @Test func notSaidIsNull() throws {
    var build = InventoryBuilder()
    build.agent(nil)
    let agent = try parse(build.build().text(.ndjson)[...])
    for key in ["name", "declaredTier", "autonomy", "environments", "stage"] {
      #expect(agent[key] is NSNull, "\(key)")
    }
    build.agent("b") { $0.environments = [] }
    let last = try #require(build.build().text(.ndjson).split(separator: "\n").last)
    #expect(try parse(last)["environments"] as? [String] == [])
  }

  @Test func errorsMakeItIncomplete() throws {
    var build = InventoryBuilder()
    build.problem("inventory/not-read", "x", as: .note)
    #expect(try parse(build.build().text(.json)[...])["status"] as? Int == 0)
    build.problem("document/syntax", "y", in: "a.yaml")
    let report = try parse(build.build().text(.json)[...])
    #expect(report["status"] as? Int == 2)
    #expect(report["complete"] as? Bool == false)
    #expect((report["problems"] as? [NSDictionary])?.count == 2)
  }

  @Test func everyKeyIsDescribedAndDocumented() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(InventorySchema.json.utf8))
    let folder = GoldenFile.fixtures.deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "Sources/Reports/Reports.docc/inventory.md"), encoding: .utf8)
    let keys = ReportSchemaTests.keys(of: schema)
    #expect(keys.count > 30)
    for key in keys.sorted() { #expect(page.contains("`\(key)`"), "the page does not name \(key)") }
  }
}

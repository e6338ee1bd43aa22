import Findings
import Foundation
import SourceText
import Support
import Testing

@testable import Reports

/// An answer made of hostile texts, wherever a text can come from outside.
@Suite struct AnswerFormatTests {
  private func hostile(seed: UInt64) -> AccessAnswer {
    var generator = SeededGenerator(seed: seed)
    func text() -> String { generator.text(of: HostileText.pieces, upTo: 12) }
    let inventory = InventoryBuilder.hostile(seed: seed)
    let place = Position(line: 3, column: 9)
    var grant = GrantAccess(path: text(), position: place, system: text())
    grant.actions = GrantAccess.Names(patterns: [text(), text()], isComplement: true)
    grant.conditions = [GrantAccess.Condition(attribute: text(), text: text(), isEnforced: false)]
    grant.environments = [text()]
    grant.expires = "2026-01-01"
    var sure = grant
    sure.example = GrantAccess.Example(
      phrase: "\(text()) in \(text())",
      point: AccessWitness(
        system: text(), action: text(), resource: text(), environment: nil,
        conditions: [AccessWitness.Attribute(name: "a", value: text())]))
    let steps = [
      DelegationWay.Step(name: text(), path: text(), position: place, call: place),
      DelegationWay.Step(name: text(), path: nil, position: nil, call: nil),
    ]
    let agents = inventory.agents.map { agent in
      AgentAccess(
        summary: agent, isPresumed: true, grants: [grant, sure],
        ways: [DelegationWay(steps: steps, grant: sure), DelegationWay(steps: steps, grant: nil)])
    }
    return AccessAnswer(
      question: text(), phrase: "do \(text())", notes: ["no system \(text())"], inventory: inventory,
      agents: agents)
  }

  private func text(_ answer: AccessAnswer, _ format: InventoryFormat, width: Int? = nil) -> String {
    var bytes: [UInt8] = []
    format.writeAnswer(answer, RenderOptions(width: width), &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: 1...40)
  func nothingUnsafeIsPrinted(seed: UInt64) {
    let answer = hostile(seed: seed)
    for format in InventoryFormat.all {
      for width in [nil, 40, 100] {
        let output = text(answer, format, width: width)
        let unsafe = output.unicodeScalars.filter { !$0.isShownRaw && $0 != "\n" && $0 != "\r" }
        #expect(unsafe.isEmpty, "seed \(seed), \(format.name)")
        for line in output.split(separator: "\n") {
          #expect(!line.drop { $0 == " " }.hasPrefix("::"), "seed \(seed), \(format.name)")
          #expect(format.name.contains("json") || !line.contains("##["), "seed \(seed), \(format.name)")
        }
      }
    }
  }

  @Test(arguments: 1...20)
  func aLineOfNDJSONIsAnAgentOfTheJSON(seed: UInt64) throws {
    let answer = hostile(seed: seed)
    let whole = try JSONSerialization.jsonObject(with: Data(text(answer, .json).utf8)) as? NSDictionary
    let lines = try text(answer, .ndjson).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
    }
    #expect(lines.count == answer.agents.count)
    #expect(try #require(whole?["agents"] as? [NSDictionary]) == lines.compactMap(\.self), "seed \(seed)")
  }

  @Test(arguments: 1...20)
  func theSheetHasALineForEachReason(seed: UInt64) {
    let answer = hostile(seed: seed)
    let records = text(answer, .csv).components(separatedBy: "\r\n").dropLast()
    #expect(records.count == 1 + answer.agents.count * 5, "seed \(seed)")
  }

  @Test func everyKeyAndColumnIsDocumented() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(AnswerSchema.json.utf8))
    let page = try SourceFiles.text("Sources/Reports/Reports.docc/inventory.md")
    let keys = ReportSchemaTests.keys(of: schema)
    #expect(keys.count > 35)
    let empty = AccessAnswer(
      question: "", phrase: "", notes: [], inventory: InventoryBuilder().build(), agents: [])
    let columns = text(empty, .csv).split(separator: "\r\n").flatMap { $0.split(separator: ",") }
    #expect(columns.count == 17)
    for key in keys.sorted() + columns.map(String.init) {
      #expect(page.contains("`\(key)`"), "the page does not name \(key)")
    }
  }

  /// Every key that is written is one that the schema names for its place.
  @Test(arguments: 1...5)
  func theSchemaNamesEveryKeyThatIsWritten(seed: UInt64) throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(AnswerSchema.json.utf8)) as? [String: Any])
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(text(hostile(seed: seed), .json).utf8)) as? [String: Any])
    #expect(Set(whole.keys) == Set(schema["required"] as? [String] ?? []))
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    func required(_ name: String) -> Set<String> { Set(definitions[name]?["required"] as? [String] ?? []) }
    let agent = try #require((whole["agents"] as? [[String: Any]])?.first)
    #expect(Set(agent.keys) == required("agent"))
    let way = try #require((agent["through"] as? [[String: Any]])?.first)
    #expect(Set(way.keys) == required("way"))
    #expect(Set(try #require((way["steps"] as? [[String: Any]])?.first).keys) == required("step"))
    #expect(Set(try #require(way["grant"] as? [String: Any]).keys) == required("grant"))
  }
}

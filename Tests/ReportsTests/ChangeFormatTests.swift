import Findings
import Foundation

import SourceText
import Support
import Testing

@testable import Reports

/// The formats of a comparison.
@Suite struct ChangeFormatTests {
  @Test func everyKeyIsDocumented() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(ChangeSchema.json.utf8))
    let page = try SourceFiles.text("Sources/Reports/Reports.docc/diff.md")
    let keys = ReportSchemaTests.keys(of: schema)
    #expect(keys.count > 50)
    for key in keys.sorted() { #expect(page.contains("`\(key)`"), "the page does not name \(key)") }
  }

  private static let states = (
    base: ComparedRevision(name: "main", commit: String(repeating: "a", count: 40)),
    head: ComparedRevision.workingTree
  )

  private func report(_ agents: [AgentDifference], unchanged: Int = 0) -> ChangeReport {
    ChangeReport(
      version: "0.0.0", base: Self.states.base, head: Self.states.head, agents: agents, unchanged: unchanged,
      deciding: [], problems: [])
  }

  private func text(_ report: ChangeReport, _ options: RenderOptions = RenderOptions()) -> String {
    var bytes: [UInt8] = []
    ChangeFormat.text.write(report, options, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func nothingChangedIsOneLine() {
    #expect(
      text(report([], unchanged: 1))
        == "from `main` (aaaaaaaaaaaa) to the working tree: no agent can do more, 1 is as before\n")
  }

  @Test func aGainThatIsNotKnownSaysSo() {
    var agent = AgentDifference(kind: .changed, name: "caller", path: "a.yaml")
    agent.through = [
      DelegateGain(delegate: "far", isNew: false, systems: nil, remark: "more agents are there", example: nil)
    ]
    agent.limit = "the question was given up after 10 steps"
    let lines = text(report([agent]))
    #expect(lines.contains("  + calls `far`, which has grown: "), "\(lines)")
    #expect(lines.contains("more agents are there"))
    #expect(lines.contains("the question was given up after 10 steps"))
  }

  @Test(arguments: 1...30)
  func nothingUntrustedIsRaw(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func hostile() -> String { generator.text(of: HostileText.pieces, upTo: 12) }
    var agent = AgentDifference(kind: .renamed, name: hostile(), path: hostile())
    agent.previousName = hostile()
    agent.previousPath = hostile()
    agent.fields = [FieldDifference(field: hostile(), before: hostile(), now: hostile(), mayRaiseRisk: true)]
    let access = SystemAccess(
      system: hostile(), effects: ["read"], hasEveryEffect: false, data: "public", known: .full)
    agent.through = [
      DelegateGain(
        delegate: hostile(), isNew: true, systems: [access], remark: nil, example: "\(hostile())")
    ]
    agent.reclassified = [Reclassification(before: access, now: access)]
    for width in [nil, 40, 100] {
      let output = text(report([agent]), RenderOptions(width: width))
      #expect(output.unicodeScalars.allSatisfy { $0.isShownRaw || $0 == "\n" }, "seed \(seed)")
      for line in output.split(separator: "\n") {
        #expect(!line.drop { $0 == " " }.hasPrefix("::") && !line.contains("##["), "seed \(seed)")
      }
    }
  }
}

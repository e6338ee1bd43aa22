import Documents
import Permissions
import Risk
import SourceText
import Support
import Testing

@Suite struct GrantReachTests {
  private static let pieces = ["a", "b", ".", "*", "?"]

  /// A grant has the effects of its points, no more and no fewer: the first entry that matches each decides.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func everyPointIsReached(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let texts = texts(of: ["a", "b", "."], upTo: 5)
    for _ in 0..<60 {
      let entries = (0..<4).map { _ in
        (pattern: pattern(&generator), effect: Effect.allCases.randomElement(using: &generator) ?? .read)
      }
      let asked = pattern(&generator)
      let reach = try reach(asked, entries)
      let patterns = try entries.map { try Pattern($0.pattern, separation: .none) }
      let wanted = try Pattern(asked, separation: .none)
      var seen = EffectSet()
      for text in texts where wanted.matches(text) {
        if let first = patterns.firstIndex(where: { $0.matches(text) }) {
          seen.formUnion(EffectSet([entries[first].effect]))
        } else {
          seen = .everything
          #expect(reach.unknown != nil, "seed \(seed): \(asked) among \(entries) reaches \(text)")
        }
      }
      #expect(reach.effects == seen, "seed \(seed): \(asked) among \(entries)")
      #expect((reach.unknown == nil) == (seen != .everything), "seed \(seed): \(asked) among \(entries)")
    }
  }

  private func reach(_ asked: String, _ entries: [(pattern: String, effect: Effect)]) throws -> GrantReach {
    var catalog = SystemIndex()
    let lines = entries.map { "        - {match: [\"\($0.pattern)\"], effects: [\($0.effect.rawValue)]}\n" }
    let text = """
      apiVersion: agentgate/v1
      kind: SystemCatalog
      metadata: {name: test}
      spec:
        systems:
          - name: erp
            data: public
            actions:
      \(lines.joined())
      ---
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: test}
      spec: {access: [{system: erp, actions: ["\(asked)"]}]}
      """
    let documents = documents(text)
    for document in documents.catalogs { catalog.add(document, isBuiltIn: false) }
    let grant = try #require(documents.agents.first?.spec?.value.access?.value.elements.first)
    let policies = merged(["  layer: organization"])
    return policies.reach(of: grant.value, in: catalog, memo: ReachMemo())
  }

  private func pattern(_ generator: inout SeededGenerator) -> String {
    // An empty text names no action.
    "a" + generator.text(of: Self.pieces, upTo: 3)
  }

  private func texts(of alphabet: [String], upTo count: Int) -> [String] {
    var texts = [""]
    var longest = [""]
    for _ in 0..<count {
      longest = longest.flatMap { text in alphabet.map { text + $0 } }
      texts += longest
    }
    return texts
  }
}

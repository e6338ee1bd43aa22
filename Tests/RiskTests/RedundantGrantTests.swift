import Documents
import Permissions
import Risk
import SourceText
import Support
import Testing

@Suite struct RedundantGrantTests {
  private static let catalog: SystemIndex = {
    var index = SystemIndex()
    let text = """
      apiVersion: agentgate/v1
      kind: SystemCatalog
      metadata: {name: test}
      spec: {systems: [{name: erp, attributes: {amount: number}}]}
      """
    for catalog in documents(text).catalogs { index.add(catalog, isBuiltIn: false) }
    return index
  }()

  private func agent(_ grants: [String]) throws -> Agent {
    let lines = grants.map { "    - {\($0)}" }.joined(separator: "\n")
    let text = "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: a}\nspec:\n  access:\n\(lines)\n"
    return try #require(documents(text).agents.first)
  }

  /// Removing all that is found loses nothing, and nothing of what is left could be removed too: by trying
  /// all small points, each with the last day on which it is given.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func whatIsFoundCanGoAndNothingElse(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let texts = (0..<Int.random(in: 2...5, using: &generator)).map { _ in Self.grant(&generator) }
      let agent = try agent(texts)
      let found = agent.redundantGrants(in: Self.catalog)
      let given = (agent.spec?.value.access?.value.elements ?? []).map { Self.points(of: $0.value) }
      let left = given.indices.filter { place in !found.contains { $0.place == place } }
      let lasting = Self.lasting(left.map { given[$0] })
      #expect(lasting == Self.lasting(given), "seed \(seed): \(texts), found \(found)")
      for place in left where given[place].contains(where: { $0 > 0 }) {
        let others = Self.lasting(left.filter { $0 != place }.map { given[$0] })
        #expect(others != lasting, "seed \(seed): \(texts), \(place) is left, found \(found)")
      }
      for each in found {
        guard let cover = each.cover else { continue }
        #expect(
          zip(given[each.place], given[cover]).allSatisfy { $0 <= $1 },
          "seed \(seed): \(texts), \(cover) covers \(each.place)")
      }
    }
  }

  private static func grant(_ generator: inout SeededGenerator) -> String {
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }
    let parts = [
      pick(["", "actions: [r]", "actions: [r, w]", "actions: {not: [r]}", "actions: [w]"]),
      pick([
        "", "resources: [\"a/*\"]", "resources: [\"a/**\", b]", "resources: [\"*\"]",
        "resources: [\"**/*\"]", "resources: {not: [\"a/**\"]}", "resources: [a/b]", "resources: [\"*/b\"]",
      ]),
      pick(["", "", "where: {amount: {atMost: 3}}", "where: {amount: {above: 2}}", "where: {amount: [1, 2]}"]
      ),
      pick(["", "", "expires: 2027-01-01", "expires: 2027-02-01"]),
    ]
    return (["system: erp"] + parts.filter { !$0.isEmpty }).joined(separator: ", ")
  }

  private static let actions = ["r", "w", "x"]
  private static let amounts = ["0", "1", "2", "2.5", "3", "4"]
  private static let resources: [String] = {
    var (texts, longest) = ([""], [""])
    for _ in 0..<4 {
      longest = longest.flatMap { text in ["a", "b", "/"].map { text + $0 } }
      texts += longest
    }
    return texts
  }()

  /// Of each point the day on which the grant ends, 0 where it does not give it.
  private static func points(of grant: Grant) -> [Int64] {
    let box = grant.box(environments: nil, in: catalog)
    let hasAction = actions.map { box[AccessDimension.action].contains(.text($0)) }
    let hasResource = resources.map { box[AccessDimension.resource].contains(.text($0)) }
    let amount = AccessDimension.attribute("amount", .number)
    let hasAmount = amounts.map { text in Decimal(text).map { box[amount].contains(.number($0)) } ?? false }
    let end = grant.expires?.value.end.day ?? .max
    return hasAction.flatMap { first in
      hasResource.flatMap { second in hasAmount.map { first && second && $0 ? end : 0 } }
    }
  }

  private static func lasting(_ grants: [[Int64]]) -> [Int64] {
    let count = actions.count * resources.count * amounts.count
    return grants.reduce([Int64](repeating: 0, count: count)) { all, one in zip(all, one).map(max) }
  }

  /// 250 grants of 80 each are as many as are compared.
  @Test func aboveTheLimitOnlyEqualGrantsAreFound() throws {
    #expect(RedundantGrant.maximumWeight == 250 * 80)
    func grant(_ resource: String) -> String { "system: erp, actions: [a], resources: [\"\(resource)\"]" }
    var grants = (0..<249).map { grant("aaaaaaaaaaa/\(100 + $0)") } + [grant("aaaaaaaaaaa/***")]
    let all = try agent(grants).redundantGrants(in: Self.catalog)
    #expect(all == (0..<249).map { RedundantGrant(place: $0, cover: 249) })
    grants[0] = grant("aaaaaaaaaaa/1000")
    #expect(try agent(grants).redundantGrants(in: Self.catalog) == [])
    // An equal one weighs nothing.
    grants.append(grant("aaaaaaaaaaa/1000"))
    #expect(try agent(grants).redundantGrants(in: Self.catalog) == [RedundantGrant(place: 250, cover: 0)])
  }
}

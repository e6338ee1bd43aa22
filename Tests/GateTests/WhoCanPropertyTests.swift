import Findings
import Gate
import Support
import Testing

/// Answers held against brute force: every name of a small world is asked of a matcher of our own, and calls
/// are followed naively.
@Suite struct WhoCanPropertyTests {
  /// A grant as the naive kernel sees it: alternatives, or all names but them.
  private struct Names {
    let patterns: [String]
    let isComplement: Bool

    static func random(_ letters: [String], _ generator: inout SeededGenerator) -> Names {
      let count = Int.random(in: 1...2, using: &generator)
      return Names(
        patterns: (0..<count).map { _ in "x" + generator.text(of: letters, upTo: 3) },
        isComplement: Int.random(in: 0..<4, using: &generator) == 0)
    }

    func contains(_ name: String, separated: Bool) -> Bool {
      patterns.contains { WhoCanPropertyTests.matches($0, name, separated: separated) } != isComplement
    }

    var yaml: String {
      let list = "[" + patterns.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
      return isComplement ? "{not: \(list)}" : list
    }
  }

  private struct Grant {
    let system: String
    let actions: Names
    let resources: Names

    func contains(_ point: (system: String, action: String, resource: String)) -> Bool {
      system == point.system && actions.contains(point.action, separated: false)
        && resources.contains(point.resource, separated: true)
    }
  }

  /// Whether a pattern matches, by trying every length of every run.
  static func matches(_ pattern: String, _ text: String, separated: Bool) -> Bool {
    var pattern = pattern[...]
    guard let first = pattern.popFirst() else { return text.isEmpty }
    switch first {
    case "*":
      let crosses = pattern.first == "*" || !separated
      let rest = String(pattern.drop { $0 == "*" })
      return (0...text.count).contains { length in
        (crosses || !text.prefix(length).contains("/"))
          && matches(rest, String(text.dropFirst(length)), separated: separated)
      }
    case "?":
      guard let head = text.first, !separated || head != "/" else { return false }
      return matches(String(pattern), String(text.dropFirst()), separated: separated)
    default:
      return text.first == first && matches(String(pattern), String(text.dropFirst()), separated: separated)
    }
  }

  /// All texts that begin with `x` and have up to `count` letters after it: patterns of up to three pieces
  /// that meet have a text among them.
  private static func texts(_ letters: [String], upTo count: Int) -> [String] {
    var texts = ["x"]
    var last = texts
    for _ in 0..<count {
      last = last.flatMap { text in letters.map { text + $0 } }
      texts += last
    }
    return texts
  }

  private static let actions = texts(["a", "b"], upTo: 5)
  private static let resources = texts(["a", "/", "c"], upTo: 5)

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func theAnswerIsThatOfBruteForce(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...7, using: &generator)
    var grants: [[Grant]] = []
    var calls: [[Int]] = []
    for _ in 0..<count {
      grants.append(
        (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          Grant(
            system: ["s", "t"].randomElement(using: &generator) ?? "s",
            actions: Names.random(["a", "b", "*", "?"], &generator),
            resources: Names.random(["a", "/", "c", "*", "**", "?"], &generator))
        })
      calls.append(
        (0..<Int.random(in: 0...2, using: &generator)).map { _ in Int.random(in: 0...count, using: &generator)
        })
    }
    let files = (0..<count).map { index in
      "# file: a\(index).yaml\n" + Self.manifest(index, grants[index], calls: calls[index])
    }.joined()
    for _ in 0..<4 {
      let action = "x" + generator.text(of: ["a", "b", "*"], upTo: 3)
      let resource = "x" + generator.text(of: ["a", "/", "*", "**"], upTo: 3)
      let system = ["s", "*"].randomElement(using: &generator) ?? "s"
      let question = "\(system):\(action) \(resource)"
      try Self.verify(question, (system, action, resource), files, grants, calls, seed)
    }
  }

  private static func verify(
    _ question: String, _ parts: (system: String, action: String, resource: String), _ files: String,
    _ grants: [[Grant]], _ calls: [[Int]], _ seed: UInt64
  ) throws {
    let asked = (
      actions: actions.filter { matches(parts.action, $0, separated: false) },
      resources: resources.filter { matches(parts.resource, $0, separated: true) }
    )
    // A grant is a product: it gives a point if it gives an action and a resource.
    let own = grants.map { grants in
      grants.map { grant in
        matches(parts.system, grant.system, separated: false)
          && asked.actions.contains { grant.actions.contains($0, separated: false) }
          && asked.resources.contains { grant.resources.contains($0, separated: true) }
      }
    }
    let answer = try GateRun.whoCan(question, in: files)
    var named: [Int: AgentAccess] = [:]
    for agent in answer.agents { named[Int(agent.summary.name?.dropFirst() ?? "") ?? -1] = agent }
    for agent in grants.indices {
      let note: Comment = "seed \(seed), \(question), agent a\(agent) in\n\(files)"
      let found = named[agent]
      #expect((found?.grants.count ?? 0) == own[agent].count { $0 }, note)
      let sure = distance(agent, calls) { $0 < grants.count && own[$0].contains(true) }
      let unknown = distance(agent, calls) { $0 == grants.count }
      let lengths = (found?.ways ?? []).map { ($0.certainty, $0.steps.count - 1) }
      #expect(lengths.first { $0.0 == .can }?.1 == sure, note)
      #expect(lengths.first { $0.0 == .presumed }?.1 == unknown, note)
      for grant in found?.grants ?? [] {
        let point = grant.example?.point
        let named = (point?.system ?? "s", point?.action ?? "x", point?.resource ?? "x")
        #expect(
          grants[agent].contains { $0.contains(named) } && matches(parts.action, named.1, separated: false)
            && matches(parts.resource, named.2, separated: true), note)
      }
    }
  }

  /// The fewest calls from an agent to another one that is meant; the number past the last is one that no
  /// manifest registers.
  private static func distance(_ start: Int, _ calls: [[Int]], _ isMeant: (Int) -> Bool) -> Int? {
    var seen: Set<Int> = [start]
    var level = [start]
    var length = 0
    while !level.isEmpty {
      length += 1
      level = level.flatMap { $0 < calls.count ? calls[$0] : [] }.filter { seen.insert($0).inserted }
      if level.contains(where: isMeant) { return length }
    }
    return nil
  }

  private static func manifest(_ index: Int, _ grants: [Grant], calls: [Int]) -> String {
    let access = grants.map {
      "{system: \($0.system), actions: \($0.actions.yaml), resources: \($0.resources.yaml)}"
    }
    return """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: a\(index)}
      spec:
        access: [\(access.joined(separator: ", "))]
        delegates: [\(calls.map { "a\($0)" }.joined(separator: ", "))]

      """
  }
}

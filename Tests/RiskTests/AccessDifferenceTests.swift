import Documents
import Permissions
import Risk
import Support
import Testing

/// What some grants give and others do not, against brute force over short texts.
@Suite struct AccessDifferenceTests {
  /// Short patterns of every kind over two letters and the separator.
  private static let resources = [
    "a", "b", "ab", "a/b", "*", "**", "a*", "*b", "a/*", "a/**", "**/b", "?", "a?", "*/*", "?/**", "b/**",
  ]
  private static let actions = ["a", "b", "*", "a*", "?b"]
  /// All texts of up to three signs.
  private static let texts: [String] = {
    var all = [""]
    var last = [""]
    for _ in 0..<3 {
      last = last.flatMap { text in ["a", "b", "/"].map { text + $0 } }
      all += last
    }
    return all
  }()

  private static func language(_ patterns: [String], _ separation: Pattern.Separation) throws -> Language {
    .text(TextLanguage(try patterns.map { try Pattern($0, separation: separation) }))
  }

  private static func box(_ generator: inout SeededGenerator) throws -> Box {
    func some(_ patterns: [String]) -> [String] {
      Array(patterns.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)))
    }
    let system = ["erp", "web"].randomElement(using: &generator) ?? ""
    var box = Box().restricting(AccessDimension.system, to: .text(TextLanguage(system)))
    if Bool.random(using: &generator) {
      box = box.restricting(AccessDimension.action, to: try language(some(actions), .none))
    }
    box = box.restricting(AccessDimension.resource, to: try language(some(resources), .slash))
    if Int.random(in: 0..<4, using: &generator) == 0 {
      let amount = AccessDimension.attribute("amount", .number)
      let limit = Decimal(Int.random(in: 0...2, using: &generator))
      box = box.restricting(amount, to: .numbers(NumberSet(atMost: limit)))
    }
    return box
  }

  private static let points: [Point] = ["erp", "web"].flatMap { system in
    ["", "a", "b", "ab"].flatMap { action in
      texts.flatMap { resource in
        [0, 1, 2, 3].map { amount in
          Point([
            AccessDimension.system: .text(system), AccessDimension.action: .text(action),
            AccessDimension.resource: .text(resource),
            AccessDimension.attribute("amount", .number): .number(Decimal(amount)),
          ])
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func theDifferenceIsWhatBruteForceFinds(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let before = try (0..<Int.random(in: 0...3, using: &generator)).map { _ in try Self.box(&generator) }
    var after = try (0..<Int.random(in: 0...3, using: &generator)).map { _ in try Self.box(&generator) }
    after += before.filter { _ in Bool.random(using: &generator) }
    let difference = AccessDifference(of: after, without: before)
    #expect(difference.limit == nil)
    for point in Self.points {
      let isGained = after.contains { $0.contains(point) } && !before.contains { $0.contains(point) }
      let isShown = difference.parts.contains { $0.box.contains(point) }
      #expect(isGained == isShown, "seed \(seed): \(point)")
    }
    for part in difference.parts {
      let set = PermissionSet([part.box])
      #expect(set.containment(in: PermissionSet([after[part.grant]])) == .inside, "seed \(seed)")
      #expect(part.example.map { set.contains($0) } == true, "seed \(seed)")
    }
    #expect(difference.parts.map(\.grant) == difference.parts.map(\.grant).sorted())
  }

  /// A part that a limit kept from being exact is the whole grant; what is plainly the same stays out.
  @Test func aLimitHidesNothing() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let before = try (0..<3).map { _ in try Self.box(&generator) }
      let after = try (0..<3).map { _ in try Self.box(&generator) }
      let difference = AccessDifference(of: after, without: before, effort: Effort(steps: 10))
      for point in Self.points where after.contains(where: { $0.contains(point) }) {
        if before.contains(where: { $0.contains(point) }) { continue }
        #expect(difference.parts.contains { $0.box.contains(point) })
      }
    }
  }

  @Test func whatIsTheSameWordByWordCostsNothing() throws {
    var generator = SeededGenerator(seed: 3)
    let boxes = try (0..<5).map { _ in try Self.box(&generator) }
    #expect(AccessDifference(of: boxes.reversed(), without: boxes, effort: Effort(steps: 0)).isEmpty)
  }
}

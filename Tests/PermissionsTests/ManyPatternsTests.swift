import PermissionsOracle
import Support
import Testing

@testable import Permissions

/// Unions long enough for an index, and patterns side by side that take more than one word of places.
@Suite struct ManyPatternsTests {
  private static func list(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in
      Int.random(in: 0..<9, using: &generator) == 0
        ? generator.text(of: ["a", "b", "/", "*", "?"], upTo: 4)
        : generator.text(of: ["a", "b", "/", "c"], upTo: 4)
    }
  }

  private static func expression(_ list: [String]) -> TextExpression {
    .union(list.map { .pattern($0, hasParts: true) })
  }

  /// At the least count of the index, one below, and above.
  @Test(arguments: [LiteralIndex.leastCount - 1, LiteralIndex.leastCount, 18])
  func anIndexedUnionAgreesWithTheNaiveKernel(count: Int) throws {
    var generator = SeededGenerator(seed: 61)
    var (held, apart, unknown) = (0, 0, 0)
    for round in 0..<400 {
      let list = Self.list(count, &generator)
      let one = generator.text(of: ["a", "b", "/", "c", "?", "*"], upTo: 4)
      let union = Self.expression(list)
      guard let atoms = TextAtoms([union, .pattern(one, hasParts: true)])?.atoms else { continue }
      let pattern = try Pattern(one, separation: .slash)
      switch try union.kernel().relation(to: pattern) {
      case .yes:
        held += 1
        #expect(!atoms.contains { $0.holders == 0b10 }, "round \(round): \(list) and \(one)")
      case .no:
        apart += 1
        #expect(!atoms.contains { $0.holders == 0b11 }, "round \(round): \(list) and \(one)")
      case .unknown: unknown += 1
      }
    }
    #expect(held > 40 && apart > 40 && unknown > 40, "\(held), \(apart), \(unknown)")
  }

  @Test func literalsAreFoundByTheirBytes() throws {
    var texts = (0..<40).map { "n\($0)" }
    texts += ["", "é", "e\u{301}", "\u{10FFFF}", "n", "n1x"]
    let patterns = try texts.map { try Pattern($0, separation: .none) }
    let index = LiteralIndex(patterns + [try Pattern("z*", separation: .none)])
    #expect(index.others == [Int32(patterns.count)])
    for text in texts { #expect(index.contains(text, in: patterns), "\(text)") }
    for text in ["n40", "n3x", "z", "N1", "e", "\u{10FFFE}"] {
      #expect(!index.contains(text, in: patterns), "\(text)")
    }
  }

  /// Rows of three words and more: what one word hands to the next.
  @Test(arguments: [Pattern.Separation.none, .slash])
  func rowsOfSeveralWords(separation: Pattern.Separation) throws {
    var generator = SeededGenerator(seed: 62)
    for round in 0..<60 {
      let texts = (0..<12).map { _ in generator.text(of: ["a", "b", "/", "*", "**", "?"], upTo: 40) }
      let patterns = try texts.map { try Pattern($0, separation: separation) }
      let machine = PatternMachine(patterns)
      for _ in 0..<6 {
        // Mostly texts that one of the patterns matches.
        let one = texts[Int.random(in: texts.indices, using: &generator)]
        let text = one.unicodeScalars.map { scalar in
          scalar == "*" ? generator.text(of: ["a", "b"], upTo: 2) : scalar == "?" ? "b" : String(scalar)
        }.joined()
        var row = machine.first
        for scalar in text.unicodeScalars {
          row = machine.row(after: row, reading: machine.symbol(of: scalar))
        }
        for (place, written) in texts.enumerated() {
          let isMatched =
            NaivePattern(written, hasParts: separation == .slash)?.matches(Array(text.unicodeScalars))
            ?? false
          let truth = machine.truth(of: place, in: row, isLasting: false)
          #expect((truth == .yes) == isMatched, "round \(round): \(written) and \(text)")
        }
      }
    }
  }

  /// A run at the last place of a word, and steps that move over the border.
  @Test(arguments: 60..<68)
  func aStepAtTheEndOfAWord(length: Int) throws {
    let beginning = String(repeating: "a", count: length)
    for (end, inside, outside) in [("*b", "xyb", "xyc"), ("?b", "xb", "b"), ("b", "b", "c"), ("**", "", nil)]
    {
      let pattern = try Pattern(beginning + end, separation: .none)
      let other = try Pattern("*c?", separation: .none)
      let language = TextLanguage([pattern]).intersection(TextLanguage([other]).complement)
      #expect(language.contains(beginning + inside))
      let machine = PatternMachine([pattern, other])
      func isMatched(_ text: String) -> Bool {
        let row = text.unicodeScalars.reduce(machine.first) {
          machine.row(after: $0, reading: machine.symbol(of: $1))
        }
        return machine.truth(of: 0, in: row, isLasting: false) == .yes
      }
      #expect(isMatched(beginning + inside))
      if let outside { #expect(!isMatched(beginning + outside)) }
    }
  }

  /// The places that a run supersedes: all before it where it crosses `/`, else those since the last step
  /// that can take a `/`.
  @Test func supersededPlaces() throws {
    func superseded(_ text: String, _ separation: Pattern.Separation) throws -> [Int32] {
      StepTable.superseded(try Pattern(text, separation: separation).tokens)
    }
    #expect(try superseded("a*b*", .none) == [0, 0, 2, 0])
    #expect(try superseded("a/b*c*", .slash) == [0, 1, 2, 2, 4, 2])
    #expect(try superseded("a**b*", .slash) == [0, 0, 2, 2])
    #expect(try superseded("a?*/**", .slash) == [0, 1, 0, 3, 0])
  }
}

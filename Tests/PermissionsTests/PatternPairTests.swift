import PermissionsOracle
import Support
import Testing

@testable import Permissions

/// What is decided by comparing patterns, without automata, against the naive kernel.
@Suite struct PatternPairTests {
  private struct Pair {
    let left, right: Pattern
    let atoms: TextAtoms

    init?(_ left: TextExpression, _ right: TextExpression) throws {
      guard case .pattern(let one, let hasParts) = left, case .pattern(let other, _) = right else {
        return nil
      }
      let separation: Pattern.Separation = hasParts ? .slash : .none
      self.left = try Pattern(one, separation: separation)
      self.right = try Pattern(other, separation: separation)
      guard let atoms = TextAtoms([left, right]) else { return nil }
      self.atoms = atoms
    }

    /// Whether some text is held by the left, the right, both, as the bits say.
    func hasText(heldBy bits: UInt64) -> Bool { atoms.atoms.contains { $0.holders == bits } }
  }

  private static let pieces = [["a", "b", "/", "*", "**", "?"], ["a", "*", "?", "\\*", "\\?", "."]]

  @Test(arguments: [true, false])
  func coveringIsSoundAndOverlapIsExact(hasParts: Bool) throws {
    var generator = SeededGenerator(seed: 21)
    var (covered, missed) = (0, 0)
    for _ in 0..<4_000 {
      let pieces = Self.pieces[Int.random(in: 0...1, using: &generator)]
      let texts = (0..<2).map { _ in generator.text(of: pieces, upTo: 6) }
      let patterns = texts.compactMap { NaivePattern($0, hasParts: hasParts) }
      guard patterns.count == 2, !(hasParts && patterns.contains(where: \.hasDotPart)) else { continue }
      let (left, right) = (
        TextExpression.pattern(texts[0], hasParts: hasParts),
        TextExpression.pattern(texts[1], hasParts: hasParts)
      )
      guard let pair = try Pair(left, right) else { continue }
      #expect(pair.left.overlaps(pair.right) == pair.hasText(heldBy: 0b11), "\(texts)")
      let isCovered = !pair.hasText(heldBy: 0b10)
      if isCovered { covered += 1 }
      if pair.left.covers(pair.right) {
        #expect(isCovered, "\(texts)")
      } else if isCovered {
        missed += 1
      }
    }
    // "Not shown" is allowed, but not as a habit.
    #expect(covered > 40)
    #expect(missed * 4 < covered, "\(missed) of \(covered) not shown")
  }

  @Test func aKnownRelationIsTrue() throws {
    var known = 0
    for number in 0..<3_000 {
      var generator = QuestionGenerator(seed: 22, number: number)
      let texts = generator.question().boxes.flatMap(\.restrictions).compactMap { restriction in
        if case .text(let text) = restriction.language { text } else { nil }
      }
      guard texts.count > 1, case .pattern(let text, let hasParts) = texts[1] else { continue }
      guard let atoms = TextAtoms([texts[0], texts[1]])?.atoms else { continue }
      let pattern = try Pattern(text, separation: hasParts ? .slash : .none)
      switch try texts[0].kernel().relation(to: pattern) {
      case .yes: #expect(!atoms.contains { $0.holders == 0b10 }, "number \(number): \(texts)")
      case .no: #expect(!atoms.contains { $0.holders == 0b11 }, "number \(number): \(texts)")
      case .unknown: continue
      }
      known += 1
    }
    #expect(known > 200)
  }

  @Test func aPatternIsRefusedExactlyWhereTheDesignSaysSo() {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<5_000 {
      let text = generator.text(of: ["a", ".", "/", "\\", "*", "?", "é"], upTo: 6)
      for separation in [Pattern.Separation.none, .slash] {
        let naive = NaivePattern(text, hasParts: separation == .slash)
        let isRight = naive.map { !(separation == .slash && $0.hasDotPart) } ?? false
        let pattern = try? Pattern(text, separation: separation)
        #expect((pattern != nil) == isRight, "\(text)")
        guard let naive, let pattern else { continue }
        let tried = generator.text(of: ["a", ".", "/", "\\", "*", "?", "é", "e\u{301}"], upTo: 4)
        #expect(pattern.matches(tried) == naive.matches(Array(tried.unicodeScalars)), "\(text) and \(tried)")
      }
    }
  }
}

import Permissions
import Support
import Testing

/// Patterns against brute force: all texts over a small alphabet, up to the length that can tell two
/// patterns apart.
@Suite struct PatternPropertyTests {
  /// Patterns and the texts that each of them matches, by the naive matcher.
  private struct Pool {
    let patterns: [Pattern]
    let texts: [String]
    let matched: [[Bool]]

    init(seed: UInt64, pieces: [String], alphabet: [String], separation: Pattern.Separation) throws {
      var generator = SeededGenerator(seed: seed)
      var written: Set<String> = []
      // Three pieces each. Without a run both texts are three long at most; with a run in each, two more
      // pieces of either are left: what two of them share shows in four characters.
      for _ in 0..<250 { written.insert(generator.text(of: pieces, upTo: 3)) }
      let sorted = written.sorted()
      patterns = try sorted.map { try Pattern($0, separation: separation) }
      var texts = [""]
      var longest = [""]
      for _ in 0..<5 {
        longest = longest.flatMap { text in alphabet.map { text + $0 } }
        texts += longest
      }
      self.texts = texts
      matched = sorted.map { pattern in
        texts.map { NaiveMatcher.matches(pattern, $0, hasParts: separation == .slash) }
      }
    }
  }

  private static let alphabets: [(pieces: [String], alphabet: [String])] = [
    // `b` stands for all characters that no pattern names.
    (["a", "/", "*", "**", "?", "\\a"], ["a", "b", "/"]),
    (["a", "\\*", "*", "**", "\\?", "?"], ["a", "*", "?"]),
  ]

  @Test(arguments: [Pattern.Separation.slash, .none], [1, 2] as [UInt64])
  func matchingAgreesWithTheNaiveMatcher(separation: Pattern.Separation, seed: UInt64) throws {
    for (pieces, alphabet) in Self.alphabets {
      let pool = try Pool(seed: seed, pieces: pieces, alphabet: alphabet, separation: separation)
      for (index, pattern) in pool.patterns.enumerated() {
        for (text, isMatched) in zip(pool.texts, pool.matched[index]) where pattern.matches(text) != isMatched
        {
          Issue.record("seed \(seed): \(pattern.text) against \(text) should be \(isMatched)")
        }
      }
    }
  }

  @Test(arguments: [Pattern.Separation.slash, .none], [3, 4] as [UInt64])
  func overlapIsExactAndCoveringIsSound(separation: Pattern.Separation, seed: UInt64) throws {
    for (pieces, alphabet) in Self.alphabets {
      let pool = try Pool(seed: seed, pieces: pieces, alphabet: alphabet, separation: separation)
      for (left, mine) in zip(pool.patterns, pool.matched) {
        for (right, its) in zip(pool.patterns, pool.matched) {
          let isShared = zip(mine, its).contains { $0 && $1 }
          if left.overlaps(right) != isShared {
            Issue.record("seed \(seed): overlap of \(left.text) and \(right.text) should be \(isShared)")
          }
          if left.covers(right), zip(mine, its).contains(where: { !$0 && $1 }) {
            Issue.record("seed \(seed): \(left.text) does not cover \(right.text)")
          }
        }
      }
    }
  }

  @Test func overlapIsSymmetricForLongPatterns() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let texts = (0..<2).map { _ in generator.text(of: ["a", "b", "/", "*", "**", "?"], upTo: 24) }
      let left = try Pattern(texts[0], separation: .slash)
      let right = try Pattern(texts[1], separation: .slash)
      #expect(left.overlaps(right) == right.overlaps(left), "\(texts)")
      // What covers a pattern shares each of its texts, and every pattern has one.
      if left.covers(right) { #expect(left.overlaps(right), "\(texts)") }
    }
  }

  @Test func whatAPatternIsMadeIntoIsCovered() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      let text = generator.text(of: ["a", "b", "/", "*", "?"], upTo: 12)
      let pattern = try Pattern(text, separation: .slash)
      for wider in [
        text.replacing("?", with: "*"), text.replacing("*", with: "**"), text + "**", "**" + text,
      ] {
        #expect(try Pattern(wider, separation: .slash).covers(pattern), "\(wider) covers \(text)")
      }
    }
  }
}

import Permissions
import Support

/// Makes random questions: small ones, since a mistake that needs large patterns is rare and a small case
/// can be read.
package struct QuestionGenerator {
  private var random: SeededGenerator
  /// What all patterns of a question begin with, so that some are long.
  private var beginning = ""

  /// What texts and patterns are made of. The oracle adds a letter that none of them names.
  private struct Alphabet {
    let characters: [String]
    let hasParts: Bool
  }

  private static let alphabets = [
    Alphabet(characters: ["a", "b", "/"], hasParts: true),
    Alphabet(characters: ["a", "/"], hasParts: true),
    Alphabet(characters: ["a", "b"], hasParts: false),
    Alphabet(characters: ["a", "b", "/", "."], hasParts: true),
    Alphabet(characters: ["a", "."], hasParts: false),
    Alphabet(characters: ["a", "\\*", "\\?", "\\\\", "\\a"], hasParts: false),
    Alphabet(characters: ["x", "-", "/", "0"], hasParts: true),
    // Composed, decomposed, beyond 16 bits, and what C takes for the end.
    Alphabet(characters: ["é", "e", "\u{301}", "/", "😀", "\0"], hasParts: true),
  ]

  /// Starts from a seed and the number of a case, so that each case can be made by itself.
  package init(seed: UInt64, number: Int) {
    random = SeededGenerator(seed: seed &+ UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03)
  }

  /// The next question, of one of several shapes.
  package mutating func question() -> Question {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: languages()
    case 4..<7: boxes(dimensions: 1...3, grants: 1...2, allowed: 0...3, denied: 0...2)
    case 7: boxes(dimensions: 1...2, grants: 1...1, allowed: 2...6, denied: 0...1)
    case 8: covered(dimensions: 1...2)
    default: covered(dimensions: 1...3)
    }
  }

  /// One dimension of texts, and formulas as deep as they get.
  private mutating func languages() -> Question {
    let alphabet = pick(Self.alphabets)
    let isLong = chance(8)
    if isLong {
      beginning = random.text(of: alphabet.characters.filter { $0 != "." } + ["?"], upTo: 24)
    }
    let depth = isLong ? 1 : 2
    let inner = text(alphabet, depth: depth)
    // Unrelated languages hardly ever contain each other.
    let outer: TextExpression =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: .union([text(alphabet, depth: 1), inner])
      case 1: .complement(.difference(text(alphabet, depth: 1), inner))
      default: text(alphabet, depth: depth)
      }
    var question = Question(inner, in: outer)
    if chance(4) { question.denied = [BoxExpression([.init(0, .text(text(alphabet, depth: 1)))])] }
    if chance(4) { question.allowed.append(BoxExpression([.init(0, .text(text(alphabet, depth: 1)))])) }
    return question
  }

  private mutating func boxes(
    dimensions: ClosedRange<Int>, grants: ClosedRange<Int>, allowed: ClosedRange<Int>,
    denied: ClosedRange<Int>
  ) -> Question {
    let shape = self.shape(dimensions)
    return Question(
      kinds: shape.map(\.kind), grant: boxes(grants, shape), allowed: boxes(allowed, shape),
      denied: boxes(denied, shape))
  }

  /// A box, and boxes that cover it between them, or nearly: it is cut in two, and the halves again.
  private mutating func covered(dimensions: ClosedRange<Int>) -> Question {
    let shape = self.shape(dimensions)
    let whole = box(shape)
    var pieces = [whole]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let dimension = Int.random(in: shape.indices, using: &random)
      let piece = pieces.remove(at: Int.random(in: pieces.indices, using: &random))
      let cut = value(shape[dimension], depth: 0)
      pieces.append(BoxExpression(piece.restrictions + [.init(dimension, cut)]))
      pieces.append(BoxExpression(piece.restrictions + [.init(dimension, complement(cut))]))
    }
    if chance(3) { pieces.remove(at: Int.random(in: pieces.indices, using: &random)) }
    return Question(
      kinds: shape.map(\.kind), grant: [whole], allowed: pieces, denied: boxes(0...1, shape))
  }

  private func complement(_ language: LanguageExpression) -> LanguageExpression {
    switch language {
    case .text(let text): .text(.complement(text))
    case .numbers(let set): .numbers(.complement(set))
    }
  }

  private mutating func shape(_ count: ClosedRange<Int>) -> [(kind: Dimension.Kind, alphabet: Alphabet)] {
    (0..<Int.random(in: count, using: &random)).map { _ in
      let kind: Dimension.Kind =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .number
        case 1: .timeOfDay
        default: .text
        }
      return (kind, pick(Self.alphabets))
    }
  }

  private mutating func boxes(
    _ count: ClosedRange<Int>, _ shape: [(kind: Dimension.Kind, alphabet: Alphabet)]
  ) -> [BoxExpression] {
    (0..<Int.random(in: count, using: &random)).map { _ in box(shape) }
  }

  private mutating func box(_ shape: [(kind: Dimension.Kind, alphabet: Alphabet)]) -> BoxExpression {
    var restrictions: [BoxExpression.Restriction] = []
    for dimension in shape.indices where !chance(5) {
      restrictions.append(.init(dimension, value(shape[dimension], depth: chance(3) ? 1 : 0)))
    }
    return BoxExpression(restrictions)
  }

  private mutating func value(
    _ dimension: (kind: Dimension.Kind, alphabet: Alphabet), depth: Int
  ) -> LanguageExpression {
    dimension.kind == .text ? .text(text(dimension.alphabet, depth: depth)) : .numbers(numbers(depth: depth))
  }

  private mutating func numbers(depth: Int) -> NumberExpression {
    let bound = pick(NumberPool.bounds)
    guard depth > 0 else {
      return pick([
        .value(bound), .atLeast(bound), .atMost(bound), .above(bound), .below(bound), .everything, .nothing,
      ])
    }
    let left = numbers(depth: depth - 1)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .union(left, numbers(depth: depth - 1))
    case 1: return .intersection(left, numbers(depth: depth - 1))
    case 2: return .difference(left, numbers(depth: depth - 1))
    default: return .complement(left)
    }
  }

  private mutating func text(_ alphabet: Alphabet, depth: Int) -> TextExpression {
    guard depth > 0, !chance(4) else { return leaf(alphabet) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      return .union((0..<Int.random(in: 0...3, using: &random)).map { _ in text(alphabet, depth: depth - 1) })
    case 2:
      return .intersection(
        (0..<Int.random(in: 0...2, using: &random)).map { _ in text(alphabet, depth: depth - 1) })
    case 3: return .complement(text(alphabet, depth: depth - 1))
    default: return .difference(text(alphabet, depth: depth - 1), text(alphabet, depth: depth - 1))
    }
  }

  private mutating func leaf(_ alphabet: Alphabet) -> TextExpression {
    if chance(12) {
      return .literal(random.text(of: alphabet.characters + ["*", ".", "\\"], upTo: 3))
    }
    while true {
      let written = beginning + random.text(of: alphabet.characters + ["*", "**", "?", "*"], upTo: 4)
      let pattern = NaivePattern(written, hasParts: alphabet.hasParts)
      if let pattern, !(alphabet.hasParts && pattern.hasDotPart) {
        return .pattern(written, hasParts: alphabet.hasParts)
      }
    }
  }

  /// One time in so many.
  private mutating func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

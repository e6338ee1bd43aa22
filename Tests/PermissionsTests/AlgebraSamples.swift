import Permissions
import Support

/// Random languages and sets, each with what it holds by an independent reading: closures over the naive
/// matcher.
struct AlgebraSamples {
  /// A language, and what is in it.
  struct Sample {
    let language: TextLanguage
    let holds: (String) -> Bool
  }

  /// A set of boxes over an action, a resource and an amount, and what is in it.
  struct SetSample {
    let set: PermissionSet
    let holds: (PointSample) -> Bool
  }

  /// A point, in two forms.
  struct PointSample {
    let action, resource: String
    let amount: Int
    var point: Point {
      Point([
        AlgebraSamples.action: .text(action), AlgebraSamples.resource: .text(resource),
        AlgebraSamples.amount: .number(Decimal(amount)),
      ])
    }
  }

  static let action = Dimension("action")
  static let resource = Dimension("resource")
  static let amount = Dimension("amount", kind: .number)

  private(set) var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// All texts over an alphabet up to a length.
  static func texts(over alphabet: [String] = ["a", "b", "/"], upTo length: Int) -> [String] {
    var (texts, longest) = ([""], [""])
    for _ in 0..<length {
      longest = longest.flatMap { text in alphabet.map { text + $0 } }
      texts += longest
    }
    return texts
  }

  mutating func chance(_ part: Int) -> Bool { Int.random(in: 0..<part, using: &generator) == 0 }

  mutating func pattern(_ separation: Pattern.Separation, upTo pieces: Int = 3) -> Pattern {
    let text = generator.text(of: ["a", "/", "*", "**", "?", "\\a"], upTo: pieces)
    return (try? Pattern(text, separation: separation)) ?? Pattern(literal: "a", separation: separation)
  }

  mutating func leaf(_ separation: Pattern.Separation) -> Sample {
    let patterns = (0..<Int.random(in: 1...2, using: &generator)).map { _ in pattern(separation) }
    return Sample(language: TextLanguage(patterns)) { text in
      patterns.contains { NaiveMatcher.matches($0.text, text, hasParts: separation == .slash) }
    }
  }

  /// Some leaves joined by random operations.
  mutating func language(_ separation: Pattern.Separation, leaves: Int = 3) -> Sample {
    var result = leaf(separation)
    for _ in 1..<max(2, leaves) {
      let (mine, its) = (result, leaf(separation))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0:
        result = Sample(language: mine.language.union(its.language)) { mine.holds($0) || its.holds($0) }
      case 1:
        result = Sample(language: mine.language.intersection(its.language)) {
          mine.holds($0) && its.holds($0)
        }
      case 2:
        result = Sample(language: mine.language.subtracting(its.language)) {
          mine.holds($0) && !its.holds($0)
        }
      case 3: result = Sample(language: mine.language.complement) { !mine.holds($0) }
      default: break
      }
    }
    return result
  }

  mutating func numbers() -> (set: NumberSet, holds: (Int) -> Bool) {
    let low = Int.random(in: 0...4, using: &generator)
    let high = Int.random(in: low...6, using: &generator)
    if chance(3) { return (NumberSet(Decimal(low)), { $0 == low }) }
    let set = NumberSet(atLeast: Decimal(low)).intersection(NumberSet(below: Decimal(high)))
    return (set, { $0 >= low && $0 < high })
  }

  /// A union of boxes.
  mutating func set(boxes: Int) -> SetSample {
    var (made, tests): ([Box], [(PointSample) -> Bool]) = ([], [])
    for _ in 0..<boxes {
      var (box, test): (Box, (PointSample) -> Bool) = (Box(), { _ in true })
      if !chance(4) {
        let (before, sample) = (test, language(.none, leaves: 2))
        box = box.restricting(Self.action, to: .text(sample.language))
        test = { before($0) && sample.holds($0.action) }
      }
      if !chance(4) {
        let (before, sample) = (test, language(.slash, leaves: 2))
        box = box.restricting(Self.resource, to: .text(sample.language))
        test = { before($0) && sample.holds($0.resource) }
      }
      if chance(2) {
        let (before, sample) = (test, numbers())
        box = box.restricting(Self.amount, to: .numbers(sample.set))
        test = { before($0) && sample.holds($0.amount) }
      }
      made.append(box)
      tests.append(test)
    }
    return SetSample(set: PermissionSet(made)) { point in tests.contains { $0(point) } }
  }

  /// Points that small sets differ in, mostly.
  static let points: [PointSample] = texts(upTo: 2).flatMap { action in
    texts(upTo: 3).flatMap { resource in
      (0...6).map { PointSample(action: action, resource: resource, amount: $0) }
    }
  }
}

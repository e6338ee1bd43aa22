import Permissions
import PermissionsOracle
import Support
import Testing

/// The oracle is no truth either: its complete automata are held against all texts up to a length, each
/// matched by the table of `NaivePattern`. The kernel's membership is held against the same texts.
@Suite struct OracleTests {
  /// All texts of up to four characters that random questions name, and one that they do not.
  ///
  /// Four are enough to tell most small patterns apart, and no claim rests on more: what the automata say
  /// about longer texts is compared only where their shortest text has four or fewer.
  private static func texts(over expressions: [TextExpression]) -> [String] {
    var alphabet: Set<Unicode.Scalar> = ["/", "z"]
    for case .character(let scalar) in expressions.flatMap(\.leaves).flatMap(\.steps) {
      alphabet.insert(scalar)
    }
    var longest = [""]
    var all = longest
    for _ in 0..<4 {
      longest = longest.flatMap { text in alphabet.sorted().map { text + String($0) } }
      all += longest
    }
    return all
  }

  private static func expressions(_ number: Int) -> [TextExpression] {
    var generator = QuestionGenerator(seed: 11, number: number)
    let languages = generator.question().boxes.flatMap(\.restrictions).map(\.language)
    let texts = languages.compactMap { language in
      if case .text(let text) = language { text } else { nil }
    }
    // Few characters, so that all texts of four can be tried.
    let named = Set(texts.flatMap(\.leaves).flatMap(\.steps).filter { !$0.isRun })
    return named.count > 5 ? [] : Array(texts.prefix(5))
  }

  @Test func theCompleteAutomatonAgreesWithAllShortTexts() throws {
    var compared = 0
    for number in 0..<120 {
      let expressions = Self.expressions(number)
      guard !expressions.isEmpty, let atoms = TextAtoms(expressions)?.atoms else { continue }
      let kernels = try expressions.map { try $0.kernel() }
      var shortest: [UInt64: NaiveCost] = [:]
      for text in Self.texts(over: expressions) {
        var holders: UInt64 = 0
        for (index, expression) in expressions.enumerated() {
          let isHeld = expression.contains(text)
          if isHeld { holders |= 1 << UInt64(index) }
          if kernels[index].contains(text) != isHeld {
            Issue.record("number \(number): \(expression) and \(text) should be \(isHeld)")
          }
        }
        let cost = NaiveCost(of: text)
        shortest[holders] = min(cost, shortest[holders] ?? cost)
        compared += 1
      }
      let expected = Dictionary(
        uniqueKeysWithValues: atoms.filter { $0.cost.length <= 4 }.map { ($0.holders, $0.cost) })
      #expect(shortest == expected, "number \(number): \(expressions)")
    }
    #expect(compared > 10_000)
  }

  @Test func theShortestNumbersLieInTheirRegions() {
    let bounds = NumberPool.bounds.map { NaiveNumber($0) }
    #expect(bounds == bounds.sorted())
    for (region, text) in NumberPool.shortest.enumerated() {
      let number = NaiveNumber(text)
      let place = region / 2
      if region % 2 == 1 {
        #expect(number == bounds[place])
      } else {
        if place > 0 { #expect(number > bounds[place - 1], "\(text)") }
        if place < bounds.count { #expect(number < bounds[place], "\(text)") }
      }
    }
  }
}

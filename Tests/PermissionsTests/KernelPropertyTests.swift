import Permissions
import PermissionsOracle
import Testing

/// Random questions, each asked of the kernel and of its naive second: more than 100,000 of them.
///
/// `swift run -c release kernel-cases 100000000` asks as many as you like; `Tests/PermissionsOracle` says
/// what is asked and how the right answer is known.
@Suite struct KernelPropertyTests {
  private static let block = 13_000

  @Test(arguments: 0..<8)
  func theKernelAgreesWithItsNaiveSecond(block: Int) {
    let tally = CaseRun(seed: 1).run(block * Self.block..<(block + 1) * Self.block)
    if let failure = tally.failure {
      Issue.record("\(failure)")
    } else {
      #expect(tally.cases == Self.block)
      #expect(tally.tooLarge < Self.block / 100)
    }
  }

  /// Agreement would mean little if hardly anything were inside, or everything.
  @Test func bothAnswersAreCommon() throws {
    var (inside, exceeding, long) = (0, 0, 0)
    for number in 0..<2_000 {
      var generator = QuestionGenerator(seed: 2, number: number)
      guard let atoms = PointAtoms(generator.question()) else { continue }
      guard let best = atoms.exceeding.map(\.cost).min() else {
        inside += 1
        continue
      }
      exceeding += 1
      if best.length >= 3 { long += 1 }
    }
    #expect(inside > 400, "of 2,000")
    #expect(exceeding > 400, "of 2,000")
    #expect(long > 100, "witnesses of three characters and more, of 2,000")
  }

  @Test func aFailureIsMadeSmall() {
    let clutter = BoxExpression([.init(1, .numbers(.above("1"))), .init(0, .text(.literal("x")))])
    let question = Question(
      kinds: [.text, .number],
      grant: [
        clutter,
        BoxExpression([
          .init(0, .text(.union([.pattern("ab*c", hasParts: true), .pattern("q", hasParts: true)]))),
          .init(1, .numbers(.complement(.below("9")))),
        ]),
      ], allowed: [clutter], denied: [clutter])
    // What is looked for: a grant with a star in it.
    let smallest = question.shrunk { $0.source.split(separator: "allowed").first?.contains("*") ?? false }
    #expect(
      smallest
        == Question(
          kinds: [.text, .number],
          grant: [BoxExpression([.init(0, .text(.pattern("*", hasParts: true)))])],
          allowed: [], denied: []))
  }
}

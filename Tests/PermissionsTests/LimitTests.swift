import PermissionsOracle
import Testing

@testable import Permissions

/// What is answered when the effort does not suffice: "not known", or a witness that is one; never "inside"
/// for what exceeds.
@Suite struct LimitTests {
  /// Efforts from nothing at all to more than small questions take.
  private static let efforts = [0, 1, 2, 5, 12, 30, 80, 200, 500, 1_200, 3_000, 8_000, 20_000]

  @Test(arguments: 0..<4)
  func noAnswerIsWrongUnderAnyEffort(block: Int) throws {
    var (undecided, inside, exceeding) = (0, 0, 0)
    for number in block * 250..<(block + 1) * 250 {
      var generator = QuestionGenerator(seed: 31, number: number)
      let question = generator.question()
      guard let atoms = PointAtoms(question) else { continue }
      let (grant, allowed) = (try question.kernel(question.grant), try question.kernel(question.allowed))
      let denied = try question.kernel(question.denied)
      for steps in Self.efforts {
        switch grant.containment(in: allowed, except: denied, effort: Effort(steps: steps)) {
        case .undecided(let limit):
          undecided += 1
          #expect(limit == .steps(steps))
        case .inside:
          inside += 1
          #expect(atoms.exceeding.isEmpty, "seed 31, case \(number), \(steps) steps")
        case .exceeds(let point):
          exceeding += 1
          #expect(question.isExceeding(question.values(point)), "seed 31, case \(number), \(steps) steps")
        }
      }
    }
    #expect(undecided > 500 && inside > 500 && exceeding > 500, "\(undecided), \(inside), \(exceeding)")
  }

  /// Where comparing patterns ends early, each answer must be the one that shows less.
  @Test func comparingShowsLessWithoutEffort() throws {
    func pattern(_ text: String) throws -> Pattern { try Pattern(text, separation: .slash) }
    let (wide, narrow) = (try pattern("a?b*c?d*"), try pattern("a?b?c?d?"))
    for (left, right) in [(wide, narrow), (narrow, wide), (wide, wide), (try pattern("*x?y*z"), narrow)] {
      for steps in 0..<60 {
        var effort = Effort(steps: steps)
        if left.covers(right, &effort) { #expect(left.covers(right)) }
        effort = Effort(steps: steps)
        if !left.overlaps(right, &effort) { #expect(!left.overlaps(right)) }
        effort = Effort(steps: steps)
        let relation = TextLanguage([left]).relation(to: right, &effort)
        if relation == .yes { #expect(left.covers(right)) }
        if relation == .no { #expect(!left.overlaps(right)) }
        effort = Effort(steps: steps)
        for text in ["aab1cxd1", "aab1cxd", "q"] {
          switch left.matching(text, &effort) {
          case .yes: #expect(left.matches(text))
          case .no: #expect(!left.matches(text))
          case .unknown: #expect(effort.isSpent)
          }
        }
      }
    }
  }

  /// The index of literals too takes what it could not compare for met.
  @Test func longUnionsShowLessWithoutEffort() throws {
    let names = (0..<40).map { "a-name-\($0)" }
    let union = TextLanguage(try names.map { try Pattern($0, separation: .none) })
    let met = try Pattern("a-*e-3?", separation: .none)
    for steps in 0..<400 {
      var effort = Effort(steps: steps)
      #expect(union.relation(to: met, &effort) == .unknown, "\(steps) steps")
    }
  }

  @Test func aPartThatSpentItsShareLeavesTheOthersTheirs() {
    var effort = Effort(steps: 100)
    let isEnough = effort.share(among: 2) { part in part.take(51) }
    #expect(!isEnough)
    #expect(effort.limit == .steps(100))
    #expect(!effort.isSpent)
    // A later part that ends well does not make the earlier one forgotten.
    let isLater = effort.share(among: 1) { part in part.take(1) }
    #expect(isLater)
    #expect(effort.limit == .steps(100))
  }
}

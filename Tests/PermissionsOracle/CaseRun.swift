import Permissions

/// Cases by number: the same seed and number make the same question and the same check, on every machine
/// and in whatever order they are run.
package struct CaseRun: Sendable {
  /// What makes the cases others.
  package let seed: UInt64

  /// The cases of a seed.
  package init(seed: UInt64) { self.seed = seed }

  /// What came of some cases.
  package struct Tally: Sendable {
    package var cases = 0
    package var tooLarge = 0
    /// The first failure, as it is to be printed.
    package var failure: String?
  }

  private static let schedule = Check.all.flatMap { check in Array(repeating: check, count: check.weight) }

  /// Runs cases until one fails.
  package func run(_ numbers: Range<Int>) -> Tally {
    var tally = Tally()
    for number in numbers {
      var generator = QuestionGenerator(seed: seed, number: number)
      let question = generator.question()
      let check = Self.schedule[number % Self.schedule.count]
      tally.cases += 1
      switch Self.result(check, question) {
      case .holds: continue
      case .tooLarge: tally.tooLarge += 1
      case .fails:
        tally.failure = describe(number, check, question)
        return tally
      }
    }
    return tally
  }

  private static func result(_ check: Check, _ question: Question) -> Check.Result {
    do {
      return try check.run(question)
    } catch {
      return .fails("a pattern is refused: \(error)")
    }
  }

  /// The failure, made as small as it gets.
  private func describe(_ number: Int, _ check: Check, _ question: Question) -> String {
    let smallest = question.shrunk { smaller in
      if case .fails = Self.result(check, smaller) { return true }
      return false
    }
    let result = Self.result(check, smallest)
    return """
      seed \(seed), case \(number): not so: \(check.name)
      \(result)
      \(smallest.source)
      """
  }
}

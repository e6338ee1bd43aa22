import Glibc
import Permissions

/// Measures questions about permission sets: `agentgate-kernel [--json] [NAME…]`. Not a product.
///
/// One row for each question: the nanoseconds of one answer, how many answers a second that makes, and how
/// many times longer the plainest way to the same answer takes, where there is one that ends.
@main struct KernelBenchmark {
  /// What was measured of one question.
  struct Row {
    let question: Question
    let answer: String
    let nanoseconds: Double
    let naive: Double?
  }

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let isJSON = arguments.contains("--json")
    let names = arguments.filter { $0 != "--json" }
    do {
      let questions = try Question.all().filter { question in
        names.isEmpty || names.contains { question.name.hasPrefix($0) }
      }
      if !isJSON { print(line("question", "answer", "ns", "a second", "naive / ours")) }
      var objects: [String] = []
      for question in questions {
        let row = measure(question)
        if isJSON { objects.append(json(row)) } else { print(text(row)) }
      }
      if isJSON { print("[\n  " + objects.joined(separator: ",\n  ") + "\n]") }
    } catch {
      print("a pattern of the benchmark is wrong: \(error)")
      exit(2)
    }
  }

  private static func measure(_ question: Question) -> Row {
    let answer =
      switch question.ask() {
      case .inside: "inside"
      case .exceeds: "exceeds"
      case .undecided: "undecided"
      }
    let time = nanoseconds { _ = question.ask() }
    let naive = question.naive.flatMap { naive in naive() == nil ? nil : nanoseconds { _ = naive() } }
    return Row(question: question, answer: answer, nanoseconds: time, naive: naive)
  }

  /// The median of five rounds of at least ten milliseconds each.
  private static func nanoseconds(_ body: () -> Void) -> Double {
    var count = 1
    while true {
      let time = clock(count, body)
      if time >= 10_000_000 { break }
      count = time < 100_000 ? count * 16 : count * 10_000_000 / time + 1
    }
    let rounds = (0..<5).map { _ in Double(clock(count, body)) / Double(count) }
    return rounds.sorted()[2]
  }

  /// Processor time of so many runs.
  private static func clock(_ count: Int, _ body: () -> Void) -> Int {
    let start = now()
    for _ in 0..<count { body() }
    return now() - start
  }

  private static func now() -> Int {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func text(_ row: Row) -> String {
    line(
      row.question.name, row.answer, "\(Int(row.nanoseconds.rounded()))",
      "\(Int((1_000_000_000 / row.nanoseconds).rounded()))",
      row.naive.map { ratio($0 / row.nanoseconds) } ?? "-")
  }

  private static func json(_ row: Row) -> String {
    let naive = row.naive.map { "\(Int($0.rounded()))" } ?? "null"
    return "{\"question\": \"\(row.question.name)\", \"answer\": \"\(row.answer)\", "
      + "\"nanoseconds\": \(Int(row.nanoseconds.rounded())), \"naiveNanoseconds\": \(naive)}"
  }

  private static func ratio(_ value: Double) -> String {
    value < 10 ? "\((value * 10).rounded() / 10)" : "\(Int(value.rounded()))"
  }

  private static func line(_ name: String, _ answer: String, _ numbers: String...) -> String {
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func push(_ text: String) -> String { String(repeating: " ", count: max(0, 13 - text.count)) + text }
    return pad(name, 58) + pad(answer, 10) + numbers.map(push).joined()
  }
}

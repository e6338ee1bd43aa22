import Glibc
import PermissionsOracle

/// Runs the kernel's property tests for as many cases as are asked for:
///
///     swift run -c release kernel-cases 100000000 [SEED] [THREADS]
///
/// Prints how far it has come, and ends with status 1 and the smallest failing case if one fails. The cases
/// depend on the seed alone, not on the threads.
@main struct KernelCases {
  /// Cases between two lines of progress, for each thread.
  private static let block = 100_000

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) }
    guard (1...3).contains(arguments.count), let count = arguments.first ?? nil, !arguments.contains(nil)
    else {
      print("usage: kernel-cases CASES [SEED] [THREADS]")
      exit(2)
    }
    let numbers = arguments.compactMap { $0 }
    let seed = UInt64(bitPattern: Int64(numbers.count > 1 ? numbers[1] : 1))
    let threads = max(1, numbers.count > 2 ? numbers[2] : 2)
    let failures = await run(CaseRun(seed: seed), count, threads: threads)
    for failure in failures { print(failure) }
    exit(failures.isEmpty ? 0 : 1)
  }

  private static func run(_ cases: CaseRun, _ count: Int, threads: Int) async -> [String] {
    let clock = ContinuousClock()
    let start = clock.now
    var failures: [String] = []
    var (done, tooLarge, next) = (0, 0, 0)
    await withTaskGroup(of: CaseRun.Tally.self) { group in
      func add() {
        guard next < count else { return }
        let block = next..<min(next + Self.block, count)
        next = block.upperBound
        group.addTask { cases.run(block) }
      }
      for _ in 0..<threads { add() }
      while let tally = await group.next() {
        done += tally.cases
        tooLarge += tally.tooLarge
        if let failure = tally.failure { failures.append(failure) }
        let seconds = (clock.now - start) / .seconds(1)
        // Progress is for whoever waits, also where the output goes to a file.
        print("\(done) cases, \(tooLarge) left out as too large, \(Int(Double(done) / seconds)) a second")
        fflush(nil)
        if failures.isEmpty { add() }
      }
    }
    return failures.sorted()
  }
}

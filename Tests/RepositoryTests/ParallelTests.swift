import Testing

@testable import Repository

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8, 200], [0, 1, 2, 7, 64, 10_000])
  func eachResultStandsAtItsIndex(threads: Int, count: Int) {
    let results = inParallel(count: count, threads: threads) { String($0 * 7) }
    #expect(results == (0..<count).map { String($0 * 7) })
  }

  @Test func contextsBelongToOneWorkerAndAreUsedAgain() {
    let results = inParallel(
      count: 5000, threads: 4, context: { [Int]() },
      body: { seen, index in
        seen.append(index)
        return seen.count
      })
    #expect(results.count { $0 == 1 } <= 4)
    #expect(results.allSatisfy { $0 >= 1 })
  }

  @Test func readersWorkInParallel() throws {
    let tree = try Tree()
    for index in 0..<500 { try tree.file("f\(index % 20)/\(index).yaml", "number \(index)") }
    let files = try tree.walked().files
    let root = try tree.root
    let makeReader = { @Sendable in try? FileReader(root: root) }
    let texts = inParallel(count: files.count, threads: 4, context: makeReader) { reader, index in
      String(decoding: (try? reader?.read(files[index].path)) ?? [], as: UTF8.self)
    }
    #expect(texts == files.map { "number " + ($0.path.split(separator: "/").last ?? "").dropLast(5) })
  }

  @Test func nonsensicalThreadCountsAreOne() {
    #expect(inParallel(count: 3, threads: 0) { $0 } == [0, 1, 2])
    #expect(inParallel(count: 3, threads: -5) { $0 } == [0, 1, 2])
    #expect(inParallel(count: -1, threads: 2) { $0 }.isEmpty)
  }

  @Test func thereIsAProcessor() {
    #expect(availableProcessors() >= 1)
  }
}

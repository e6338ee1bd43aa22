import Glibc
import Repository

/// One phase of a check, to be measured alone: `agentgate-phases PHASE ROOT [THREADS]`. Not a product.
///
/// It prints one line of JSON with the processor time of the phase, without that of starting the process.
@main struct Phases {
  /// What a phase has seen.
  struct Counts {
    var files = 0
    var bytes = 0
    var hits = 0
    var nodes = 0
  }

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let phase = phase(named: arguments[1]) else {
      print("usage: agentgate-phases walk|reads|filter ROOT [THREADS]")
      exit(2)
    }
    let threads = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
    do throws(FileError) {
      let start = clock()
      let root = try RepositoryRoot(folder: arguments[2])
      let files = try walk(root: root).files
      let counts = phase(root, files, threads)
      let time = clock() - start
      print(
        "{\"cpu\": \(time), \"files\": \(counts.files), \"bytes\": \(counts.bytes), \"hits\": \(counts.hits),",
        "\"nodes\": \(counts.nodes)}")
    } catch {
      print("\(error.path): \(error.explanation)")
      exit(2)
    }
  }

  /// What follows the walk.
  typealias Phase = (RepositoryRoot, [WalkedFile], _ threads: Int) -> Counts

  /// The phases; what parses stands here once there is a tree to parse into.
  private static func phase(named name: String) -> Phase? {
    switch name {
    case "walk": { _, files, _ in Counts(files: files.count) }
    case "reads": { read($0, $1, $2, needle: nil) }
    case "filter": { read($0, $1, $2, needle: "agentgate/") }
    default: nil
    }
  }

  /// A worker's reader and the space it reads into.
  struct Worker: ~Copyable {
    var reader: FileReader?
    var buffer: [UInt8] = []
  }

  private static func read(
    _ root: RepositoryRoot, _ files: [WalkedFile], _ threads: Int, needle: String?
  ) -> Counts {
    let needle = needle.map { Array($0.utf8) }
    let makeWorker = { @Sendable in Worker(reader: try? FileReader(root: root)) }
    let results = inParallel(count: files.count, threads: threads, context: makeWorker) { worker, index in
      guard (try? worker.reader?.read(files[index].path, into: &worker.buffer)) != nil else {
        return (0, false)
      }
      return (worker.buffer.count, needle.map { contains($0, in: worker.buffer) } ?? false)
    }
    var counts = Counts(files: files.count)
    for (bytes, isHit) in results {
      counts.bytes += bytes
      counts.hits += isHit ? 1 : 0
    }
    return counts
  }

  /// Processor time of the whole process, all threads, in nanoseconds.
  private static func clock() -> Int {
    var now = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0 else { return 0 }
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}

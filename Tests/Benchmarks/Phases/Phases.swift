import Glibc
import Repository
import SourceText
import YAMLTree

/// One phase of a check, to be measured alone: `agentgate-phases PHASE ROOT [THREADS]`. Not a product.
///
/// It prints one line of JSON with the processor time of the phase, without that of starting the process.
@main struct Phases {
  /// What a phase has seen.
  struct Counts {
    var files = 0
    var bytes = 0
    var hits = 0
    var documents = 0
  }

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let phase = phase(named: arguments[1]) else {
      print("usage: agentgate-phases walk|reads|filter|parse ROOT [THREADS]")
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
        "{\"cpu\": \(time), \"files\": \(counts.files), \"bytes\": \(counts.bytes),",
        "\"hits\": \(counts.hits),",
        "\"documents\": \(counts.documents)}")
    } catch {
      print("\(error.path): \(error.explanation)")
      exit(2)
    }
  }

  /// What follows the walk.
  typealias Phase = (RepositoryRoot, [WalkedFile], _ threads: Int) -> Counts

  /// The phases, each of which does all of the one before.
  private static func phase(named name: String) -> Phase? {
    switch name {
    case "walk": { _, files, _ in Counts(files: files.count) }
    case "reads": { read($0, $1, $2, steps: 0) }
    case "filter": { read($0, $1, $2, steps: 1) }
    case "parse": { read($0, $1, $2, steps: 2) }
    default: nil
    }
  }

  /// A worker's reader, and the space it reads and parses into.
  struct Worker: ~Copyable {
    var reader: FileReader?
    var buffer: [UInt8] = []
    var tree = NodeTree()
  }

  /// Reads all files, with the filter from one step on, and into trees from two on.
  private static func read(_ root: RepositoryRoot, _ files: [WalkedFile], _ threads: Int, steps: Int)
    -> Counts
  {
    let makeWorker = { @Sendable in Worker(reader: try? FileReader(root: root)) }
    let results = inParallel(count: files.count, threads: threads, context: makeWorker) { worker, index in
      var counts = Counts()
      guard (try? worker.reader?.read(files[index].path, into: &worker.buffer)) != nil else { return counts }
      counts.bytes = worker.buffer.count
      guard steps > 0, mayContainScalar(startingWith: "agentgate/", in: worker.buffer) else { return counts }
      counts.hits = 1
      if steps > 1 { counts.documents = parse(files[index].path, &worker) }
      return counts
    }
    var counts = Counts(files: files.count)
    for result in results {
      counts.bytes += result.bytes
      counts.hits += result.hits
      counts.documents += result.documents
    }
    return counts
  }

  /// The number of documents in a file, each of which was read into the worker's tree.
  private static func parse(_ path: String, _ worker: inout Worker) -> Int {
    guard let text = try? decodeText(worker.buffer) else { return 0 }
    var stream = DocumentStream(Source(id: SourceID(0), path: path, bytes: text))
    var documents = 0
    while (try? stream.next(into: &worker.tree)) == true { documents += 1 }
    return documents
  }

  /// Processor time of the whole process, all threads, in nanoseconds.
  private static func clock() -> Int {
    var now = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0 else { return 0 }
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}

// Threads, and the unsafe memory they share: an array's uninitialized elements, each written by one thread.

import CLinux
import Glibc
import Synchronization

/// How much stack each worker gets: as much as a main thread has on most systems, of which the kernel only
/// provides what is touched.
private let stackSize = 8 << 20

/// Computes `body(0)` to `body(count - 1)` on several threads; each result stands at its own index.
///
/// - Parameters:
///   - count: How many results there are.
///   - threads: How many threads work, the calling one among them; with 1 nothing else is started.
///   - body: Computes one result; it runs on any thread, in any order.
public func inParallel<Result: Sendable>(
  count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  inParallel(count: count, threads: threads, context: { () }, body: { _, index in body(index) })
}

/// Computes `body(&context, 0)` to `body(&context, count - 1)` on several threads, each with a context of its
/// own: buffers and readers that are used again.
///
/// - Parameters:
///   - count: How many results there are.
///   - threads: How many threads work, the calling one among them; with 1 nothing else is started.
///   - context: Makes the context of one worker, on its thread.
///   - body: Computes one result; it must not depend on what the context holds from before.
public func inParallel<Context: ~Copyable, Result: Sendable>(
  count: Int, threads: Int, context: @Sendable () -> Context, body: @Sendable (inout Context, Int) -> Result
) -> [Result] {
  guard count > 0 else { return [] }
  let workers = max(1, min(threads, count))
  return unsafe [Result](unsafeUninitializedCapacity: count) { results, initializedCount in
    let shared = unsafe Slots(start: results.baseAddress)
    withoutActuallyEscaping(context) { makeContext in
      withoutActuallyEscaping(body) { body in
        let work = Work(count: count, workers: workers) { take in
          var context = makeContext()
          while let range = take() {
            for index in range { unsafe shared.store(body(&context, index), at: index) }
          }
        }
        work.run(threads: workers)
      }
    }
    initializedCount = count
  }
}

/// Elements of an array under construction. Safe to share because no index is handed out twice.
@unsafe private struct Slots<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>?

  func store(_ value: Element, at index: Int) {
    guard let start = unsafe start else { return }
    unsafe (start + index).initialize(to: value)
  }
}

/// Indices that workers take in chunks.
private final class Work: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let chunk: Int
  private let loop: @Sendable (() -> Range<Int>?) -> Void

  init(count: Int, workers: Int, loop: @escaping @Sendable (() -> Range<Int>?) -> Void) {
    self.count = count
    // Small enough that a slow file at the end keeps no worker waiting, large enough to share the counter
    // seldom.
    self.chunk = max(1, min(64, count / (workers * 8)))
    self.loop = loop
  }

  /// Runs one worker until nothing is left.
  func work() {
    loop { [self] in
      let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
      return start < count ? start..<min(start + chunk, count) : nil
    }
  }

  /// Runs workers on this and other threads, and waits for all. Where a thread cannot be had, fewer do the
  /// work.
  func run(threads: Int) {
    var started: [pthread_t] = []
    for _ in 1..<max(1, threads) {
      guard let thread = startThread() else { break }
      started.append(thread)
    }
    work()
    for thread in started { _ = pthread_join(thread, nil) }
  }

  private func startThread() -> pthread_t? {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    _ = unsafe pthread_attr_setstacksize(&attributes, stackSize)
    let work = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().work()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      return nil
    }
    return thread
  }
}

/// How many processors this process may run on.
public func availableProcessors() -> Int {
  var set = cpu_set_t()
  guard unsafe sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else {
    // More processors than the set has room for.
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
  return max(1, unsafe withUnsafeBytes(of: set) { unsafe $0.reduce(0) { $0 + $1.nonzeroBitCount } })
}

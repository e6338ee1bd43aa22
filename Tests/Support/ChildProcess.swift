public import Foundation

/// A program that was started: by `posix_spawn` itself, since Foundation's `Process` now and then reads past
/// the end of its memory when it starts one.
public struct ChildProcess {
  /// Its number.
  public let id: pid_t

  /// A program that could not be started.
  public struct NotStarted: Error {
    /// Why, as `errno` has it.
    public let code: Int32
  }

  /// Starts a program with the descriptors given as its standard output and standard error, and nothing to
  /// read.
  public init(
    _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
    output: Int32, errors: Int32
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // What other threads have open is not the program's, least of all a file that they are still writing.
    for number in 3..<min(getdtablesize(), 1024) { posix_spawn_file_actions_addclose(&actions, number) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // As a shell starts it: no signal is ignored or held back.
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    // It changes to the folder and becomes the program.
    let starter = "/usr/bin/env"
    var words = ([starter, "-C", folder, executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, starter, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw NotStarted(code: code) }
    self.id = id
  }

  /// The exit status, or the number below 0 of the signal that ended it; nil, and the program killed, if it
  /// took longer.
  public func wait(seconds: Double) -> Int32? {
    let end = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while waitpid(id, &status, WNOHANG) == 0 {
      guard Date() < end else {
        kill(id, SIGKILL)
        waitpid(id, &status, 0)
        return nil
      }
      usleep(1000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }
}

/// The git program, and how it is run: so that nothing in the repository that it reads can make it run
/// anything, reach the network, or show other objects than were committed.
///
/// A repository's own configuration cannot be turned off. It is disarmed instead: only commands that read
/// objects are run; no command here knows hooks, aliases, filters, textconv or the index; what those that
/// read objects would still obey is overruled below. gitglossary(7) and git-config(1) describe the parts.
public struct GitProgram: Sendable, Hashable {
  /// The usual folders, in the order in which they are searched.
  static let usualFolders = ["/usr/bin", "/usr/local/bin", "/bin"]

  /// All of the environment that git gets.
  static let environment = [
    "LC_ALL=C",
    "GIT_CONFIG_NOSYSTEM=1",
    "GIT_CONFIG_GLOBAL=/dev/null",
    "GIT_TERMINAL_PROMPT=0",
    "GIT_OPTIONAL_LOCKS=0",
    // A partial clone would fetch what it lacks, by whatever program its configuration names. Versions before
    // 2.39.4 do not know the first of these, and all know the second: no protocol is allowed.
    "GIT_NO_LAZY_FETCH=1",
    "GIT_ALLOW_PROTOCOL=",
    // Grafts give commits other parents.
    "GIT_GRAFT_FILE=/dev/null",
  ]

  /// More than this in an answer is not read: the list of a million files has about 100 MB.
  static let answerLimit = 1 << 30

  /// The absolute path.
  public let path: String

  /// Seeks the program: in the usual folders, then in those of a search path.
  ///
  /// - Parameters:
  ///   - searchPath: The value of `PATH`. Only its absolute entries count.
  ///   - root: What stands under it is under check, and is not run.
  public static func find(searchPath: String?, outside root: RepositoryRoot) throws(GitError) -> GitProgram {
    let program = candidate(in: usualFolders + folders(in: searchPath ?? ""), outside: root)
    guard let program else { throw .noProgram }
    return GitProgram(path: program)
  }

  /// The absolute entries of a search path.
  static func folders(in searchPath: String) -> [String] {
    searchPath.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  /// The first program named `git` in a list of folders.
  static func candidate(in folders: [String], outside root: RepositoryRoot) -> String? {
    folders.lazy.map { joined($0, "git") }.first { path in
      realProgram(at: path).map { !isPath($0, inside: root.path) } ?? false
    }
  }

  /// The path without links, where a program stands there.
  private static func realProgram(at path: String) -> String? {
    guard !holdsZeroByte(path), let bytes = try? realPath(path) else { return nil }
    guard let real = String(validating: bytes, as: UTF8.self) else { return nil }
    guard let kind = try? status(atPath: real).kind, kind == .regularFile else { return nil }
    return isExecutable(real) ? real : nil
  }

  /// What a command left behind.
  struct Answer {
    let status: Int32
    let output: [UInt8]
    let complaint: String

    /// The one line that the output consists of; nil where it is something else.
    var line: String? {
      guard output.last == UInt8(ascii: "\n") else { return nil }
      let line = output.dropLast()
      guard !line.isEmpty, !line.contains(UInt8(ascii: "\n")) else { return nil }
      return String(validating: line, as: UTF8.self)
    }
  }

  /// The words before any command on the repository whose working tree is `top`.
  ///
  /// The repository is named instead of sought, which spares git the question whom its folder belongs to, and
  /// `core.worktree` the chance to send it elsewhere. The folder in which we were started means nothing.
  private func words(top: String, _ command: [String]) -> [String] {
    [
      path, "-C", "/", "--git-dir=\(joined(top, ".git"))", "--work-tree=\(top)", "--no-replace-objects",
      "--literal-pathspecs", "--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null",
      "-c", "safe.directory=\(top)",
      // A cache of what commits say; the commits themselves are to be believed.
      "-c", "core.commitGraph=false",
    ] + command
  }

  /// Starts a command that is sent requests.
  func start(top: String, _ command: [String]) throws(GitError) -> ChildProcess {
    try start(words(top: top, command), takesInput: true)
  }

  /// Runs a command to its end.
  func run(top: String, _ command: [String], limit: Int = answerLimit) throws(GitError) -> Answer {
    var child = try start(words(top: top, command), takesInput: false)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    do throws(SystemError) {
      while true {
        let count = try child.read(into: &buffer, 0, buffer.count)
        if count == 0 { break }
        guard output.count + count <= limit else { throw SystemError(0) }
        output.append(contentsOf: buffer[0..<count])
      }
    } catch {
      throw error.number == 0
        ? .tooManyFiles(limit: limit) : .notStarted(program: path, number: error.number)
    }
    return Answer(status: child.wait(), output: output, complaint: child.complaint())
  }

  private func start(_ words: [String], takesInput: Bool) throws(GitError) -> ChildProcess {
    do throws(SystemError) {
      return try ChildProcess(words, environment: Self.environment, takesInput: takesInput)
    } catch {
      throw .notStarted(program: path, number: error.number)
    }
  }
}

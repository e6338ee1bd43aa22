import Glibc
import Testing

@testable import Repository

/// A folder of its own for one test, removed with all it holds at the end.
final class Tree {
  let path: String

  init() throws {
    let name = "/tmp/agentgate-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    try #require(mkdir(name, 0o755) == 0)
    path = name
  }

  deinit { Tree.remove(Array(path.utf8CString)) }

  var root: RepositoryRoot {
    get throws { try RepositoryRoot(folder: path) }
  }

  func at(_ relative: String) -> String { path + "/" + relative }

  /// Makes a folder and all above it.
  @discardableResult
  func folder(_ relative: String) throws -> Tree {
    var built = path
    for part in relative.split(separator: "/") {
      built += "/" + part
      let code = mkdir(built, 0o755)
      try #require(code == 0 || errno == EEXIST)
    }
    return self
  }

  /// Writes a file, and makes the folders above it.
  @discardableResult
  func file(_ relative: String, _ text: String = "x: 1\n") throws -> Tree {
    let parts = relative.split(separator: "/").dropLast().joined(separator: "/")
    try folder(parts)
    return try write(Array(text.utf8), to: Array(at(relative).utf8))
  }

  /// Writes a file whose path need not be UTF-8.
  @discardableResult
  func write(_ bytes: [UInt8], to path: [UInt8]) throws -> Tree {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let number = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(number >= 0)
    defer { close(number) }
    try #require(Glibc.write(number, bytes, bytes.count) == bytes.count)
    return self
  }

  /// Makes a symbolic link.
  @discardableResult
  func link(_ relative: String, to target: String) throws -> Tree {
    try #require(symlink(target, at(relative)) == 0)
    return self
  }

  /// Makes a named pipe.
  @discardableResult
  func pipe(_ relative: String) throws -> Tree {
    try #require(mkfifo(at(relative), 0o644) == 0)
    return self
  }

  /// Makes a socket.
  @discardableResult
  func socket(_ relative: String) throws -> Tree {
    try #require(mknod(at(relative), S_IFSOCK | 0o644, 0) == 0)
    return self
  }

  /// Walks the tree for YAML.
  func walked(_ options: WalkOptions = WalkOptions()) throws -> WalkResult {
    try walk(root: root, options: options)
  }

  private static func remove(_ path: [CChar]) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o755)
    let slash = CChar(bitPattern: UInt8(ascii: "/"))
    for name in names(in: path) { remove(path.dropLast() + [slash] + name) }
    rmdir(path)
  }

  private static func names(in path: [CChar]) -> [[CChar]] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [[CChar]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
      }
      let dot = CChar(bitPattern: UInt8(ascii: "."))
      if name != [dot, 0], name != [dot, dot, 0] { names.append(name) }
    }
    return names
  }
}

/// Runs `body` with the file permissions of a user who owns nothing; false where that is not possible.
///
/// Only the calling thread's identity for files changes, so that other tests do not notice.
func withoutPrivileges(_ body: () throws -> Void) rethrows -> Bool {
  typealias SetUser = @convention(c) (uid_t) -> Int32
  guard let symbol = dlsym(nil, "setfsuid") else { return false }
  let setUser = unsafeBitCast(symbol, to: SetUser.self)
  _ = setUser(65_534)
  defer { _ = setUser(geteuid()) }
  // Asking for an impossible identity tells which one is in force.
  guard setUser(uid_t.max) != 0 else { return false }
  try body()
  return true
}

/// The reason of the error that `body` throws.
func reason(_ body: () throws -> Void) -> FileError.Reason? {
  do {
    try body()
    return nil
  } catch let error as FileError {
    return error.reason
  } catch {
    return nil
  }
}

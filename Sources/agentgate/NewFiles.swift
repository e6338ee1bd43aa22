import Glibc

/// Writes files below one folder: never over another file unless asked to, never through a link, never
/// outside.
struct NewFiles: ~Copyable {
  /// What became of a file.
  enum Result: Equatable {
    case written
    case replaced
    /// Something stands there already.
    case kept
  }

  /// Why a file could not be written.
  struct Failure: Error {
    /// The path under the folder; empty for the folder itself.
    let path: String
    /// What went wrong, as a sentence.
    let explanation: String
  }

  private let folder: Int32

  /// Opens the folder.
  init(below path: String) throws(Failure) {
    folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Self.failure("") }
  }

  deinit { _ = close(folder) }

  /// Writes a file, and the folders on the way to it. Whatever stands in its place is kept, or replaced
  /// whole.
  func write(_ bytes: [UInt8], to path: String, isReplacing: Bool) throws(Failure) -> Result {
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { throw Failure(path: path, explanation: "It is no path.") }
    let parent = try makeFolders(parts)
    defer { _ = close(parent) }
    if try create(name, bytes, in: parent, path: path) { return .written }
    guard isReplacing else { return .kept }
    let temporary = "\(name).\(getpid()).tmp"
    guard try create(temporary, bytes, in: parent, path: path) else {
      throw Failure(path: path, explanation: "The file \(temporary) beside it is in the way.")
    }
    // A link of that name is replaced itself; what it leads to stays as it is.
    guard unsafe renameat(parent, temporary, parent, name) == 0 else {
      let failure = Self.failure(path)
      _ = unsafe unlinkat(parent, temporary, 0)
      throw failure
    }
    return .replaced
  }

  /// Opens the folders one below another, and makes those that are missing.
  private func makeFolders(_ names: [String]) throws(Failure) -> Int32 {
    var current = try Self.openFolder(".", in: folder, path: "")
    var path = ""
    for name in names {
      path += path.isEmpty ? name : "/" + name
      if unsafe mkdirat(current, name, 0o755) != 0, errno != EEXIST {
        let failure = Self.failure(path)
        _ = close(current)
        throw failure
      }
      let parent = current
      defer { _ = close(parent) }
      current = try Self.openFolder(name, in: parent, path: path)
    }
    return current
  }

  private static func openFolder(_ name: String, in parent: Int32, path: String) throws(Failure) -> Int32 {
    let descriptor = unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    return descriptor
  }

  /// Makes a file that was not there; false where something is. A file that could not be written whole is
  /// taken away.
  private func create(
    _ name: String, _ bytes: [UInt8], in parent: Int32, path: String
  ) throws(Failure) -> Bool {
    let descriptor = unsafe openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw Self.failure(path)
    }
    let isWritten = writeAll(bytes, to: descriptor)
    let failure = Self.failure(path)
    guard close(descriptor) == 0, isWritten else {
      _ = unsafe unlinkat(parent, name, 0)
      throw failure
    }
    return true
  }

  /// What the last system call failed with.
  private static func failure(_ path: String) -> Failure {
    switch errno {
    case EACCES, EPERM: Failure(path: path, explanation: "The permission to write there is missing.")
    case EROFS: Failure(path: path, explanation: "The file system can only be read.")
    case ELOOP, ENOTDIR:
      Failure(
        path: path, explanation: "A link or a file stands where a folder is needed; links are not followed.")
    case EISDIR: Failure(path: path, explanation: "A folder of that name is in the way.")
    case ENOENT: Failure(path: path, explanation: "The folder does not exist.")
    case ENOSPC, EDQUOT: Failure(path: path, explanation: "There is no space left.")
    default: Failure(path: path, explanation: "\(unsafe String(cString: strerror(errno))).")
    }
  }
}

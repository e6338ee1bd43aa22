import Glibc

/// The folder that a run reads, and nothing outside it.
public struct RepositoryRoot: Sendable, Hashable {
  /// Why this folder is the root.
  public enum Reason: Sendable, Hashable {
    /// It holds `agentgate.yaml`.
    case gateFile
    /// It is the top of a git working tree.
    case git
    /// Neither was found upwards, so that it is the folder itself.
    case workingFolder
  }

  /// The name of the Gate file, which makes the folder that holds it the root.
  public static let gateFileName = "agentgate.yaml"

  /// The absolute path, without links in it.
  public let path: String
  /// Why this folder is the root.
  public let reason: Reason

  /// Takes a folder as the root, wherever it lies.
  public init(folder: String, reason: Reason = .workingFolder) throws(FileError) {
    self.path = try absolutePath(of: folder)
    self.reason = reason
  }

  private init(found path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Seeks the root upwards from a folder: the nearest that holds `agentgate.yaml`, else the nearest that
  /// holds `.git`, else the folder itself.
  ///
  /// Whatever bears the name of the Gate file counts, folders apart: a link or a pipe of that name must end
  /// in an error when it is read, not in another root.
  public static func find(from folder: String) throws(FileError) -> RepositoryRoot {
    let start = try absolutePath(of: folder)
    if let path = try nearest(from: start, holding: gateFileName, where: { $0 != .folder }) {
      return RepositoryRoot(found: path, reason: .gateFile)
    }
    if let path = try nearest(from: start, holding: ".git", where: { $0 == .folder || $0 == .regularFile }) {
      return RepositoryRoot(found: path, reason: .git)
    }
    return RepositoryRoot(found: start, reason: .workingFolder)
  }

  /// The nearest folder upwards from `start`, itself included, that holds something wanted of that name.
  static func nearest(
    from start: String, holding name: String, where isWanted: (FileKind) -> Bool
  ) throws(FileError) -> String? {
    var folder = start
    while true {
      if let kind = try kind(ofPath: joined(folder, name)), isWanted(kind) { return folder }
      guard folder != "/", let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func kind(ofPath path: String) throws(FileError) -> FileKind? {
    do throws(SystemError) {
      return try status(atPath: path).kind
    } catch {
      if error.number == ENOENT { return nil }
      throw FileError(path: path, reason: .init(error))
    }
  }
}

/// A folder's absolute path without links; an error where it is no folder or its path is not UTF-8.
func absolutePath(of folder: String) throws(FileError) -> String {
  guard !folder.isEmpty, !holdsZeroByte(folder) else {
    throw FileError(path: folder, reason: .malformedPath)
  }
  let path: String
  let kind: FileKind
  do throws(SystemError) {
    guard let real = String(validating: try realPath(folder), as: UTF8.self) else {
      throw SystemError(EILSEQ)
    }
    path = real
    kind = try status(atPath: path).kind
  } catch {
    throw FileError(path: folder, reason: error.number == EILSEQ ? .malformedPath : .init(error))
  }
  guard kind == .folder else { throw FileError(path: folder, reason: .notFolder) }
  return path
}

/// A name below a folder's absolute path.
func joined(_ folder: String, _ name: String) -> String {
  folder == "/" ? "/" + name : folder + "/" + name
}

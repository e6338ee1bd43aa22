import Glibc

/// What a name in a folder stands for.
public enum FileKind: Sendable, Hashable {
  /// A file with bytes.
  case regularFile
  /// A folder.
  case folder
  /// A symbolic link.
  case symbolicLink
  /// A named pipe.
  case pipe
  /// A socket.
  case socket
  /// A character or block device.
  case device
  /// Something this version does not know.
  case unknown

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regularFile
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .symbolicLink
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .unknown
    }
  }

  /// The kind in words, with its article.
  public var words: String {
    switch self {
    case .regularFile: "a regular file"
    case .folder: "a folder"
    case .symbolicLink: "a symbolic link"
    case .pipe: "a named pipe"
    case .socket: "a socket"
    case .device: "a device"
    case .unknown: "of an unknown kind"
    }
  }
}

/// Why a file or folder could not be found, opened or read.
public struct FileError: Error, Sendable, Hashable {
  /// The path as it was asked for; untrusted text.
  public let path: String
  /// What went wrong.
  public let reason: Reason

  /// Makes an error.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What went wrong.
  public enum Reason: Error, Sendable, Hashable {
    /// Nothing stands at the path.
    case notFound
    /// The operating system refuses.
    case permissionDenied
    /// Something else than a folder stands where one is needed.
    case notFolder
    /// Something else than a regular file stands there.
    case notRegularFile(FileKind)
    /// The path itself leads out of the root: it is absolute, or its `..` parts go too far up.
    case outsideRoot
    /// A symbolic link on the way leads out of the root.
    case linkOutOfRoot
    /// A symbolic link on the way leads nowhere.
    case brokenLink
    /// Symbolic links lead in a circle, or there are more than `LinkResolver.maximumLinks`.
    case linkLoop
    /// The path is empty, holds a zero byte, or is not UTF-8.
    case malformedPath
    /// The file is larger than the limit.
    case tooLarge(size: Int, limit: Int)
    /// The file grew or shrank while it was read.
    case changedWhileRead
    /// The git repository lacks the file's contents.
    case missingObject
    /// git did not deliver the file's contents.
    case gitFailed
    /// Any other failure: the system's error number and its name.
    case system(Int32, name: String)
  }
}

extension FileError.Reason {
  init(_ error: SystemError) {
    switch error.number {
    case ENOENT, ENOTDIR: self = .notFound
    case EACCES, EPERM: self = .permissionDenied
    case ELOOP: self = .linkLoop
    case ENXIO: self = .notRegularFile(.socket)
    default: self = .system(error.number, name: Self.name(of: error.number))
    }
  }

  /// An error number of the system in words.
  static func name(of number: Int32) -> String {
    switch number {
    case EIO: "EIO, the disk or network could not deliver it"
    case EMFILE: "EMFILE, this process has too many files open"
    case ENFILE: "ENFILE, the system has too many files open"
    case ENOMEM: "ENOMEM, there is not enough memory"
    case ENAMETOOLONG: "ENAMETOOLONG, the path is too long"
    case ESTALE: "ESTALE, the file was replaced on the server"
    case ETIMEDOUT: "ETIMEDOUT, the file system did not answer"
    case EINVAL: "EINVAL, the file system refuses the request"
    default: "system error \(number)"
    }
  }
}

extension FileError {
  /// What went wrong in one plain sentence, without the path: that is untrusted and is the caller's to
  /// escape.
  public var explanation: String {
    switch reason {
    case .notFound: "There is no such file or folder."
    case .permissionDenied: "The permission to read it is missing."
    case .notFolder: "It exists, but it is no folder."
    case .notRegularFile(let kind): "It is \(kind.words), and only regular files are read."
    case .outsideRoot: "It lies outside the root, and nothing outside the root is read."
    case .linkOutOfRoot: "A symbolic link leads out of the root, and nothing outside the root is read."
    case .brokenLink: "A symbolic link leads to something that does not exist."
    case .linkLoop: "Symbolic links lead in a circle."
    case .malformedPath: "This is no path: it is empty, holds a zero byte, or is not UTF-8."
    case .tooLarge(let size, let limit): "It has \(size) bytes, and the limit is \(limit)."
    case .changedWhileRead: "It changed while it was read."
    case .missingObject:
      "The git repository lacks its contents: it is damaged, or a partial clone that left them out."
    case .gitFailed: "git could not deliver it: the repository may be damaged."
    case .system(_, let name): "It could not be read: \(name)."
    }
  }
}

/// What a walk found under the root. Every list is sorted by path, byte by byte, whatever order the folders
/// had.
public struct WalkResult: Sendable {
  /// The files to read: regular files of a wanted name, each once.
  public var files: [WalkedFile] = []
  /// The folders that were not read.
  public var pruned: [PrunedFolder] = []
  /// The links that stay inside the root: what they lead to is to be recognised under the link's path too.
  public var links: [WalkedLink] = []
  /// What could not be read, or leads out of the root.
  public var notes: [WalkNote] = []
  /// The limit that was hit, if any; then some files may be missing.
  public var limit: WalkLimit?
}

/// One file to read.
///
/// Two different files may have paths that Swift's `==` calls equal, since it compares characters, and a file
/// system bytes: compare `path.utf8`, or use places in the list, where two files must not be mixed up.
public struct WalkedFile: Sendable {
  /// The path under the root, with `/` between its parts.
  public let path: String
  /// Where the file really lies under the root, if a link led to it.
  public let target: String?

  /// Makes a file.
  public init(path: String, target: String? = nil) {
    self.path = path
    self.target = target
  }

  /// Whether a path given on the command line (`resolveArgument`) is this file or a folder around it.
  public func isInside(_ argument: String) -> Bool {
    isPath(path, inside: argument) || target.map { isPath($0, inside: argument) } ?? false
  }
}

/// A folder that was not read.
public struct PrunedFolder: Sendable, Hashable {
  /// The path under the root.
  public let path: String
  /// Why it was not read.
  public let reason: PruneReason
}

/// A symbolic link whose target lies inside the root.
public struct WalkedLink: Sendable, Hashable {
  /// The link's path under the root.
  public let path: String
  /// The target's path under the root, free of links; empty for the root itself.
  public let target: String
  /// Whether the target is a folder.
  public let isFolder: Bool
}

/// Something under the root that was not read.
public struct WalkNote: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// A symbolic link that leads out of the root.
    case linkOutOfRoot
    /// A symbolic link that leads nowhere.
    case brokenLink
    /// A symbolic link that leads back to itself.
    case linkLoop
    /// A symbolic link into the data of a version control system.
    case linkIntoVersionControl
    /// A symbolic link that cannot be followed.
    case unreadableLink(FileError.Reason)
    /// A pipe, socket or device.
    case specialFile(FileKind)
    /// A folder that cannot be listed.
    case unreadableFolder(FileError.Reason)
    /// A file of a wanted name that no text can spell: it, or a folder above it, is not UTF-8.
    case nameIsNotUTF8
  }

  /// The path under the root. Bytes that are not UTF-8 stand as `\xNN`, and then a backslash as `\\`.
  public let path: String
  /// What it is.
  public let kind: Kind
  /// Whether the name is one that the walk looks for, so that a file may have been missed; true for folders.
  public let isWanted: Bool
  /// The path's bytes where no text can spell them; else empty.
  var bytes: [UInt8] = []
}

/// A limit that ended a walk, or a part of it.
public enum WalkLimit: Sendable, Hashable {
  /// There are more entries than the limit. Which were seen first is chance, so that no file is listed at
  /// all.
  case entries(limit: Int)
  /// A folder lies deeper than the limit and was not entered; the first such path in byte order.
  case depth(limit: Int, path: String)
}

/// Whether a path is a folder's path or lies below it; every path lies below "", the root.
func isPath(_ path: String, inside folder: String) -> Bool {
  let path = path.utf8
  let folder = folder.utf8
  guard !folder.isEmpty else { return true }
  guard path.starts(with: folder) else { return false }
  let rest = path.dropFirst(folder.count)
  return rest.isEmpty || rest.first == UInt8(ascii: "/")
}

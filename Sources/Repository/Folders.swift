import Glibc

/// Where folders are listed and looked into: the file system, or a git revision.
///
/// An open folder is a number, as the kernel gives it; callers close each that they open.
enum Folders {
  /// The file system, below a root.
  case fileSystem(RepositoryRoot)
  /// A revision, whose root is that of the tree.
  case revision(RevisionFolders)

  /// Opens the root.
  func openRoot() throws(SystemError) -> OpenFolder {
    switch self {
    case .fileSystem(let root):
      let folder = try openFolder(atPath: root.path)
      return OpenFolder(owning: folder.release(), of: self)
    case .revision: return OpenFolder(owning: Int32(GitTree.root), of: self)
    }
  }

  /// Opens a folder by its name in an open one. `names[start...]` must hold the name and a zero byte after
  /// it.
  func open(_ names: [UInt8], at start: Int, in folder: Int32, mode: Int32) throws(SystemError) -> Int32 {
    switch self {
    case .fileSystem: try openEntry(in: folder, names, at: start, mode: mode)
    case .revision(let folders): try folders.open(Self.name(names, at: start), in: folder)
    }
  }

  /// Closes an open folder.
  func close(_ folder: Int32) {
    if case .fileSystem = self { _ = Glibc.close(folder) }
  }

  /// Fills `buffer`, but for its last byte, with the next entries of an open folder; gives how many bytes
  /// hold some, 0 at the end. `position` starts as 0 and is for this function alone.
  func readEntries(
    of folder: Int32, from position: inout Int, into buffer: inout [UInt8]
  ) throws(SystemError) -> Int {
    switch self {
    case .fileSystem: try Repository.readEntries(of: folder, into: &buffer)
    case .revision(let folders): folders.readEntries(of: folder, from: &position, into: &buffer)
    }
  }

  /// What a name in an open folder is; a link is not followed. The name ends with a zero byte.
  func kind(of names: [UInt8], at start: Int, in folder: Int32) throws(SystemError) -> FileKind {
    switch self {
    case .fileSystem: try status(in: folder, names, at: start).kind
    case .revision(let folders): try folders.kind(of: Self.name(names, at: start), in: folder)
    }
  }

  /// Where the link of that name points. The name ends with a zero byte.
  func linkTarget(of names: [UInt8], at start: Int, in folder: Int32) throws(SystemError) -> [UInt8] {
    switch self {
    case .fileSystem: try Repository.linkTarget(in: folder, names, at: start)
    case .revision(let folders): try folders.linkTarget(of: Self.name(names, at: start), in: folder)
    }
  }

  /// Opens a regular file by its name in an open folder. The name ends with a zero byte.
  func openFile(_ name: [UInt8], in folder: Int32) throws(FileError.Reason) -> OpenFile {
    switch self {
    case .fileSystem:
      do throws(SystemError) {
        return .file(Descriptor(owning: try openEntry(in: folder, name, at: 0, mode: OpenMode.file)))
      } catch {
        throw .init(error)
      }
    case .revision(let folders): return try folders.openFile(Self.name(name, at: 0), in: folder)
    }
  }

  private static func name(_ names: [UInt8], at start: Int) -> ArraySlice<UInt8> {
    names.dropFirst(start).prefix { $0 != 0 }
  }
}

/// An open folder, closed when its owner goes away.
struct OpenFolder: ~Copyable {
  let number: Int32
  private let folders: Folders

  /// Takes over an open folder.
  init(owning number: Int32, of folders: Folders) {
    self.number = number
    self.folders = folders
  }

  deinit { folders.close(number) }
}

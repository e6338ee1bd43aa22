import Glibc

/// The folders of a revision as if they were a file system's: what `Folders` asks of one, answered from a
/// `GitTree`. A folder's number is its number in the tree.
///
/// So one walk, one way to follow links and one set of errors serve both, and a revision is read exactly as
/// its checkout would be.
final class RevisionFolders {
  let tree: GitTree
  private let objects: ObjectReader

  init(_ revision: GitRevision) {
    tree = revision.tree
    objects = ObjectReader(revision.repository)
  }

  /// The number of the folder that a name in a folder is; of `.`, the folder itself.
  func open(_ name: ArraySlice<UInt8>, in folder: Int32) throws(SystemError) -> Int32 {
    if name.elementsEqual(".".utf8) { return folder }
    let entry = try entry(name, in: folder)
    guard entry.folder != GitTree.none else { throw SystemError(ENOTDIR) }
    guard let number = Int32(exactly: entry.folder) else { throw SystemError(ENFILE) }
    return number
  }

  /// Fills `buffer`, but for its last byte, with the entries of a folder from `position` on, laid out as
  /// `FolderEntry` says; gives how many bytes hold some.
  func readEntries(of folder: Int32, from position: inout Int, into buffer: inout [UInt8]) -> Int {
    guard !tree.isSubmodule(Int(folder)) else { return readSubmodule(from: &position, into: &buffer) }
    let entries = tree.entries(of: Int(folder))
    var count = 0
    while position < entries.count {
      let entry = entries[entries.startIndex + position]
      let next = write(tree.text[entry.name], entry.mode, at: count, into: &buffer)
      guard next > count else { break }
      count = next
      position += 1
    }
    return count
  }

  /// A submodule shows by its `.git` that it is another repository, as in a working tree.
  private func readSubmodule(from position: inout Int, into buffer: inout [UInt8]) -> Int {
    guard position == 0 else { return 0 }
    position = 1
    return write(Array(".git".utf8)[...], .file, at: 0, into: &buffer)
  }

  /// Writes an entry; gives where it ends, or where it would have begun if there is no room.
  private func write(
    _ name: ArraySlice<UInt8>, _ mode: GitListing.Mode, at start: Int, into buffer: inout [UInt8]
  ) -> Int {
    let (nameStart, size) = (start + FolderEntry.nameOffset, FolderEntry.nameOffset + name.count + 1)
    guard start + size < buffer.count, let stated = UInt16(exactly: size) else { return start }
    buffer[start + FolderEntry.sizeOffset] = UInt8(truncatingIfNeeded: stated.littleEndian)
    buffer[start + FolderEntry.sizeOffset + 1] = UInt8(truncatingIfNeeded: stated.littleEndian >> 8)
    buffer[start + FolderEntry.typeOffset] = type(of: mode)
    buffer.replaceSubrange(nameStart..<nameStart + name.count, with: name)
    buffer[nameStart + name.count] = 0
    return start + size
  }

  private func type(of mode: GitListing.Mode) -> UInt8 {
    switch mode {
    case .file: EntryType.regular
    case .link: EntryType.link
    case .folder, .submodule: EntryType.folder
    }
  }

  /// What a name in a folder is.
  func kind(of name: ArraySlice<UInt8>, in folder: Int32) throws(SystemError) -> FileKind {
    switch try entry(name, in: folder).mode {
    case .file: .regularFile
    case .link: .symbolicLink
    case .folder, .submodule: .folder
    }
  }

  /// Where a link points. What the kernel would not make a link of, git could not have checked out.
  func linkTarget(of name: ArraySlice<UInt8>, in folder: Int32) throws(SystemError) -> [UInt8] {
    let entry = try entry(name, in: folder)
    guard entry.mode == .link else { throw SystemError(EINVAL) }
    var target: [UInt8] = []
    do throws(FileError.Reason) {
      let size = try objects.open(tree.text[entry.id])
      guard size < Int(PATH_MAX) else { throw .tooLarge(size: size, limit: Int(PATH_MAX)) }
      try objects.read(size, into: &target)
    } catch {
      if case .tooLarge = error { throw SystemError(ENAMETOOLONG) }
      throw SystemError(EIO)
    }
    guard !target.isEmpty, !target.contains(0) else { throw SystemError(EINVAL) }
    return target
  }

  /// Asks for the contents of a file.
  func openFile(_ name: ArraySlice<UInt8>, in folder: Int32) throws(FileError.Reason) -> OpenFile {
    let entry: GitTree.Entry
    do throws(SystemError) {
      entry = try self.entry(name, in: folder)
    } catch {
      throw .init(error)
    }
    guard entry.mode == .file else { throw .changedWhileRead }
    return .blob(objects, size: try objects.open(tree.text[entry.id]))
  }

  private func entry(_ name: ArraySlice<UInt8>, in folder: Int32) throws(SystemError) -> GitTree.Entry {
    guard let entry = tree.entry(named: name, in: Int(folder)) else { throw SystemError(ENOENT) }
    return entry
  }
}

import Glibc

/// Reads files under a root, each opened once and read once.
///
/// Not to be shared between threads: each worker makes its own, which keeps the folder of the last file open,
/// so that files in sorted order cost one `openat` each.
public struct FileReader: ~Copyable {
  /// The default of `sizeLimit`: 64 MiB.
  public static let defaultSizeLimit = 64 << 20
  /// How many bytes `scan` hands over at a time.
  public static let chunkSize = 256 << 10

  /// Files with more bytes are not read.
  public let sizeLimit: Int
  private let resolver: LinkResolver
  /// Whether files lie in the file system, and the kernel, or the sandbox around this process, has shown no
  /// sign of not knowing how.
  var opensInOneStep = true

  /// Makes a reader of the working tree.
  public init(root: RepositoryRoot, sizeLimit: Int = FileReader.defaultSizeLimit) throws(FileError) {
    try self.init(.workingTree(root), sizeLimit: sizeLimit)
  }

  /// Makes a reader; one of a revision starts git when it first needs it.
  public init(_ tree: FileTree, sizeLimit: Int = FileReader.defaultSizeLimit) throws(FileError) {
    self.resolver = try LinkResolver(tree.folders, root: tree.root)
    self.sizeLimit = sizeLimit
    if case .revision = tree { opensInOneStep = false }
  }

  /// Reads a file that a walk found into an array whose space is used again; it holds exactly the file
  /// afterwards, and nothing after an error.
  public mutating func read(_ path: String, into buffer: inout [UInt8]) throws(FileError) {
    do throws(FileError.Reason) {
      let file = try open(path)
      let size = try file.size
      guard size <= sizeLimit else { throw .tooLarge(size: size, limit: sizeLimit) }
      try file.read(size, into: &buffer)
    } catch {
      buffer.removeAll(keepingCapacity: true)
      throw FileError(path: path, reason: error)
    }
  }

  /// Reads a file that a walk found.
  public mutating func read(_ path: String) throws(FileError) -> [UInt8] {
    var buffer: [UInt8] = []
    try read(path, into: &buffer)
    return buffer
  }

  /// Reads a file that a document names: `prompt.path` and the like.
  ///
  /// The path is seen from the root. Absolute paths, `..` parts that leave the root, links that leave it, and
  /// all that is not a regular file are errors that say so; such things are not opened.
  public func readInside(_ path: String) throws(FileError) -> [UInt8] {
    do throws(FileError.Reason) {
      let file = try openInside(path)
      let size = try file.size
      guard size <= sizeLimit else { throw .tooLarge(size: size, limit: sizeLimit) }
      var buffer: [UInt8] = []
      try file.read(size, into: &buffer)
      return buffer
    } catch {
      throw FileError(path: path, reason: error)
    }
  }

  /// Where a path that a document names really lies under the root: without `.`, `..` and links.
  public func locate(_ path: String) throws(FileError) -> String {
    do throws(FileError.Reason) {
      try check(path)
      let target = try resolver.resolve(PathBytes(path))
      guard let text = target.path.text else { throw .malformedPath }
      return text
    } catch {
      throw FileError(path: path, reason: error)
    }
  }

  /// Hands a file's bytes over in pieces of `chunkSize`, whatever its size, until `chunk` answers false or it
  /// ends.
  ///
  /// For files above `sizeLimit`, of which the caller must still know whether they may be its own. A piece
  /// repeats the last `overlap` bytes of the one before, so that nothing up to one byte longer is missed at a
  /// seam.
  public mutating func scan(
    _ path: String, overlap: Int = 0, chunk: (Span<UInt8>) -> Bool
  ) throws(FileError) {
    do throws(FileError.Reason) {
      let file = try open(path)
      _ = try file.size
      try file.scan(overlap: max(0, overlap), chunk)
    } catch {
      throw FileError(path: path, reason: error)
    }
  }

  /// Hands over the bytes of a file whose name no text can spell, as `scan` does for others.
  public func scan(
    unspelled note: WalkNote, overlap: Int = 0, chunk: (Span<UInt8>) -> Bool
  ) throws(FileError) {
    do throws(FileError.Reason) {
      guard !note.bytes.isEmpty else { throw .malformedPath }
      let file = try resolver.openFile(PathBytes(note.bytes))
      _ = try file.size
      try file.scan(overlap: max(0, overlap), chunk)
    } catch {
      throw FileError(path: note.path, reason: error)
    }
  }

  /// Opens a file that a walk found, in one step where the path holds no link; else `LinkResolver` decides.
  private mutating func open(_ path: String) throws(FileError.Reason) -> OpenFile {
    try check(path)
    if opensInOneStep {
      do throws(SystemError) {
        return .file(try openBeneath(resolver.rootNumber, path))
      } catch {
        // Whatever else is wrong, the second attempt says it better.
        if error.number == ENOSYS || error.number == EPERM { opensInOneStep = false }
      }
    }
    return try openResolved(path)
  }

  /// Opens what a document names: in one step where that leads there beneath the root and through no link.
  private func openInside(_ path: String) throws(FileError.Reason) -> OpenFile {
    try check(path)
    if opensInOneStep {
      do throws(SystemError) {
        // A pipe or device is not even opened.
        let status = try Repository.status(in: resolver.rootNumber, PathBytes(path).terminated, at: 0)
        if status.kind == .regularFile { return .file(try openBeneath(resolver.rootNumber, path)) }
      } catch {
        // Whatever is in the way, the second attempt finds it and says what it is.
      }
    }
    return try openResolved(path)
  }

  /// Opens a file part by part, once it is sure to be a regular one.
  private func openResolved(_ path: String) throws(FileError.Reason) -> OpenFile {
    try check(path)
    return try resolver.openFile(PathBytes(path))
  }

  private func check(_ path: String) throws(FileError.Reason) {
    guard !path.isEmpty, !holdsZeroByte(path) else { throw .malformedPath }
    guard path.utf8.first != UInt8(ascii: "/") else { throw .outsideRoot }
  }
}

/// Reads a file that a document names, as `FileReader.readInside` does.
public func readInside(
  _ root: RepositoryRoot, _ path: String, sizeLimit: Int = FileReader.defaultSizeLimit
) throws(FileError) -> [UInt8] {
  try FileReader(root: root, sizeLimit: sizeLimit).readInside(path)
}

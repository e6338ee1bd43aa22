import Glibc

/// Follows a path from the root part by part, as the kernel would, but never out of the root.
///
/// Each part is looked up in its opened parent and never through a link, so that nothing that changes
/// meanwhile can lead elsewhere. One descriptor is open at a time.
struct LinkResolver: ~Copyable {
  /// More links than this on one path are taken for a circle, as in the kernel.
  static let maximumLinks = 40
  /// No path, with the links in it put in, has more parts than this.
  static let maximumParts = 4096

  /// Where a path leads.
  struct Target: ~Copyable {
    /// The target's own folder; for a folder, that folder itself.
    let folder: OpenFolder
    /// The target's name in `folder`, with a zero byte; "." for a folder.
    let name: [UInt8]
    /// The path under the root, without links.
    let path: PathBytes
    /// What the target is: never a link.
    let kind: FileKind
  }

  private let folders: Folders
  private let root: OpenFolder
  private let rootPath: [UInt8]

  /// Makes a resolver.
  ///
  /// - Parameters:
  ///   - folders: Where paths are followed.
  ///   - root: The root; an absolute link must lead below its path.
  init(_ folders: Folders, root: RepositoryRoot) throws(FileError) {
    do throws(SystemError) {
      self.root = try folders.openRoot()
    } catch {
      throw FileError(path: root.path, reason: .init(error))
    }
    self.folders = folders
    self.rootPath = Array(root.path.utf8)
  }

  /// The number of the root.
  var rootNumber: Int32 { root.number }

  /// Opens the root anew.
  func openRoot() throws(FileError.Reason) -> OpenFolder {
    try open(PathBytes(".").terminated, in: root.number)
  }

  /// Opens the regular file that a path leads to.
  func openFile(_ path: PathBytes) throws(FileError.Reason) -> OpenFile {
    let target = try resolve(path)
    guard target.kind == .regularFile else { throw .notRegularFile(target.kind) }
    return try folders.openFile(target.name, in: target.folder.number)
  }

  /// Follows a path.
  func resolve(_ path: PathBytes) throws(FileError.Reason) -> Target {
    var folder = try openRoot()
    var rest: [[UInt8]] = path.parts.reversed()
    var done: [[UInt8]] = []
    var links = 0
    while let part = rest.popLast() {
      if part == [UInt8(ascii: ".")] { continue }
      if part == [UInt8(ascii: "."), UInt8(ascii: ".")] {
        guard done.popLast() != nil else { throw links > 0 ? .linkOutOfRoot : .outsideRoot }
        folder = try reopen(done)
        continue
      }
      let name = part + [0]
      switch try kind(of: name, in: folder.number, afterLink: links > 0) {
      case .symbolicLink:
        links += 1
        guard links <= Self.maximumLinks else { throw .linkLoop }
        let target = try self.target(of: name, in: folder.number)
        if target.first == UInt8(ascii: "/") {
          folder = try openRoot()
          done = []
        }
        rest += try parts(ofTarget: target).reversed()
        guard rest.count <= Self.maximumParts else { throw .linkLoop }
      case .folder:
        folder = try open(name, in: folder.number)
        done.append(part)
      case let kind:
        guard rest.isEmpty else { throw links > 0 ? .brokenLink : .notFound }
        return Target(folder: folder, name: name, path: PathBytes(parts: done + [part]), kind: kind)
      }
    }
    return Target(
      folder: folder, name: PathBytes(".").terminated, path: PathBytes(parts: done), kind: .folder)
  }

  /// The parts that stand for a link's target; an absolute target must lie under the root's own path.
  private func parts(ofTarget target: [UInt8]) throws(FileError.Reason) -> [[UInt8]] {
    guard target.first == UInt8(ascii: "/") else { return PathBytes(target).parts }
    let rootParts = PathBytes(rootPath).parts
    let parts = PathBytes(target).parts
    guard parts.starts(with: rootParts) else { throw .linkOutOfRoot }
    return Array(parts.dropFirst(rootParts.count))
  }

  private func reopen(_ parts: [[UInt8]]) throws(FileError.Reason) -> OpenFolder {
    var folder = try openRoot()
    for part in parts { folder = try open(part + [0], in: folder.number) }
    return folder
  }

  private func open(_ name: [UInt8], in folder: Int32) throws(FileError.Reason) -> OpenFolder {
    do throws(SystemError) {
      let number = try folders.open(name, at: 0, in: folder, mode: OpenMode.place)
      return OpenFolder(owning: number, of: folders)
    } catch {
      throw .init(error)
    }
  }

  private func kind(
    of name: [UInt8], in folder: Int32, afterLink: Bool
  ) throws(FileError.Reason) -> FileKind {
    do throws(SystemError) {
      return try folders.kind(of: name, at: 0, in: folder)
    } catch {
      let reason = FileError.Reason(error)
      throw reason == .notFound && afterLink ? .brokenLink : reason
    }
  }

  private func target(of name: [UInt8], in folder: Int32) throws(FileError.Reason) -> [UInt8] {
    do throws(SystemError) {
      return try folders.linkTarget(of: name, at: 0, in: folder)
    } catch {
      throw .init(error)
    }
  }
}

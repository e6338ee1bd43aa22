/// Follows the links that a walk met, and walks what only they lead to.
struct LinkFollower {
  private let options: WalkOptions
  private let table = NameTable()
  /// The files found under their own paths; made into a set by the first link that needs it.
  private let ownFiles: PathList
  private var filesSeen: Set<PathBytes>?
  /// The folders that the walk did not enter.
  private let skipped: Set<PathBytes>
  /// The folders entered through links: their own paths, with a slash at the end.
  private var foldersSeen: Set<[UInt8]> = []

  /// Files that only links lead to, each once.
  private(set) var files: [(path: PathBytes, target: PathBytes)] = []
  /// Links that stay inside the root.
  private(set) var links: [WalkedLink] = []
  /// Links that lead nowhere, out of the root, or to what is no file.
  private(set) var notes: [WalkNote] = []

  init(options: WalkOptions, found: WalkFindings) {
    self.options = options
    self.ownFiles = found.files
    self.skipped = found.links.count > 0 ? Set(found.skipped) : []
  }

  /// Follows all links, also those met on the way, in an order that does not depend on the folders'.
  ///
  /// It ends because no folder is entered twice.
  mutating func follow(
    _ walker: inout Walker, _ resolver: borrowing LinkResolver, wanted: (Span<UInt8>) -> Bool
  ) {
    var followed = 0
    while followed < walker.found.links.count, !walker.isStopped {
      let round = (followed..<walker.found.links.count).map { index in
        Link(path: walker.found.links[index], isWanted: walker.found.linkIsWanted[index])
      }
      followed = walker.found.links.count
      for link in round.sorted(by: { precedes($0.path.bytes, $1.path.bytes) }) {
        follow(link, &walker, resolver, wanted: wanted)
      }
    }
  }

  /// One link.
  private struct Link {
    let path: PathBytes
    let isWanted: Bool
  }

  private mutating func follow(
    _ link: Link, _ walker: inout Walker, _ resolver: borrowing LinkResolver, wanted: (Span<UInt8>) -> Bool
  ) {
    guard !isExcluded(link.path, isFolder: false) else { return }
    do throws(FileError.Reason) {
      let target = try resolver.resolve(link.path)
      guard !target.path.parts.contains(where: { table.isVersionControl($0) }) else {
        return note(link, .linkIntoVersionControl)
      }
      switch target.kind {
      case .regularFile: addFile(link, target.path)
      case .folder:
        guard !isExcluded(link.path, isFolder: true) else { return }
        add(link, target.path, isFolder: true)
        try walkFolder(link, target, &walker, wanted: wanted)
      case let kind: note(link, .specialFile(kind))
      }
    } catch {
      note(link, .init(error))
    }
  }

  private mutating func addFile(_ link: Link, _ target: PathBytes) {
    add(link, target, isFolder: false)
    if link.isWanted, isNew(target) { files.append((link.path, target)) }
  }

  /// Walks the folder under the link's path, unless it was walked under its own.
  private mutating func walkFolder(
    _ link: Link, _ target: borrowing LinkResolver.Target, _ walker: inout Walker,
    wanted: (Span<UInt8>) -> Bool
  ) throws(FileError.Reason) {
    let slash = UInt8(ascii: "/")
    let own = target.path.bytes + [slash]
    guard wasSkipped(target.path), foldersSeen.insert(own).inserted else { return }
    let prefix = link.path.bytes + [slash]
    let filesBefore = walker.found.files.count
    var seen = foldersSeen
    do throws(SystemError) {
      try walker.walk(
        target.folder, prefix: prefix,
        enters: { seen.insert(own + $0.dropFirst(prefix.count)).inserted }, wanted: wanted)
    } catch {
      throw .init(error)
    }
    foldersSeen = seen
    for index in filesBefore..<max(filesBefore, walker.found.files.count) {
      let path = walker.found.files[index]
      let target = PathBytes(own + path.bytes.dropFirst(prefix.count))
      if isNew(target) { files.append((path, target)) }
    }
  }

  /// Whether a folder was not entered: it, or one above it, was skipped.
  private func wasSkipped(_ folder: PathBytes) -> Bool {
    var path = folder
    while !path.bytes.isEmpty {
      if skipped.contains(path) { return true }
      path = PathBytes(Array(path.bytes[..<(path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]))
    }
    return false
  }

  /// Whether a file is not to be read yet; after this it is.
  private mutating func isNew(_ file: PathBytes) -> Bool {
    var seen = filesSeen ?? Set((0..<ownFiles.count).map { ownFiles[$0] })
    filesSeen = nil
    defer { filesSeen = seen }
    return seen.insert(file).inserted
  }

  private func isExcluded(_ path: PathBytes, isFolder: Bool) -> Bool {
    options.excludes.map { $0(path.display, isFolder) } ?? false
  }

  private mutating func add(_ link: Link, _ target: PathBytes, isFolder: Bool) {
    guard let path = link.path.text, let target = target.text else { return }
    links.append(WalkedLink(path: path, target: target, isFolder: isFolder))
  }

  private mutating func note(_ link: Link, _ kind: WalkNote.Kind) {
    notes.append(WalkNote(path: link.path.display, kind: kind, isWanted: link.isWanted))
  }
}

extension WalkNote.Kind {
  /// What it means that a link could not be followed.
  fileprivate init(_ reason: FileError.Reason) {
    switch reason {
    case .outsideRoot, .linkOutOfRoot: self = .linkOutOfRoot
    case .notFound, .brokenLink: self = .brokenLink
    case .linkLoop: self = .linkLoop
    default: self = .unreadableLink(reason)
    }
  }
}

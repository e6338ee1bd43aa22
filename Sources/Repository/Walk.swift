/// Lists the files under a root whose names are wanted.
///
/// Nothing is followed out of the root. `.git`, `.hg`, `.svn` and `.jj` are never entered; folders of
/// dependencies and build products and nested repositories are listed instead of read. A link inside the root
/// adds a file only if its target was not found under its own path: because that lies in a pruned place, or
/// has a name not wanted.
///
/// - Parameters:
///   - tree: The working tree, or a revision.
///   - options: What is left out, and the limits.
///   - wanted: Whether a file of that name is wanted. It must depend on the name alone.
/// - Throws: only if the root itself cannot be opened; all else is a note in the result.
public func walk(
  _ tree: FileTree, options: WalkOptions = WalkOptions(), wanted: (Span<UInt8>) -> Bool
) throws(FileError) -> WalkResult {
  let folders = tree.folders
  let resolver = try LinkResolver(folders, root: tree.root)
  var walker = Walker(folders, options: options)
  do throws(SystemError) {
    let folder = try folders.openRoot()
    try walker.walk(folder, prefix: [], enters: { _ in true }, wanted: wanted)
  } catch {
    throw FileError(path: tree.root.path, reason: .init(error))
  }
  let ownFiles = walker.found.files
  var follower = LinkFollower(options: options, found: walker.found)
  follower.follow(&walker, resolver, wanted: wanted)
  guard !walker.isStopped else {
    var result = WalkResult()
    result.limit = .entries(limit: options.entriesLimit)
    return result
  }
  return WalkResult(walker, ownFiles: ownFiles, follower, options)
}

/// Lists the `.yaml` and `.yml` files under a root.
public func walk(_ tree: FileTree, options: WalkOptions = WalkOptions()) throws(FileError) -> WalkResult {
  try walk(tree, options: options, wanted: isYAMLName)
}

/// Lists the files under the root of the working tree whose names are wanted.
public func walk(
  root: RepositoryRoot, options: WalkOptions = WalkOptions(), wanted: (Span<UInt8>) -> Bool
) throws(FileError) -> WalkResult {
  try walk(.workingTree(root), options: options, wanted: wanted)
}

/// Lists the `.yaml` and `.yml` files under the root of the working tree.
public func walk(root: RepositoryRoot, options: WalkOptions = WalkOptions()) throws(FileError) -> WalkResult {
  try walk(.workingTree(root), options: options)
}

extension WalkResult {
  /// Puts together and sorts what was found.
  fileprivate init(
    _ walker: borrowing Walker, ownFiles: PathList, _ follower: LinkFollower, _ options: WalkOptions
  ) {
    pruned = walker.found.pruned.sorted { comesBefore($0.path, $1.path) }
    links = follower.links.sorted { comesBefore($0.path, $1.path) }
    notes = walker.found.notes + follower.notes
    files.reserveCapacity(ownFiles.count + follower.files.count)
    var ownFiles = ownFiles
    ownFiles.sort()
    for index in 0..<ownFiles.count {
      if let path = ownFiles.text(at: index) {
        files.append(WalkedFile(path: path))
      } else {
        addUnspeakable(ownFiles[index])
      }
    }
    if !follower.files.isEmpty {
      for file in follower.files { add(file.path, target: file.target) }
      files.sort { comesBefore($0.path, $1.path) }
    }
    notes.sort { comesBefore($0.path, $1.path) }
    if let folder = walker.tooDeep { limit = .depth(limit: options.depthLimit, path: folder.display) }
  }

  private mutating func add(_ path: PathBytes, target: PathBytes) {
    if let text = path.text {
      files.append(WalkedFile(path: text, target: target.display))
    } else {
      addUnspeakable(path)
    }
  }

  /// Notes a file that no text can spell.
  private mutating func addUnspeakable(_ path: PathBytes) {
    notes.append(WalkNote(path: path.display, kind: .nameIsNotUTF8, isWanted: true, bytes: path.bytes))
  }
}

/// Whether a path sorts before another, byte by byte.
private func comesBefore(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

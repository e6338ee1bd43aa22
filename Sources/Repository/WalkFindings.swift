/// What a walk has met so far, in the order in which it was met.
struct WalkFindings {
  /// Files of a wanted name.
  var files = PathList()
  /// Symbolic links, and whether the name of each is wanted.
  var links = PathList()
  var linkIsWanted: [Bool] = []
  /// What could not be read.
  var notes: [WalkNote] = []
  /// Folders that were not read, and are listed.
  var pruned: [PrunedFolder] = []
  /// All folders whose inside was not seen, for whatever reason.
  var skipped: [PathBytes] = []

  /// How long each list was at some moment.
  struct Mark {
    let files, links, notes, pruned, skipped: Int
  }

  /// How long each list is now.
  func mark() -> Mark {
    Mark(
      files: files.count, links: links.count, notes: notes.count, pruned: pruned.count, skipped: skipped.count
    )
  }

  /// Forgets what was met since: for a folder that turns out, from what it holds, to be a pruned one.
  mutating func drop(to mark: Mark) {
    files.truncate(to: mark.files)
    links.truncate(to: mark.links)
    linkIsWanted.removeLast(linkIsWanted.count - mark.links)
    notes.removeLast(notes.count - mark.notes)
    pruned.removeLast(pruned.count - mark.pruned)
    skipped.removeLast(skipped.count - mark.skipped)
  }

  /// Lists a folder that is not read.
  mutating func prune(_ path: PathBytes, _ reason: PruneReason) {
    pruned.append(PrunedFolder(path: path.display, reason: reason))
    skipped.append(path)
  }
}

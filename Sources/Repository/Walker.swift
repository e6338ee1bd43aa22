import Glibc

/// Lists a tree of folders depth first, without recursion: one open descriptor and one frame for each folder
/// on the way down.
///
/// Each folder costs what it must: `openat`, `getdents64` until it is empty, `close`. Nothing is allocated
/// for a name that is neither wanted nor a folder's.
struct Walker: ~Copyable {
  /// A folder whose subfolders are being entered.
  private struct Frame {
    let folder: Int32
    /// The length of `path` without this folder.
    let parentLength: Int
    /// How many subfolders of other folders were pending before this folder's.
    let pendingBefore: Int
    /// The length of `names` without those of this folder's subfolders.
    let namesBefore: Int
  }

  /// A subfolder still to be entered.
  struct Pending {
    /// Where its name lies in `names`; a zero byte follows.
    let name: Range<Int>
    let key: SortKey
    /// The line of the prune table that holds if the name it needs is in this folder.
    let condition: Int?
  }

  /// What listing one folder has shown so far.
  struct Listing {
    let folder: Int32
    /// Whether this is the root of the repository, whose own `.git` does not prune it.
    let isRoot: Bool
    let condition: Int?
    var pruned: PruneReason?
    /// How far the folder has been listed.
    var position = 0
  }

  let folders: Folders
  let options: WalkOptions
  let table = NameTable()
  /// Entries as the kernel writes them; the byte more ends the last name (`withTerminated` wants it).
  var buffer = [UInt8](repeating: 0, count: 65_536 + 1)
  /// The path of the folder being listed, with a slash at its end; empty for the root.
  var path: [UInt8] = []
  /// Names of folders still to be entered, each with a zero byte after it.
  var names: [UInt8] = []
  var pending: [Pending] = []
  private var frames: [Frame] = []
  private var entriesSeen = 0
  /// What was met.
  var found = WalkFindings()
  /// The first path, in byte order, of those too deep to be entered.
  var tooDeep: PathBytes?
  /// Whether there were more entries than the limit.
  private(set) var isStopped = false

  init(_ folders: Folders, options: WalkOptions) {
    self.folders = folders
    self.options = options
  }

  deinit {
    for frame in frames { folders.close(frame.folder) }
  }

  /// How many folders are above those now being listed.
  var depth: Int { frames.count }

  /// Lists the tree under a folder, whose path is `prefix`: empty for the root, else with a slash at its end.
  ///
  /// `enters` is asked before each folder below it, with its path and a slash.
  mutating func walk(
    _ folder: borrowing OpenFolder, prefix: [UInt8], enters: ([UInt8]) -> Bool, wanted: (Span<UInt8>) -> Bool
  ) throws(SystemError) {
    path = prefix
    let here = PathBytes(".").terminated
    let number = try folders.open(here, at: 0, in: folder.number, mode: OpenMode.folder)
    list(Listing(folder: number, isRoot: prefix.isEmpty, condition: nil), parentLength: 0, wanted: wanted)
    while let frame = frames.last, !isStopped {
      guard pending.count > frame.pendingBefore, let next = pending.popLast() else {
        folders.close(frame.folder)
        path.removeLast(path.count - frame.parentLength)
        names.removeLast(names.count - frame.namesBefore)
        frames.removeLast()
        continue
      }
      enter(next, in: frame.folder, enters: enters, wanted: wanted)
    }
  }

  private mutating func enter(
    _ next: Pending, in parent: Int32, enters: ([UInt8]) -> Bool, wanted: (Span<UInt8>) -> Bool
  ) {
    let parentLength = path.count
    path.append(contentsOf: names[next.name])
    path.append(UInt8(ascii: "/"))
    var staysOpen = false
    if enters(path) {
      do throws(SystemError) {
        let folder = try folders.open(names, at: next.name.lowerBound, in: parent, mode: OpenMode.folder)
        let listing = Listing(folder: folder, isRoot: false, condition: next.condition)
        staysOpen = list(listing, parentLength: parentLength, wanted: wanted)
      } catch {
        noteUnreadableFolder(error)
      }
    }
    if !staysOpen { path.removeLast(path.count - parentLength) }
  }

  /// Lists a folder; if it has folders to enter it stays open in a frame, and the answer is true.
  @discardableResult
  private mutating func list(_ listing: Listing, parentLength: Int, wanted: (Span<UInt8>) -> Bool) -> Bool {
    let mark = found.mark()
    let (pendingBefore, namesBefore) = (pending.count, names.count)
    var listing = listing
    do throws(SystemError) {
      while !isStopped {
        let end = try folders.readEntries(of: listing.folder, from: &listing.position, into: &buffer)
        guard end > 0 else { break }
        try handleEntries(upTo: end, &listing, wanted: wanted)
      }
    } catch {
      noteUnreadableFolder(error)
    }
    if let reason = listing.pruned {
      found.drop(to: mark)
      pending.removeLast(pending.count - pendingBefore)
      names.removeLast(names.count - namesBefore)
      found.prune(PathBytes(Array(path.dropLast())), reason)
    }
    found.files.sortSiblings(from: mark.files)
    guard pending.count > pendingBefore else {
      folders.close(listing.folder)
      return false
    }
    sortPending(from: pendingBefore)
    frames.append(
      Frame(
        folder: listing.folder, parentLength: parentLength, pendingBefore: pendingBefore,
        namesBefore: namesBefore))
    return true
  }

  /// Puts the subfolders in an order that does not depend on the file system, the last to be entered first.
  ///
  /// It leaves the list of files almost sorted already.
  private mutating func sortPending(from start: Int) {
    guard pending.count - start > 1 else { return }
    sortInPlace(&pending, from: start) {
      $0.key != $1.key ? $1.key < $0.key : precedes(names, $1.name, $0.name)
    }
  }

  private mutating func handleEntries(
    upTo end: Int, _ listing: inout Listing, wanted: (Span<UInt8>) -> Bool
  ) throws(SystemError) {
    var offset = 0
    while offset < end {
      guard let entry = FolderEntry(in: buffer, at: offset, end: end) else { throw SystemError(EIO) }
      offset = entry.next
      if isSelfOrParent(entry.name) { continue }
      entriesSeen += 1
      guard entriesSeen <= options.entriesLimit else {
        isStopped = true
        return
      }
      handle(entry, &listing, wanted: wanted)
    }
  }

  /// Whether a name is `.` or `..`; a name cannot be empty either, were it not for a broken file system.
  @inline(__always)
  private func isSelfOrParent(_ name: Range<Int>) -> Bool {
    guard let first = buffer[name].first else { return true }
    let dot = UInt8(ascii: ".")
    return first == dot && name.count <= 2 && buffer[name].last == dot
  }

  /// Notes that the folder at `path` could not be listed, or not to its end.
  private mutating func noteUnreadableFolder(_ error: SystemError) {
    let folder = PathBytes(Array(path.dropLast()))
    let kind = WalkNote.Kind.unreadableFolder(.init(error))
    found.notes.append(WalkNote(path: folder.display, kind: kind, isWanted: true))
    found.skipped.append(folder)
  }
}

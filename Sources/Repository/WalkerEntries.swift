/// The table of folder names as bytes, ready for comparison with what the kernel writes.
struct NameTable {
  private let lines = PruneTable.lines.map { line in
    (name: Array(line.name.utf8), reason: line.reason, needs: line.needs.map { Array($0.utf8) })
  }
  private let versionControl = PruneTable.versionControl.map { Array($0.utf8) }
  private let git = Array(".git".utf8)

  /// Whether a name is `.git`.
  func isGit(_ name: Span<UInt8>) -> Bool { matches(git, name) }

  /// Whether a name is that of a version control system's folder.
  func isVersionControl(_ name: Span<UInt8>) -> Bool { versionControl.contains { matches($0, name) } }

  /// Whether a part of a path is that of a version control system's folder.
  func isVersionControl(_ part: [UInt8]) -> Bool { versionControl.contains(part) }

  /// The line for a folder's name.
  func line(for name: Span<UInt8>) -> Int? { lines.firstIndex { matches($0.name, name) } }

  /// Why the line prunes.
  func reason(of line: Int) -> PruneReason { lines[line].reason }

  /// Whether the line holds only for a folder with a certain name in it.
  func isConditional(_ line: Int) -> Bool { lines[line].needs != nil }

  /// Whether this is the name that the line needs.
  func isNeeded(by line: Int, _ name: Span<UInt8>) -> Bool {
    lines[line].needs.map { matches($0, name) } ?? false
  }

  private func matches(_ bytes: [UInt8], _ name: Span<UInt8>) -> Bool {
    guard bytes.count == name.count else { return false }
    for index in bytes.indices where bytes[index] != name[index] { return false }
    return true
  }
}

extension Walker {
  /// Takes note of one entry of the folder being listed.
  @inline(__always)
  mutating func handle(_ entry: FolderEntry, _ listing: inout Listing, wanted: (Span<UInt8>) -> Bool) {
    let isHidden = buffer[entry.name.lowerBound] == UInt8(ascii: ".")
    if isHidden || listing.condition != nil { examine(entry, &listing) }
    if entry.type == EntryType.regular {
      // Almost all entries end here.
      if wanted(buffer.span.extracting(entry.name)) { addFile(entry.name) }
    } else {
      handleOther(entry, &listing, wanted: wanted)
    }
  }

  /// Looks for names that make the folder around them a pruned one.
  private mutating func examine(_ entry: FolderEntry, _ listing: inout Listing) {
    let name = buffer.span.extracting(entry.name)
    if table.isGit(name), !listing.isRoot {
      listing.pruned = .nestedRepository
    } else if let line = listing.condition, listing.pruned == nil, table.isNeeded(by: line, name) {
      listing.pruned = table.reason(of: line)
    }
  }

  private mutating func handleOther(
    _ entry: FolderEntry, _ listing: inout Listing, wanted: (Span<UInt8>) -> Bool
  ) {
    let isWanted = wanted(buffer.span.extracting(entry.name))
    switch entry.type {
    case EntryType.folder: addFolder(entry.name)
    case EntryType.link: addLink(entry.name, isWanted: isWanted)
    default: handleByStatus(entry.name, listing, isWanted: isWanted)
    }
  }

  /// For special files, and on file systems whose folders do not tell what their entries are.
  private mutating func handleByStatus(_ name: Range<Int>, _ listing: Listing, isWanted: Bool) {
    do throws(SystemError) {
      switch try folders.kind(of: buffer, at: name.lowerBound, in: listing.folder) {
      case .regularFile: if isWanted { addFile(name) }
      case .folder: addFolder(name)
      case .symbolicLink: addLink(name, isWanted: isWanted)
      case let kind: note(name, .specialFile(kind), isWanted: isWanted)
      }
    } catch {
      note(name, .unreadableLink(.init(error)), isWanted: isWanted)
    }
  }

  private mutating func addFile(_ name: Range<Int>) {
    if let excludes = options.excludes, excludes(fullPath(of: name).display, false) { return }
    found.files.append(path, buffer[name])
  }

  private mutating func addLink(_ name: Range<Int>, isWanted: Bool) {
    let line = table.line(for: buffer.span.extracting(name))
    guard !table.isVersionControl(buffer.span.extracting(name)) else { return }
    if let line, !table.isConditional(line) {
      found.pruned.append(PrunedFolder(path: fullPath(of: name).display, reason: table.reason(of: line)))
      return
    }
    found.links.append(path, buffer[name])
    found.linkIsWanted.append(isWanted)
  }

  private mutating func addFolder(_ name: Range<Int>) {
    guard !table.isVersionControl(buffer.span.extracting(name)) else { return }
    if let excludes = options.excludes {
      let path = fullPath(of: name)
      guard !excludes(path.display, true) else {
        found.skipped.append(path)
        return
      }
    }
    let line = table.line(for: buffer.span.extracting(name))
    if let line, !table.isConditional(line) {
      found.prune(fullPath(of: name), table.reason(of: line))
    } else if depth >= options.depthLimit {
      noteTooDeep(fullPath(of: name))
    } else {
      let start = names.count
      names.append(contentsOf: buffer[name])
      pending.append(Pending(name: start..<names.count, key: SortKey(buffer[name]), condition: line))
      names.append(0)
    }
  }

  private mutating func noteTooDeep(_ folder: PathBytes) {
    found.skipped.append(folder)
    if tooDeep.map({ precedes(folder.bytes, $0.bytes) }) ?? true { tooDeep = folder }
  }

  private mutating func note(_ name: Range<Int>, _ kind: WalkNote.Kind, isWanted: Bool) {
    let path = fullPath(of: name)
    if let excludes = options.excludes, excludes(path.display, false) { return }
    found.notes.append(WalkNote(path: path.display, kind: kind, isWanted: isWanted))
  }

  private func fullPath(of name: Range<Int>) -> PathBytes { PathBytes(path + buffer[name]) }
}

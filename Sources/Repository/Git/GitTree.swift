/// The folders and files of a revision under the root, in memory; what they hold stays in git.
///
/// Paths and ids stand in git's own list, which is kept as it came: about 100 bytes a file, and 40 for the
/// entry.
struct GitTree: Sendable {
  /// One name in a folder.
  struct Entry: Sendable {
    let name: Range<Int>
    let mode: GitListing.Mode
    /// The object's id; of a folder empty.
    let id: Range<Int>
    /// The number of the folder that this entry is; else that of none.
    let folder: Int
  }

  /// The number of the root.
  static let root = 0
  /// The number that no folder has.
  static let none = -1

  /// git's list.
  let text: [UInt8]
  /// The entries, those of one folder beside each other and in the order of their names' bytes.
  private let entries: [Entry]
  /// Where the entries of each folder stand.
  private let folders: [Range<Int>]
  /// What each folder is: a submodule is one in which nothing is known but that it has a `.git`.
  private let submodules: Set<Int>

  /// Reads what `ls-tree -r -z` lists: all files, those of one folder one after the other.
  ///
  /// - Throws: where a path could not stand in a working tree: a part of it is empty, `.`, `..` or `.git`, or
  ///   it stands there twice. git would not check such a revision out.
  /// - Complexity: linear in the list, but for sorting what git has sorted almost so.
  init(listing: [UInt8], idLength: Int) throws(GitError) {
    var builder = GitTreeBuilder(listing)
    while let record = try builder.records.next() {
      guard record.id.count == idLength else { throw .unexpectedOutput(command: "ls-tree") }
      try builder.add(record)
    }
    text = listing
    (entries, folders) = builder.byFolder()
    submodules = builder.submodules
    for folder in folders {
      for index in folder.dropFirst()
      where text[entries[index].name].elementsEqual(text[entries[index - 1].name]) {
        throw .malformedTree(path: PathBytes(Array(text[entries[index].name])).display)
      }
    }
  }

  /// The entries of a folder.
  func entries(of folder: Int) -> ArraySlice<Entry> {
    folders.indices.contains(folder) ? entries[folders[folder]] : []
  }

  /// Whether a folder is a submodule.
  func isSubmodule(_ folder: Int) -> Bool { submodules.contains(folder) }

  /// The entry of a name in a folder, by binary search.
  func entry(named name: ArraySlice<UInt8>, in folder: Int) -> Entry? {
    var candidates = entries(of: folder)
    while let middle = candidates.indices.middle {
      let entry = candidates[middle]
      let other = text[entry.name]
      if other.elementsEqual(name) { return entry }
      let isBefore = name.lexicographicallyPrecedes(other)
      candidates = isBefore ? candidates[..<middle] : candidates[(middle + 1)...]
    }
    return nil
  }
}

extension Range<Int> {
  fileprivate var middle: Int? { isEmpty ? nil : lowerBound + count / 2 }
}

/// Sorts the files of a list into folders.
private struct GitTreeBuilder {
  var records: GitListing
  private(set) var submodules: Set<Int> = []
  private var rows: [(parent: Int, entry: GitTree.Entry)] = []
  /// The folders around the last file, from the root's down; each with its name.
  private var open: [(name: Range<Int>, folder: Int)] = []
  private var folderCount = 1

  init(_ listing: [UInt8]) { records = GitListing(listing) }

  private var text: [UInt8] { records.text }

  mutating func add(_ record: GitListing.Record) throws(GitError) {
    var start = record.path.lowerBound
    var depth = 0
    while let slash = text[start..<record.path.upperBound].firstIndex(of: UInt8(ascii: "/")) {
      try enter(try name(start..<slash, of: record), depth: depth)
      start = slash + 1
      depth += 1
    }
    open.removeLast(open.count - depth)
    let name = try name(start..<record.path.upperBound, of: record)
    let isFolder = record.mode == .submodule
    append(name, record.mode, id: record.id, folder: isFolder ? folderCount : GitTree.none)
    if isFolder {
      submodules.insert(folderCount)
      folderCount += 1
    }
  }

  /// Goes into a folder: the one that the last file was in too, or a new one.
  private mutating func enter(_ name: Range<Int>, depth: Int) throws(GitError) {
    if depth < open.count, text[open[depth].name].elementsEqual(text[name]) { return }
    open.removeLast(open.count - depth)
    append(name, .folder, id: name.lowerBound..<name.lowerBound, folder: folderCount)
    open.append((name, folderCount))
    folderCount += 1
  }

  private mutating func append(_ name: Range<Int>, _ mode: GitListing.Mode, id: Range<Int>, folder: Int) {
    let entry = GitTree.Entry(name: name, mode: mode, id: id, folder: folder)
    rows.append((open.last?.folder ?? GitTree.root, entry))
  }

  private func name(_ range: Range<Int>, of record: GitListing.Record) throws(GitError) -> Range<Int> {
    let name = text[range]
    let isRefused =
      name.isEmpty || name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
      || (name.count == 4 && String(decoding: name, as: UTF8.self).lowercased() == ".git")
    if isRefused { throw .malformedTree(path: PathBytes(Array(text[record.path])).display) }
    return range
  }

  /// The entries folder by folder, and where those of each stand.
  func byFolder() -> ([GitTree.Entry], [Range<Int>]) {
    var ends = [Int](repeating: 0, count: folderCount)
    for row in rows { ends[row.parent] += 1 }
    var total = 0
    let folders = ends.map { count in
      defer { total += count }
      return total..<total + count
    }
    var places = folders.map(\.lowerBound)
    var order = [Int](repeating: 0, count: rows.count)
    for (index, row) in rows.enumerated() {
      order[places[row.parent]] = index
      places[row.parent] += 1
    }
    for folder in folders where folder.count > 1 {
      order[folder].sort { precedes(text, rows[$0].entry.name, rows[$1].entry.name) }
    }
    return (order.map { rows[$0].entry }, folders)
  }
}

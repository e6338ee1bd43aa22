/// Reads the records of `git ls-tree -z`, one after the other:
///
///     100644 blob 587be6b4c3f93f93c489c0111bba5596147a26cb<TAB>agents/a.yaml<NUL>
struct GitListing {
  /// What an entry of a tree is.
  enum Mode: Sendable {
    case file, link, folder, submodule
  }

  /// One record; where its parts stand in `text`.
  struct Record {
    let mode: Mode
    let id: Range<Int>
    let path: Range<Int>
  }

  let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next record; nil after the last.
  mutating func next() throws(GitError) -> Record? {
    guard position < text.count else { return nil }
    let rest = text[position...]
    guard let end = rest.firstIndex(of: 0), let tab = rest[..<end].firstIndex(of: UInt8(ascii: "\t")) else {
      throw .unexpectedOutput(command: "ls-tree")
    }
    let head = rest[..<tab].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard head.count == 3, let mode = Self.mode(head[0], type: head[1]), Self.isID(head[2]), tab + 1 < end
    else {
      throw .unexpectedOutput(command: "ls-tree")
    }
    position = end + 1
    return Record(mode: mode, id: head[2].startIndex..<head[2].endIndex, path: tab + 1..<end)
  }

  /// Old versions of git wrote 100664, and new ones still check it out.
  private static func mode(_ mode: ArraySlice<UInt8>, type: ArraySlice<UInt8>) -> Mode? {
    switch (String(decoding: mode, as: UTF8.self), String(decoding: type, as: UTF8.self)) {
    case ("100644", "blob"), ("100755", "blob"), ("100664", "blob"): .file
    case ("120000", "blob"): .link
    case ("040000", "tree"): .folder
    case ("160000", "commit"): .submodule
    default: nil
    }
  }

  /// Whether bytes are a full object id: of SHA-1, or of SHA-256.
  static func isID(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 40 || bytes.count == 64 else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

import Findings
import Repository
import SourceText
import YAMLTree

/// All sources of a run, by their ids: what ships inside, the folder given with `--policy`, then the root's
/// files in the order of their paths.
struct SourceTable: Sendable {
  /// Where a source's text is.
  enum Origin: Sendable {
    /// Held: what decides, which is little and is pointed at often.
    case held(Source)
    /// In a file of the root, which is read again when a place in it has to be shown.
    case file(path: String)
  }

  private(set) var origins: [Origin] = []

  /// Adds a source that is held.
  mutating func hold(path: String, bytes: [UInt8]) -> Source {
    let source = Source(id: SourceID(UInt32(origins.count)), path: path, file: bytes)
    origins.append(.held(source))
    return source
  }

  /// Adds the root's files; the id of the first.
  mutating func add(files: [WalkedFile]) -> Int {
    let first = origins.count
    origins.reserveCapacity(first + files.count)
    for file in files { origins.append(.file(path: file.path)) }
    return first
  }

  /// Replaces a file by its text, so that it is not read a second time.
  mutating func hold(_ source: Source) {
    let index = Int(source.id.rawValue)
    if index < origins.count { origins[index] = .held(source) }
  }

  /// The text of a source; a file is read again. Nil where it cannot be.
  func text(of id: SourceID, reader: inout FileReader?) -> Source? {
    let index = Int(id.rawValue)
    guard index < origins.count else { return nil }
    switch origins[index] {
    case .held(let source): return source
    case .file(let path): return (try? reader?.read(path)).map { Source(id: id, path: path, file: $0) }
    }
  }

  /// The path of a source, as reports show it.
  func path(of source: SourceID) -> String {
    let index = Int(source.rawValue)
    guard index < origins.count else { return "" }
    switch origins[index] {
    case .held(let source): return source.path
    case .file(let path): return path
    }
  }
}

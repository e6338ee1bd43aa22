import SourceText
import YAMLTree

/// Looks into a file that cannot be parsed for a sign that it is ours.
enum BrokenText {
  /// More candidate lines than this are not looked at one by one; the file then counts as ours, since a
  /// foreign file does not name AgentGate's version a thousand times.
  private static let maximumCandidates = 1000

  /// Whether a file that cannot be read to its end is ours: a line begins with an `apiVersion` of ours, in
  /// any spelling that YAML allows on one line.
  ///
  /// Where the syntax is sound and a limit or an encoding ended the reading, it is enough that the file names
  /// an `apiVersion` anywhere, and a version of ours: the value may stand on the next line, behind an alias,
  /// in a merge. Of broken syntax that cannot be said: templates hold manifests as text.
  static func isOurs(_ source: Source, brokenBy reason: ParseError.Reason) -> Bool {
    // UTF-32, and UTF-16 that cannot be told by its beginning, have zero bytes between the letters; nobody
    // reads such a file, but it must not be skipped in silence.
    let isWide = source.bytes.contains(0)
    let bytes = isWide ? source.bytes.filter { $0 != 0 } : source.bytes
    if case .syntax = reason {} else if namesVersion(bytes) { return true }
    return hasOurLine(isWide ? bytes.drop { $0 >= 0x80 } : bytes[...])
  }

  /// Whether `apiVersion` stands somewhere, and somewhere a word that begins with `agentgate/v`; or, where no
  /// word does as it is written, one that may once its escapes are read.
  private static func namesVersion(_ bytes: [UInt8]) -> Bool {
    guard contains(Array("apiVersion".utf8), in: bytes, atWordStart: false) else { return false }
    if contains(Array("agentgate/v".utf8), in: bytes, atWordStart: true) { return true }
    return !contains(Array(DocumentReader.marker.description.utf8), in: bytes, atWordStart: false)
      && mayContainScalar(startingWith: DocumentReader.marker, in: bytes)
  }

  private static func contains(_ word: [UInt8], in bytes: [UInt8], atWordStart: Bool) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return false }
    for start in 0...(bytes.count - word.count) where bytes[start] == first {
      let isInsideWord = atWordStart && start > 0 && isPartOfWord(bytes[start - 1])
      if !isInsideWord, bytes[start..<start + word.count].elementsEqual(word) { return true }
    }
    return false
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private static func hasOurLine(_ text: ArraySlice<UInt8>) -> Bool {
    var candidates = 0
    var rest = text
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      guard beginsLikeAKey(line) else { continue }
      let bytes = Array(line.prefix(1024))
      guard mayContainScalar(startingWith: DocumentReader.marker, in: bytes) else { continue }
      candidates += 1
      if candidates > maximumCandidates || isOurs(line: bytes) { return true }
    }
    return false
  }

  /// A key at the start of a line begins with a letter, a quote, a brace, or what can stand before a key.
  private static func beginsLikeAKey(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first {
    case UInt8(ascii: "a"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Reads one line as a document of its own; its end may be missing, so what was read before a fault counts.
  private static func isOurs(line: [UInt8]) -> Bool {
    var stream = DocumentStream(Source(id: SourceID(0), path: "", bytes: line), limits: Limits())
    var tree = NodeTree()
    _ = try? stream.next(into: &tree)
    return tree.isOurs
  }
}

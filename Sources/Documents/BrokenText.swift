import SourceText
import YAMLTree

/// Looks into a file that cannot be parsed for a sign that it is ours.
enum BrokenText {
  /// More candidate lines than this are not looked at one by one; the file then counts as ours, since a
  /// foreign file does not name AgentGate's version a thousand times.
  private static let maximumCandidates = 1000

  /// Whether a line begins with an `apiVersion` of ours, in any spelling that YAML allows on one line.
  static func hasOurLine(_ source: Source) -> Bool {
    // UTF-32, and UTF-16 that cannot be told by its beginning, have zero bytes between the letters; nobody reads
    // such a file, but it must not be skipped in silence.
    let isWide = source.bytes.contains(0)
    let bytes = isWide ? source.bytes.filter { $0 != 0 } : source.bytes
    var candidates = 0
    var rest = isWide ? bytes.drop { $0 >= 0x80 } : bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      guard beginsLikeAKey(line) else { continue }
      let bytes = Array(line.prefix(1024))
      guard mayContainScalar(startingWith: DocumentReader.marker, in: bytes) else { continue }
      candidates += 1
      if candidates > maximumCandidates || isOurs(bytes) { return true }
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
  private static func isOurs(_ line: [UInt8]) -> Bool {
    var stream = DocumentStream(Source(id: SourceID(0), path: "", bytes: line), limits: Limits())
    var tree = NodeTree()
    _ = try? stream.next(into: &tree)
    return tree.isOurs
  }
}

public import Findings
public import SourceText

/// A credential that stands in a text where everybody can read it.
public struct StandingSecret: Sendable, Hashable {
  /// What it is, such as "a GitHub token".
  public let kind: String
  /// The bytes of the credential: what nobody may see.
  public let range: SourceRange
  /// What a message points at: the credential, or of one with several lines the first.
  public let head: SourceRange
}

/// Finds credentials by the shapes that their issuers gave them so that they can be found.
///
/// One pass over the bytes, since it runs on every manifest: three neighbouring bytes are looked up in one
/// table, and only where they begin some prefix are the shapes looked at. The bytes are those of the file,
/// comments included. Where there is a backslash among them, a second pass reads them as a double-quoted text
/// would (`EscapedText`). What is plainly a stand-in (`ghp_xxxx…`, AWS's own `…EXAMPLE`,
/// `://user:$PASSWORD@`) is none.
public enum SecretScan {
  /// Calls `body` with each credential in a range of bytes: in order those that are spelled plainly, then
  /// those that are spelled with escapes.
  static func secrets(in bytes: Span<UInt8>, _ range: Range<Int>, _ body: (StandingSecret) -> Void) {
    var plain: [StandingSecret] = []
    plainSecrets(in: bytes, range) { secret in
      plain.append(secret)
      body(secret)
    }
    guard let escaped = EscapedText(bytes, range) else { return }
    plainSecrets(in: escaped.bytes.span, escaped.bytes.indices) { secret in
      let found = escaped.place(of: secret)
      let isKnown = plain.contains { $0.range.start < found.range.end && found.range.start < $0.range.end }
      if !isKnown { body(found) }
    }
  }

  private static func plainSecrets(
    in bytes: Span<UInt8>, _ range: Range<Int>, _ body: (StandingSecret) -> Void
  ) {
    let masks = PrefixTable.masks
    let table = masks.span
    let end = min(range.upperBound, bytes.count)
    var first: UInt32 = 0
    var second: UInt32 = 0
    var index = range.lowerBound
    while index < end {
      // `index` is below `end`, which is at most `bytes.count`; the table has an entry for every byte.
      let third = unsafe table[unchecked: Int(bytes[unchecked: index])]
      let hit = first & second >> 8 & third >> 16 & 0xFF
      (first, second) = (second, third)
      index += 1
      guard hit != 0, let secret = SecretMatch.secret(in: bytes, at: index - 3, range.lowerBound..<end) else {
        continue
      }
      body(secret)
      index = max(index, Int(secret.range.end))
      (first, second) = (0, 0)
    }
  }

  /// The same source with each credential in it blacked out: for whatever prints source lines.
  ///
  /// Lines and columns stay what they are: every character of a credential but blanks is replaced by one that
  /// is as long in UTF-8.
  public static func masked(_ source: Source) -> Source {
    masked(source.bytes).map { Source(id: source.id, path: source.path, bytes: $0) } ?? source
  }

  /// A text with each credential in it blacked out: for messages, which quote what they are about.
  public static func masked(_ text: String) -> String {
    masked(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// A message with each credential in its quoted parts blacked out.
  public static func masked(_ message: Message) -> Message {
    Message(
      parts: message.parts.map { part in
        switch part {
        case .words: part
        case .quoted(let text): .quoted(masked(text))
        }
      })
  }

  /// Nil where there is no credential.
  private static func masked(_ bytes: [UInt8]) -> [UInt8]? {
    var ranges: [Range<Int>] = []
    secrets(in: bytes.span, bytes.indices) { ranges.append(Int($0.range.start)..<Int($0.range.end)) }
    ranges += BareCredential.ranges(in: bytes)
    guard !ranges.isEmpty else { return nil }
    var masked = bytes
    for index in ranges.joined() where bytes[index] > UInt8(ascii: " ") { masked[index] = mask(bytes[index]) }
    return masked
  }

  /// A `*`; of a longer character each byte becomes one of `¢` (C2 A2), `⢢` (E2 A2 A2) or `𢢢` (F0 A2 A2 A2).
  private static func mask(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x80...0xBF: 0xA2
    case 0xC0...0xDF: 0xC2
    case 0xE0...0xEF: 0xE2
    case 0xF0...0xFF: 0xF0
    default: UInt8(ascii: "*")
    }
  }
}

/// For each byte, which groups of prefixes have it as their first, second and third byte.
///
///     bits 0–7    groups with a prefix that has the byte at 0     g    group 7 (`g` modulo 8)
///     bits 8–15                                       … at 1     h    group 7, from `ghp_`
///     bits 16–23                                      … at 2     p    group 7
///
/// `first & second >> 8 & third >> 16` is then the groups that three neighbouring bytes may begin.
private enum PrefixTable {
  static let masks: [UInt32] = {
    var masks = [UInt32](repeating: 0, count: 256)
    for shape in SecretShape.all {
      let prefix = Array(shape.prefix.utf8)
      guard let first = prefix.first else { continue }
      let group = UInt32(1) << UInt32(first & 7)
      for place in 0..<3 {
        for byte in UInt8.min...UInt8.max
        where place < prefix.count ? byte == prefix[place] : shape.follows(byte) {
          masks[Int(byte)] |= group << UInt32(8 * place)
        }
      }
    }
    return masks
  }()
}

extension SecretShape {
  /// Whether a byte can follow the prefix.
  fileprivate func follows(_ byte: UInt8) -> Bool {
    if case .run(let alphabet, _) = form { alphabet.contains(byte) } else { true }
  }
}

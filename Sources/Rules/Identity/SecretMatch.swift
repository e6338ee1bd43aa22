import SourceText

/// Holds the bytes at one place against the shapes.
enum SecretMatch {
  /// The first three bytes of each prefix as a number, and which of its bits count: what tells nearly all
  /// shapes from what stands at a place, without looking at the shape.
  private static let keys: [(value: UInt32, mask: UInt32)] = SecretShape.all.map { shape in
    var key: (value: UInt32, mask: UInt32) = (0, 0)
    for (place, byte) in shape.prefix.utf8.prefix(3).enumerated() {
      key.value |= UInt32(byte) << UInt32(8 * place)
      key.mask |= 0xFF << UInt32(8 * place)
    }
    return key
  }

  /// The prefixes as bytes, beside their shapes.
  private static let shapes = SecretShape.all.map { (prefix: Array($0.prefix.utf8), shape: $0) }

  /// The credential that begins at a place; `bounds` are the bytes that may be looked at, three from there at
  /// least.
  static func secret(in bytes: Span<UInt8>, at start: Int, _ bounds: Range<Int>) -> StandingSecret? {
    let found = UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
    for (index, key) in keys.enumerated() where found & key.mask == key.value {
      let (prefix, shape) = shapes[index]
      guard begins(bytes, at: start, with: prefix, bounds) else { continue }
      if let secret = secret(in: bytes, at: start, as: shape, bounds) { return secret }
    }
    return nil
  }

  private static func secret(
    in bytes: Span<UInt8>, at start: Int, as shape: SecretShape, _ bounds: Range<Int>
  ) -> StandingSecret? {
    if shape.needsWordBoundary, start > bounds.lowerBound,
      SecretAlphabet.alphanumeric.contains(bytes[start - 1])
    {
      return nil
    }
    let body = start + shape.prefix.utf8.count
    let found =
      switch shape.form {
      case .run(let alphabet, let length): run(in: bytes, from: body, of: alphabet, length, bounds)
      case .parts(let lengths): parts(in: bytes, from: body, lengths, bounds)
      case .privateKey: privateKey(in: bytes, from: body, bounds)
      case .url: password(in: bytes, from: body, bounds)
      }
    guard let found else { return nil }
    let hidden = SourceRange(start: UInt32(found.start ?? start), end: UInt32(found.end))
    let head = SourceRange(start: hidden.start, end: UInt32(found.headEnd ?? found.end))
    return StandingSecret(kind: shape.kind, range: hidden, head: head)
  }

  /// Where a credential starts, if not at the prefix; where its head ends, if before its end; its end.
  private typealias Extent = (start: Int?, headEnd: Int?, end: Int)

  private static func begins(_ bytes: Span<UInt8>, at start: Int, with prefix: [UInt8], _ bounds: Range<Int>)
    -> Bool
  {
    guard start >= bounds.lowerBound, start + prefix.count <= bounds.upperBound else { return false }
    for index in prefix.indices where bytes[start + index] != prefix[index] { return false }
    return true
  }

  private static func run(
    in bytes: Span<UInt8>, from start: Int, of alphabet: SecretAlphabet, _ length: ClosedRange<Int>,
    _ bounds: Range<Int>
  ) -> Extent? {
    let end = self.end(of: alphabet, in: bytes, from: start, length, bounds)
    guard length.contains(end - start), !isStandIn(bytes, start..<end) else { return nil }
    // What has a fixed length must not be the beginning of a longer word.
    if length.count == 1, end < bounds.upperBound, SecretAlphabet.alphanumeric.contains(bytes[end]) {
      return nil
    }
    return (nil, nil, end)
  }

  private static func parts(
    in bytes: Span<UInt8>, from start: Int, _ lengths: [ClosedRange<Int>], _ bounds: Range<Int>
  ) -> Extent? {
    var start = start
    var end = start
    for (number, length) in lengths.enumerated() {
      if number > 0 {
        guard end < bounds.upperBound, bytes[end] == UInt8(ascii: ".") else { return nil }
        start = end + 1
      }
      end = self.end(of: .urlSafe, in: bytes, from: start, length, bounds)
      guard length.contains(end - start), !isStandIn(bytes, start..<end) else { return nil }
    }
    return (nil, nil, end)
  }

  /// Where a run ends, or one byte past the length that it may have.
  private static func end(
    of alphabet: SecretAlphabet, in bytes: Span<UInt8>, from start: Int, _ length: ClosedRange<Int>,
    _ bounds: Range<Int>
  ) -> Int {
    let limit = min(bounds.upperBound, start + length.upperBound + 1)
    var end = start
    while end < limit, alphabet.contains(bytes[end]) { end += 1 }
    return end
  }

  /// Whether a body is written for readers rather than drawn at random: fewer than six different characters,
  /// such as `xxxx…`, or `EXAMPLE` at its end, as in AWS's own documents.
  private static func isStandIn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in range {
      let byte = bytes[index]
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    if low.nonzeroBitCount + high.nonzeroBitCount < 6 { return true }
    let example: [UInt8] = [0x45, 0x58, 0x41, 0x4D, 0x50, 0x4C, 0x45]
    return range.count >= example.count
      && begins(bytes, at: range.upperBound - example.count, with: example, range)
  }

  /// `-----BEGIN RSA PRIVATE KEY-----` up to the end of its footer. A header alone, as in documents, is none.
  private static func privateKey(in bytes: Span<UInt8>, from start: Int, _ bounds: Range<Int>) -> Extent? {
    guard let (label, body) = dashes(in: bytes, from: start, to: min(start + 64, bounds.upperBound)) else {
      return nil
    }
    var isPrivate = false
    for index in start..<label where begins(bytes, at: index, with: Self.privateKeyWords, start..<label) {
      isPrivate = true
    }
    guard isPrivate else { return nil }
    if let (footer, end) = dashes(in: bytes, from: body, to: bounds.upperBound), footer > body {
      let isFooter = begins(bytes, at: end, with: Self.endWord, bounds)
      let closing = isFooter ? dashes(in: bytes, from: end, to: min(end + 64, bounds.upperBound)) : nil
      if let closing { return (start - 11, body, closing.end) }
    }
    // Cut off: what follows has to look like a key, a line of base64 at least.
    var end = body
    var length = 0
    while end < bounds.upperBound, let isKey = isKeyByte(bytes[end]) {
      if isKey { length += 1 }
      end += 1
    }
    return length >= 40 ? (start - 11, body, end) : nil
  }

  private static let privateKeyWords = Array("PRIVATE KEY".utf8)
  private static let endWord = Array("END ".utf8)

  /// Where the next five dashes start and end.
  private static func dashes(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> (start: Int, end: Int)?
  {
    var length = 0
    for index in start..<max(start, limit) {
      length = bytes[index] == UInt8(ascii: "-") ? length + 1 : 0
      if length == 5 { return (index - 4, index + 1) }
    }
    return nil
  }

  /// Whether a byte is of a key's base64; nil where it is not of a key at all. Between lines of it there may
  /// be blanks, or `\n` in a quoted text.
  private static func isKeyByte(_ byte: UInt8) -> Bool? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\\"): false
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
    default: SecretAlphabet.alphanumeric.contains(byte) ? true : nil
    }
  }

  /// The password of `scheme://user:password@host`; no stand-in such as `$PASSWORD`, `{password}` or `***`.
  private static func password(in bytes: Span<UInt8>, from start: Int, _ bounds: Range<Int>) -> Extent? {
    guard start - 4 >= bounds.lowerBound, SecretAlphabet.alphanumeric.contains(bytes[start - 4]) else {
      return nil
    }
    var colon: Int?
    var at: Int?
    var index = start
    while index < min(bounds.upperBound, start + 512), !endsAuthority(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":"), colon == nil { colon = index }
      if bytes[index] == UInt8(ascii: "@") { at = index }
      index += 1
    }
    guard let colon, let at, colon + 1 < at, bytes[colon + 1] != UInt8(ascii: "$") else { return nil }
    var isVaried = false
    for index in colon + 2..<max(at, colon + 2) where bytes[index] != bytes[colon + 1] { isVaried = true }
    return isVaried ? (colon + 1, nil, at) : nil
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

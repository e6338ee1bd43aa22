/// Tells what stands under `credential` and is no reference, by its form alone.
///
/// Made to err on the side of silence: a secret's plain name is a reference too, and `x://…` always is one.
enum BareCredential {
  private static let schemes = ["basic", "bearer"]
  private static let keys: Set<String> = [
    "accesstoken", "apikey", "apitoken", "authtoken", "bearertoken", "clientsecret", "pass", "passphrase",
    "passwd", "password", "pwd", "token",
  ]

  /// Whether a text has a blank in it, as `Bearer …` and sentences have, or is `password=…` and the like. A
  /// variable in the value's place, such as `password=$PASSWORD`, is a reference.
  static func isOne(_ text: String) -> Bool {
    if text.contains("://") { return false }
    if text.utf8.contains(UInt8(ascii: " ")) { return true }
    let entries = text.split { $0 == ";" || $0 == "," || $0 == "&" || $0 == "?" }
    return entries.contains(where: isPassword)
  }

  /// The places of such texts in a file: what stands after the key `credential` on its line. Only for what is
  /// printed; where YAML is written in other ways, the rule still finds them.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index + key.count < bytes.count {
      guard bytes[index] == key[0], bytes[index...].starts(with: key) else {
        index += 1
        continue
      }
      index += key.count
      if let value = value(in: bytes, after: index) {
        if isOne(String(decoding: bytes[value], as: UTF8.self)) { ranges.append(value) }
        index = value.upperBound
      }
    }
    return ranges
  }

  private static let key = Array("credential".utf8)

  /// The value behind a key: in quotes up to the closing one, else up to a mark or comment that ends it.
  private static func value(in bytes: [UInt8], after key: Int) -> Range<Int>? {
    let line = bytes[key...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var rest = line.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: " ") }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return rest.dropFirst().prefix { $0 != first }.indices
    }
    var end = rest.startIndex
    while end < rest.endIndex, rest[end] != UInt8(ascii: ","), rest[end] != UInt8(ascii: "}") {
      if rest[end] == UInt8(ascii: "#"), rest[end - 1] == UInt8(ascii: " ") { break }
      end += 1
    }
    while end > rest.startIndex, rest[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return rest.startIndex..<end
  }

  private static func isPassword(_ entry: Substring) -> Bool {
    guard let equals = entry.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return false }
    let key = entry[..<equals].lowercased().filter { $0 != "_" && $0 != "-" }
    let value = entry[entry.index(after: equals)...]
    guard let first = value.first, keys.contains(key) || schemes.contains(key) else { return false }
    return first != "$" && first != "{" && first != "<" && !value.allSatisfy { $0 == "*" }
  }
}

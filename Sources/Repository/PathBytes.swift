/// A path as a file system has it: bytes, of which only 0 and `/` mean anything.
struct PathBytes: Hashable {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { self.bytes = Array(text.utf8) }

  /// The path as text, if it is UTF-8.
  var text: String? { validText(bytes[...]) }

  /// The path as text; where it is not UTF-8, foreign bytes stand as `\xNN` and a backslash as `\\`.
  var display: String {
    if let text { return text }
    var result = ""
    var rest = bytes[...]
    while let byte = rest.first {
      let length = Self.lengthOfScalar(at: rest)
      if byte == UInt8(ascii: "\\") {
        result += "\\\\"
      } else if length > 0 {
        result += String(decoding: rest.prefix(length), as: UTF8.self)
      } else {
        result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      rest = rest.dropFirst(max(length, 1))
    }
    return result
  }

  /// How many bytes the well-formed scalar at the start of `bytes` has; 0 where there is none.
  private static func lengthOfScalar(at bytes: ArraySlice<UInt8>) -> Int {
    for length in 1...4 where bytes.count >= length {
      if String(validating: bytes.prefix(length), as: UTF8.self) != nil { return length }
    }
    return 0
  }

  /// The parts between the slashes; an empty path has none.
  var parts: [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map { Array($0) }
  }

  /// The parts put together.
  init(parts: [[UInt8]]) { self.bytes = Array(parts.joined(separator: [UInt8(ascii: "/")])) }

  /// The path with a zero byte at its end, as system calls want it.
  var terminated: [UInt8] { bytes + [0] }
}

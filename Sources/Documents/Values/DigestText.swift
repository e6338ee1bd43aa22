import Findings

/// A digest as a manifest writes it: `sha256:` and 64 hexadecimal digits.
public struct DigestText: ScalarValue, Hashable {
  /// The text, in lower case.
  public let text: String

  /// Reads a digest.
  public static func parse(_ text: String) throws(InvalidValue) -> DigestText {
    let hexadecimal = text.utf8.dropFirst(7)
    if text.hasPrefix("sha256:"), hexadecimal.count == 64, hexadecimal.allSatisfy(isHexadecimal) {
      return DigestText(text: text.lowercased())
    }
    throw InvalidValue(
      "\(text) is not a SHA-256 digest",
      fix: "Write \("sha256:") and 64 hexadecimal digits, as \("sha256sum") prints.")
  }

  /// The same form as a pattern.
  public static var schema: Schema { .text(pattern: "^sha256:[0-9a-fA-F]{64}$", canBeNumber: false) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

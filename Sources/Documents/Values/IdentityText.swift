import Findings

/// A subject, or a reference to a credential: printable ASCII, since look-alike or invisible characters must
/// not make two identities of one (design section 9).
///
/// What is wrong is said without quoting the text, which may be a credential itself.
public struct IdentityText: ScalarValue, Hashable {
  /// The text.
  public let text: String

  static let maximumLength = 512

  /// Reads 1 to 512 printable ASCII characters, no blank at either end.
  public static func parse(_ text: String) throws(InvalidValue) -> IdentityText {
    guard let fault = fault(of: text) else { return IdentityText(text: text) }
    throw InvalidValue(
      fault,
      fix: "Use up to \(maximumLength) printable ASCII characters, no blank at either end; or leave it out.")
  }

  /// The same rule as a pattern.
  public static var schema: Schema { .text(pattern: "^[!-~]([ -~]{0,510}[!-~])?$", canBeNumber: true) }

  private static func fault(of text: String) -> Message? {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return "this text is empty" }
    for scalar in text.unicodeScalars where !(0x20...0x7E).contains(scalar.value) {
      if scalar == "\n" || scalar == "\r" { return "this text holds a line break" }
      let number = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
      return "this text holds a character that is not printable ASCII, \(words: code)"
    }
    let blank = UInt8(ascii: " ")
    if first == blank || last == blank { return "this text begins or ends with a blank" }
    return bytes.count > maximumLength ? "this text is longer than \(maximumLength) characters" : nil
  }
}

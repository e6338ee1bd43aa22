/// Whether a text tells a person where to turn to.
enum ContactText {
  /// Whether some part of a text is an e-mail address, a URL, a `#channel`, a `@handle` or a phone number.
  static func isReachable(_ text: String) -> Bool {
    if isPlainAddress(text) || hasTelephoneNumber(text) { return true }
    return text.unicodeScalars.split { $0.properties.isWhitespace || separators.contains($0) }.contains(
      where: isAddress)
  }

  /// Whether all of a text is one ordinary e-mail address or web address: what nearly every manifest has,
  /// told from its bytes alone.
  private static func isPlainAddress(_ text: String) -> Bool {
    var signs = 0
    var isURL = text.utf8.starts(with: "https://".utf8)
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "@"): signs += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "+"):
        break
      case UInt8(ascii: "/"), UInt8(ascii: ":"): if !isURL { return false }
      default: return false
      }
      last = byte
    }
    if isURL { isURL = text.utf8.count > 8 && signs == 0 }
    return isURL || (signs == 1 && text.utf8.first != UInt8(ascii: "@") && last != UInt8(ascii: "@"))
  }

  private static let separators: [Unicode.Scalar] = [",", ";", "<", ">", "(", ")", "[", "]", "\"", "|"]

  private static func isAddress(_ word: Substring.UnicodeScalarView) -> Bool {
    guard let first = word.first else { return false }
    if first == "#" || first == "@" { return word.dropFirst().contains(where: \.properties.isAlphabetic) }
    return isMail(word) || isURL(word)
  }

  /// Something on both sides of one `@`. What mail servers accept besides is nobody's address in an
  /// emergency.
  private static func isMail(_ word: Substring.UnicodeScalarView) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// A scheme (RFC 3986 section 3.1), a colon and something, such as `https://…`, `mailto:…` or `slack:…`.
  private static func isURL(_ word: Substring.UnicodeScalarView) -> Bool {
    guard let colon = word.firstIndex(of: ":"), word.first?.properties.isAlphabetic == true else {
      return false
    }
    let isScheme = word[..<colon].allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789+.-".unicodeScalars.contains($0))
    }
    return isScheme && word[colon...].dropFirst().contains { $0 != "/" }
  }

  /// Six digits or more with nothing but blanks and the usual marks between them.
  private static func hasTelephoneNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case " ", "-", ".", "/", "(", ")", "\u{A0}": break
      default: digits = 0
      }
      if digits == 6 { return true }
    }
    return false
  }
}

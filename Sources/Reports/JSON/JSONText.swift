/// Text as a JSON string: the one escape function of that medium.
///
/// Nothing is lost: a reader of the JSON gets the very scalars. What a terminal would obey or a reader would
/// not see is written as `\uXXXX`, and so are `<`, `>` and `&`, so that a report can stand inside an HTML
/// page as it is; U+2028 and U+2029, which end a line in older JavaScript, are among them.
enum JSONText {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Appends the text with its quotes.
  static func append(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    // Most texts stand for themselves, byte by byte.
    if text.utf8.allSatisfy(isPlain) {
      out.append(contentsOf: text.utf8)
    } else {
      appendScalars(of: text, to: &out)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Whether a byte is an ASCII character that is written as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      false
    default: (0x20...0x7E).contains(byte)
    }
  }

  private static func appendScalars(of text: String, to out: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\"".utf8
      case "\\": out += "\\\\".utf8
      case "\n": out += "\\n".utf8
      case "\r": out += "\\r".utf8
      case "\t": out += "\\t".utf8
      case "<", ">", "&": appendEscape(scalar, to: &out)
      default:
        if scalar.isShownRaw { out += String(Character(scalar)).utf8 } else { appendEscape(scalar, to: &out) }
      }
    }
  }

  /// One `\uXXXX`, or two where UTF-16 needs a pair.
  private static func appendEscape(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    for unit in scalar.utf16 {
      out += "\\u".utf8
      for shift in [12, 8, 4, 0] { out.append(digits[Int(unit >> shift) & 0xF]) }
    }
  }
}

import Findings

/// A name that the inventory is kept by: a DNS label (RFC 1123 section 2.1), so that it fits a host name, a
/// Kubernetes object and a SPIFFE path alike.
public struct Label: ScalarValue, Hashable {
  /// The name.
  public let text: String

  /// Reads 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end.
  public static func parse(_ text: String) throws(InvalidValue) -> Label {
    let bytes = text.utf8
    let isHyphenAtEnd = bytes.first == UInt8(ascii: "-") || bytes.last == UInt8(ascii: "-")
    if !bytes.isEmpty, bytes.count <= 63, !isHyphenAtEnd, bytes.allSatisfy(isLabelByte) {
      return Label(text: text)
    }
    throw InvalidValue(
      "\(text) cannot be used as a name",
      fix: "Use 1 to 63 lower-case letters, digits and hyphens, such as \(suggestion(for: text)).")
  }

  /// The same rule as a pattern.
  public static var schema: Schema {
    .text(pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", canBeNumber: true)
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  private static func suggestion(for text: String) -> String {
    var label: [UInt8] = []
    for byte in text.lowercased().utf8.prefix(63) {
      if isLabelByte(byte), byte != UInt8(ascii: "-") {
        label.append(byte)
      } else if let last = label.last, last != UInt8(ascii: "-") {
        label.append(UInt8(ascii: "-"))
      }
    }
    while label.last == UInt8(ascii: "-") { label.removeLast() }
    return label.isEmpty ? "invoice-reconciler" : String(decoding: label, as: UTF8.self)
  }
}

/// The name of a system, team, person, role or environment: ASCII, since look-alike letters must not make two
/// names of one.
public struct Identifier: ScalarValue, Hashable {
  /// The name.
  public let text: String

  /// Reads up to 253 letters, digits and `.`, `_`, `:`, `/`, `@`, `+`, `-`, with a letter, a digit or `@`
  /// first.
  public static func parse(_ text: String) throws(InvalidValue) -> Identifier {
    let bytes = text.utf8
    if let first = bytes.first, isAlphanumeric(first) || first == UInt8(ascii: "@"), bytes.count <= 253,
      bytes.allSatisfy({ isAlphanumeric($0) || isMark($0) })
    {
      return Identifier(text: text)
    }
    throw InvalidValue(
      "\(text) cannot be used as a name here",
      fix: "Use up to 253 of the letters a to z, digits and the marks . _ : / @ + -, a letter or digit first."
    )
  }

  /// The same rule as a pattern.
  public static var schema: Schema {
    .text(pattern: "^[A-Za-z0-9@][A-Za-z0-9._:/@+-]{0,252}$", canBeNumber: true)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

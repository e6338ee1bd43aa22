/// Text from documents, written so that it can be pasted into YAML again.
enum YAMLText {
  /// A scalar: plain where that is safe everywhere, else in double quotes with escapes (YAML 1.2 section
  /// 5.7).
  static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case " "..."~": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\U" + padded(String(scalar.value, radix: 16))
      }
    }
    return quoted + "\""
  }

  /// A list in one line.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), !words.contains(text.lowercased()) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      isLetter(scalar) || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-" || scalar == "_"
        || scalar == "/"
    }
  }

  /// Words that some reader of YAML takes for something other than text.
  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }
}

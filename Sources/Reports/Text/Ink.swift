import Findings

/// What a stretch of a text report is coloured for. Colour never says anything that the words do not.
enum Ink: String {
  case error = "1;31"
  case warning = "1;33"
  case note = "1;36"
  case good = "1;32"
  case frame = "34"
  case strong = "1"

  /// The ink of a severity.
  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }

  /// The text in this ink, by the escape sequences of ECMA-48, where colour is wanted.
  func paint(_ text: String, _ color: Bool) -> String {
    color && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

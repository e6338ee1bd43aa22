import Findings

/// Sentences for a reader, as the stretches between which a line may break.
///
/// A quoted part never breaks: it can be searched for and copied.
struct Prose {
  /// No more scalars than this are shown of one quoted part.
  static let maximumQuoted = 160

  /// The stretches; a line may break between two of them, where a space stands otherwise.
  private(set) var words: [String] = [""]

  /// Prose of AgentGate's own words.
  init(words: String) { add(words) }

  /// Prose of a message: its quoted parts escaped, cut where they are very long, and set in backticks.
  init(_ message: Message) {
    for part in message.parts {
      switch part {
      case .words(let text): add(text)
      case .quoted(let text): glue(Self.quoted(text))
      }
    }
  }

  /// Untrusted text in backticks.
  static func quoted(_ text: String) -> String {
    let shown = VisibleText.escaped(text, limit: maximumQuoted)
    guard shown.utf8.contains(UInt8(ascii: "`")) else { return "`" + shown + "`" }
    let stretches = shown.split(separator: "`", omittingEmptySubsequences: false)
    return "`" + stretches.joined(separator: "\\u{60}") + "`"
  }

  private mutating func add(_ text: String) {
    // By bytes, which takes a fraction of the time: these are our own words, with plain blanks.
    let stretches = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    for (index, stretch) in stretches.enumerated() {
      if index > 0 { words.append("") }
      glue(VisibleText.escaped(String(Substring(stretch))))
    }
  }

  private mutating func glue(_ text: String) { words[words.count - 1] += text }

  /// The prose in one line.
  var line: String { words.joined(separator: " ") }

  /// The prose in lines of at most `width` columns where its stretches allow; `taken` columns of the first
  /// are in use.
  func lines(width: Int, taken: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var column = taken
    for (index, word) in words.enumerated() {
      let length = VisibleText.width(of: word)
      if index > 0, column + 1 + length > width {
        lines.append(line)
        line = word
        column = length
      } else {
        line += index > 0 ? " " + word : word
        column += index > 0 ? length + 1 : length
      }
    }
    return lines + [line]
  }
}

import Documents

/// Why a purpose says too little to judge an agent by.
enum PurposeFault: Sendable, Hashable {
  /// There is no letter in it.
  case blank
  /// It is a stand-in for a text that was never written.
  case placeholder
  /// It is made of words of the agent's name.
  case nameOnly
  /// It is made of words that fit any agent.
  case generic
  /// It is shorter than any sentence.
  case short

  /// Finds what is wrong with a purpose; nil where nothing is.
  ///
  /// Made to err on the side of silence. Length is counted in letters and words; a letter of a script that
  /// writes no blanks between words, or a syllable in each letter, counts as three letters and half a word,
  /// so that 請求書を発注書と照合する passes. Long words count for two, so that languages which join words are not at a
  /// loss.
  init?(of purpose: String, agent: String?) {
    if Self.isPlainlyLong(purpose) { return nil }
    let words = Self.words(of: purpose)
    guard !words.isEmpty else {
      self = .blank
      return
    }
    if Self.isPlaceholder(purpose, words) {
      self = .placeholder
    } else if words.count <= 8, words.allSatisfy(Self.fillers.contains) {
      self = .generic
    } else if words.count <= 8, let agent, Self.repeats(agent, words) {
      self = .nameOnly
    } else if Self.isShort(words) {
      self = .short
    } else {
      return nil
    }
  }

  /// Whether a purpose has so many words, and begins with such a letter, that nothing below can find fault
  /// with it: most have, and are read no further.
  private static func isPlainlyLong(_ text: String) -> Bool {
    guard let first = text.utf8.first, isASCIILetter(first), !"FfLlTtXx".utf8.contains(first) else {
      return false
    }
    var words = 0
    var wasLetter = false
    for byte in text.utf8 {
      let isLetter = isASCIILetter(byte)
      if isLetter, !wasLetter { words += 1 }
      if words > 8 { return true }
      wasLetter = isLetter
    }
    return false
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The runs of letters, in lower case.
  private static func words(of text: String) -> [String] {
    text.unicodeScalars.split { !$0.properties.isAlphabetic && !isMark($0) }
      .map { String($0).lowercased() }
      .filter { $0.unicodeScalars.contains(where: \.properties.isAlphabetic) }
  }

  /// Marks that belong to the letter before them, as in Hindi or Thai, or to the word, as in "agent's".
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: scalar == "'" || scalar == "’"
    }
  }

  private static func isPlaceholder(_ text: String, _ words: [String]) -> Bool {
    let start = text.drop { !$0.isLetter }
    let first = start.prefix { $0.isLetter }
    if LaterWords.all.contains(first.lowercased()) {
      // In small letters these can be words of a purpose, as in "Todo lists are sorted".
      if first == first.uppercased() || start.dropFirst(first.count).first == ":" { return true }
    }
    if words.starts(with: ["lorem", "ipsum"]) { return true }
    let trimmed = text.drop(while: \.isWhitespace)
    let isTemplate = trimmed.hasPrefix("{{") || trimmed.hasPrefix("${") || trimmed.hasPrefix("<")
    if isTemplate, text.hasSuffix("}") || text.hasSuffix(">") { return true }
    return words.count <= 8 && words.allSatisfy(Self.placeholders.contains)
  }

  private static func repeats(_ name: String, _ words: [String]) -> Bool {
    let name = name.split { !$0.isLetter }.map { $0.lowercased() }
    return words.allSatisfy { name.contains($0) || fillers.contains($0) }
  }

  private static func isShort(_ words: [String]) -> Bool {
    var letters = 0
    var length = 0  // in half words
    for word in words {
      let dense = word.unicodeScalars.count(where: isDense)
      let own = word.unicodeScalars.count + 2 * dense
      letters += own
      length += max(own > 14 ? 4 : 2, dense)
    }
    return length < 6 || letters < 15
  }

  /// Whether a letter says more than one of the Latin alphabet: ideographs, kana, Hangul syllables, and the
  /// scripts of Thai, Lao, Burmese and Khmer, which are written without blanks.
  private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }

  private static let placeholders: Set<String> = [
    "a", "add", "an", "asdf", "bar", "baz", "be", "change", "changeme", "defined", "describe", "described",
    "description", "determined", "done", "dummy", "example", "fill", "fixme", "foo", "goes", "here", "in",
    "insert",
    "ipsum", "later", "lorem", "me", "n", "na", "nil", "none", "null", "out", "placeholder", "please",
    "purpose",
    "qux", "sample", "temp", "test", "testing", "tests", "text", "the", "this", "tmp", "to", "todo", "tba",
    "tbc", "tbd",
    "unknown", "write", "xxx", "your",
  ]

  /// Words that fit any agent. A purpose is generic only if it has no others.
  private static let fillers: Set<String> = placeholders.union([
    "agent", "agents", "ai", "all", "and", "any", "are", "assistant", "assistants", "assists", "automates",
    "automation", "bot", "bots", "business", "by", "can", "company", "does", "do", "everything", "for",
    "general",
    "generic", "help", "helpful", "helps", "i", "internal", "is", "it", "its", "job", "llm", "many", "misc",
    "model", "my", "new", "of", "on", "or", "our", "people", "perform", "performs", "processes", "process",
    "purposes",
    "run", "runs", "service", "some", "stuff", "support", "supports", "system", "task", "tasks", "team",
    "teams",
    "that", "their", "them", "things", "tool", "us", "used", "useful", "user", "users", "various", "we",
    "which", "with",
    "work", "works",
  ])
}

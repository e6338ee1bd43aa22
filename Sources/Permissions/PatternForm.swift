extension Pattern {
  /// What a pattern is made of, as far as it can be compared by its bytes alone.
  ///
  /// UTF-8 is made so that a character's bytes never begin inside another's: where literal characters are
  /// equal their bytes are, and the other way round.
  enum Form: Sendable, Hashable {
    /// The text stands for itself.
    case literal
    /// Literal characters, one run, and literal characters again; none of them escaped. Either end may be
    /// empty: `a/**`, `*.read`, `a/*/b`, `**`.
    case oneRun(crossesSlash: Bool)
    /// Whatever else: more than one run, `?`, escapes.
    case general

    /// The form of a pattern by its steps.
    init(of tokens: [Token], isEscaped: Bool) {
      var form = Form.literal
      for token in tokens {
        switch token {
        case .literal: continue
        case .run(let crossesSlash) where form == .literal: form = .oneRun(crossesSlash: crossesSlash)
        case .run, .one: form = .general
        }
        if form == .general { break }
      }
      self = isEscaped ? .general : form
    }
  }

  /// Whether a byte is a character that patterns treat in a way of its own.
  static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "\\")
  }

  /// How many bytes at the beginning and at the end of a pattern, as it is written, are literal characters:
  /// all at the beginning where there are no others.
  static func literalEnds(of text: String) -> (head: Int, tail: Int) {
    var head: Int?
    var tail = 0
    var isEscaped = false
    for (place, byte) in text.utf8.enumerated() {
      guard isSpecial(byte) || isEscaped else { continue }
      head = head ?? place
      tail = place + 1
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    let count = text.utf8.count
    return (head ?? count, head == nil ? 0 : count - tail)
  }
}

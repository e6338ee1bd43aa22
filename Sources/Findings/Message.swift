/// Words for a reader, with what comes from untrusted input kept apart from what AgentGate itself says.
///
/// Written as an interpolated string: `"no team named \(name)"` marks `name` as quoted input, which every
/// report format must escape for its medium and set off from the words around it (backticks in plain text).
public struct Message: Sendable, Hashable {
  /// One stretch of a message.
  public enum Part: Sendable, Hashable {
    /// AgentGate's own words.
    case words(String)
    /// Text that was read from a file or the command line: hostile until escaped.
    case quoted(String)
  }

  /// The stretches, in order.
  public private(set) var parts: [Part]

  /// Makes a message of AgentGate's own words.
  public init(words: String) { parts = [.words(words)] }

  /// Makes a message of stretches.
  public init(parts: [Part]) { self.parts = parts }

  /// The message as plain text with quoted parts in backticks: for comparing and for tests, never for
  /// printing.
  public var plainText: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .quoted(let text): "`\(text)`"
      }
    }.joined()
  }

  /// Two messages, one after the other.
  public static func + (left: Message, right: Message) -> Message {
    Message(parts: left.parts + right.parts)
  }
}

extension Message: ExpressibleByStringInterpolation {
  /// Collects the stretches of a message literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Starts an empty message.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds AgentGate's own words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.words(literal)) }
    }

    /// Adds text that was read from input.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      parts.append(.quoted(String(text)))
    }

    /// Adds several texts that were read from input, as "`a`, `b` and `c`".
    public mutating func appendInterpolation(list texts: [String], last conjunction: String = "and") {
      for (index, text) in texts.enumerated() {
        if index > 0 { parts.append(.words(index == texts.count - 1 ? " \(conjunction) " : ", ")) }
        parts.append(.quoted(text))
      }
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: Int) { parts.append(.words(String(number))) }

    /// Adds words of AgentGate's own that are chosen at run time.
    public mutating func appendInterpolation(words: String) { parts.append(.words(words)) }

    /// Adds another message.
    public mutating func appendInterpolation(_ message: Message) { parts += message.parts }
  }

  /// Makes a message of a literal.
  public init(stringLiteral value: String) { parts = value.isEmpty ? [] : [.words(value)] }

  /// Makes a message of an interpolated literal.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}

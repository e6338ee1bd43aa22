/// Writes JSON as it goes: two spaces a level or all on one line, keys in the order of the calls, no bytes by
/// chance.
///
/// Objects and arrays are written by closures, so that every bracket that is opened is closed.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private let isOnOneLine: Bool
  private var depth = 0
  /// Whether the innermost object or array has no member yet.
  private var isEmpty = true

  /// Starts an empty document; on one line, it holds no line break.
  package init(isOnOneLine: Bool = false) { self.isOnOneLine = isOnOneLine }

  /// A value: what follows a key, or stands in an array.
  package enum Scalar {
    case text(String?)
    case number(Int)
    case flag(Bool)
  }

  /// Writes an object as the whole document, or in an array.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    separate()
    nest("{", "}", members)
  }

  /// Writes a member that is an object.
  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    self.key(key)
    nest("{", "}", members)
  }

  /// Writes a member that is an array, one call of `write` for each element.
  package mutating func array<Element>(
    _ key: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    nest("[", "]") { writer in
      for element in elements { write(&writer, element) }
    }
  }

  /// Writes a member that is an object made of `value`, or `null` where there is none.
  package mutating func object<Value>(
    _ key: String, of value: Value?, _ members: (inout JSONWriter, Value) -> Void
  ) {
    guard let value else { return member(key, .text(nil)) }
    object(key) { members(&$0, value) }
  }

  /// Writes a member that is a text, a number, a flag, or `null`.
  package mutating func member(_ key: String, _ value: Scalar) {
    self.key(key)
    append(value)
  }

  /// Writes a text in an array.
  package mutating func element(_ text: String) {
    separate()
    append(.text(text))
  }

  /// Writes a member that is an array of texts, or `null` where there is none.
  mutating func member(_ key: String, texts: [String]?) {
    guard let texts else { return member(key, .text(nil)) }
    array(key, texts) { $0.element($1) }
  }

  private mutating func append(_ value: Scalar) {
    switch value {
    case .text(let text?): JSONText.append(text, to: &bytes)
    case .text(nil): bytes += "null".utf8
    case .number(let number): bytes += String(number).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    }
  }

  private mutating func key(_ key: String) {
    separate()
    JSONText.append(key, to: &bytes)
    bytes += ": ".utf8
  }

  private mutating func nest(_ open: String, _ close: String, _ members: (inout JSONWriter) -> Void) {
    bytes += open.utf8
    depth += 1
    isEmpty = true
    members(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes += close.utf8
    isEmpty = false
  }

  /// Begins a member of an object or array; the document itself needs nothing before it.
  private mutating func separate() {
    if depth == 0 { return }
    if !isEmpty { bytes += (isOnOneLine ? ", " : ",").utf8 }
    isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    if isOnOneLine { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }
}

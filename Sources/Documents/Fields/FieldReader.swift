import Findings
public import SourceText
import YAMLTree

/// Reads a group's fields from a mapping of the tree.
public struct FieldReader: FieldReading {
  /// Where the group stands.
  public let location: SourceLocation
  private let context: DecodingContext
  private let node: DecodingContext.Node
  private var taken = TakenEntries()
  /// The entry after the one that was taken last: documents mostly have their fields in the order in which
  /// they are asked for.
  private var next: (entry: (key: DecodingContext.Node, value: DecodingContext.Node), index: Int)?
  private var following: NodeTree.Entries

  init(_ node: DecodingContext.Node, in context: DecodingContext) {
    self.context = context
    self.node = node
    let key = context.groupKey
    location = context.location(key.isEmpty ? context.headRange(of: node) : key)
    context.groupKey = .beginning
    following = context.tree.entries(of: node)
    next = following.next().map { ($0, 0) }
  }

  /// How many problems the document has so far.
  public var problemCount: Int { context.problemCount }

  /// Reads a field that has to be there.
  public mutating func required<Value: FieldValue>(
    _ name: StaticString, _ summary: StaticString
  ) -> Located<Value>? {
    if let entry = take(name) { return decode(name, entry.key, entry.value) }
    context.report(
      "document/missing-field", "\(name.description) is missing here", in: location.range,
      fix: Fix("Add \(name.description): \(words: lowercasedFirst(summary.description))"))
    return nil
  }

  /// Reads a field that may be absent.
  public mutating func optional<Value: FieldValue>(
    _ name: StaticString, _ summary: StaticString
  ) -> Located<Value>? {
    guard let entry = take(name) else { return nil }
    return decode(name, entry.key, entry.value)
  }

  /// Reports the fields that nobody asked for.
  func finish<Group: FieldGroup>(as group: Group.Type) {
    var index = 0
    for (key, _) in context.tree.entries(of: node) {
      if !taken.contains(index) { reportUnknown(key, in: group) }
      index += 1
    }
  }

  private func decode<Value: FieldValue>(
    _ name: StaticString, _ key: DecodingContext.Node, _ node: DecodingContext.Node
  ) -> Located<Value>? {
    let keyRange = context.tree.range(key)
    if Value.isLocatedByKey { context.groupKey = keyRange }
    let value = context.reading(name) { Value.decode(node, in: context) }
    context.groupKey = .beginning
    let range = Value.isLocatedByKey ? keyRange : context.tree.range(node)
    return value.map { Located($0, at: context.location(range)) }
  }

  private mutating func take(_ name: StaticString) -> (
    key: DecodingContext.Node, value: DecodingContext.Node
  )? {
    if let (entry, index) = next, context.tree.textEquals(entry.key, name) {
      taken.insert(index)
      next = following.next().map { ($0, index + 1) }
      return entry
    }
    var index = 0
    var entries = context.tree.entries(of: node)
    while let entry = entries.next() {
      if context.tree.textEquals(entry.key, name) {
        taken.insert(index)
        following = entries
        next = following.next().map { ($0, index + 1) }
        return entry
      }
      index += 1
    }
    return nil
  }

  private func reportUnknown<Group: FieldGroup>(_ key: DecodingContext.Node, in group: Group.Type) {
    guard context.tree.kind(key) == .scalar else { return }
    let written = context.tree.text(key)
    let known = SchemaRecorder.fields(of: group).map(\.name)
    // A known field is left over only where its key stands twice, which has been reported as that.
    if known.contains(written) { return }
    let near = nearestName(to: written, among: known)
    // Most likely the field is there, only misspelt.
    if let near { context.noteBroken(near) }
    let all: Message =
      known.count == 1 ? "The only field here is \(known[0])." : "The fields here are \(list: known)."
    let fix: Message = near.map { "Did you mean \($0)?" } ?? all
    context.report("document/unknown-field", "unknown field \(written)", at: key, fix: Fix(fix))
  }

  private func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// Which entries of a mapping were asked for, by their index: a word for the first 64, a set for a mapping
/// that is longer than any honest one.
private struct TakenEntries {
  private var first: UInt64 = 0
  private var rest: Set<Int> = []

  mutating func insert(_ index: Int) {
    if index < 64 { first |= 1 << UInt64(index) } else { rest.insert(index) }
  }

  func contains(_ index: Int) -> Bool {
    index < 64 ? first & (1 << UInt64(index)) != 0 : rest.contains(index)
  }
}

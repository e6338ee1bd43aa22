public import Findings
public import SourceText
public import YAMLTree

/// What decoding one document shares: its tree, where it stands, and the problems found so far.
///
/// A class, so that nested groups can report without being handed copies; it never leaves the thread that
/// made it.
public final class DecodingContext {
  /// A node of the document's tree.
  public typealias Node = NodeTree.Node

  /// The tree.
  public let tree: NodeTree
  /// The source that the tree was read from.
  public let source: SourceID
  /// Everything that is wrong with the document.
  public private(set) var findings: [Finding] = []
  /// How many problems have been met, those included that `YAMLTree` has reported already.
  private(set) var problemCount = 0
  /// The place of the group that is being read, for what has no node of its own.
  var groupKey: SourceRange = .beginning

  /// The names of the fields that are being read, outermost first.
  private var path: [StaticString] = []
  /// The paths of the fields that are there but could not be read, such as `spec.owner.team`: a rule that
  /// asks for such a field must not call it missing.
  public private(set) var brokenFields: Set<String> = []

  /// Starts decoding a document.
  public init(_ tree: NodeTree, source: SourceID) {
    self.tree = tree
    self.source = source
  }

  /// A range of this document's source.
  public func location(_ range: SourceRange) -> SourceLocation {
    SourceLocation(source: source, range: range)
  }

  /// Reads a field; if anything is wrong with it, its path is noted.
  func reading<Value>(_ name: StaticString, _ body: () -> Value?) -> Value? {
    path.append(name)
    defer { path.removeLast() }
    let value = body()
    if value == nil { noteBroken(nil) }
    return value
  }

  /// Notes that a field of the group that is being read, or that group itself, is there but could not be
  /// read.
  func noteBroken(_ name: String?) {
    let names = path.map(\.description) + (name.map { [$0] } ?? [])
    brokenFields.insert(names.joined(separator: "."))
  }

  /// Reports a problem at a range.
  func report(
    _ rule: RuleID, _ message: Message, in range: SourceRange, related: [RelatedPlace] = [], fix: Fix? = nil
  ) {
    problemCount += 1
    // Where the YAML itself is broken, such as at an alias to nothing, that says it all.
    if tree.problems.contains(where: { $0.range == range }) { return }
    findings.append(
      Finding(
        rule: rule, severity: .error, consequence: .agentBlocked, agent: nil, message: message,
        location: location(range), related: related, fix: fix, subject: message.plainText))
  }

  /// Reports a problem with a node.
  public func report(_ rule: RuleID, _ message: Message, at node: Node, fix: Fix? = nil) {
    report(rule, message, in: shownRange(of: node), fix: fix)
  }

  /// Reports that a node is not of the kind that is wanted here.
  public func reportWrongType(_ node: Node, expected: String) {
    report(
      "document/wrong-type", "expected \(words: expected), found \(words: description(of: node))", at: node,
      fix: Fix("Write \(words: expected) here."))
  }

  /// Whether a node is a mapping; reports it if not.
  func expectMapping(_ node: Node) -> Bool {
    if tree.kind(node) == .mapping { return true }
    reportWrongType(node, expected: "fields, each as `name: value`")
    return false
  }

  /// A scalar's text as it is spelled; null, booleans and collections are reported.
  func expectText(_ node: Node) -> String? {
    guard tree.kind(node) == .scalar else {
      reportWrongType(node, expected: "text")
      return nil
    }
    switch tree.value(node) {
    case .null:
      report(
        "document/wrong-type", "expected text, found nothing", at: node,
        fix: Fix("Write a value, or leave the field out."))
      return nil
    case .bool:
      let written = tree.text(node)
      report(
        "document/wrong-type", "expected text, found the boolean \(written)", at: node,
        fix: Fix("Put it in quotes if the text is meant: \("\"\(written)\"")."))
      return nil
    case .integer, .float, .string: return tree.text(node)
    }
  }

  /// How many elements a sequence has; at least 1, so that what is made of a single value fits too.
  func elementCount(of node: Node) -> Int {
    var count = 0
    for _ in tree.elements(of: node) { count += 1 }
    return max(1, count)
  }

  /// Whether a sequence or mapping has no entry.
  func isEmptyCollection(_ node: Node) -> Bool {
    for _ in tree.elements(of: node) { return false }
    for _ in tree.entries(of: node) { return false }
    return true
  }

  /// The part of a node that a message underlines: a scalar, or the head of a collection.
  func shownRange(of node: Node) -> SourceRange {
    tree.kind(node) == .scalar ? tree.range(node) : headRange(of: node)
  }

  /// The first key, or first entry, of a collection; so that a caret marks one line and not twenty.
  func headRange(of node: Node) -> SourceRange {
    var node = node
    // Each step goes to a child, and the tree's depth is limited.
    for _ in 0..<Limits().depth {
      switch tree.kind(node) {
      case .scalar: return tree.range(node)
      case .mapping:
        guard let first = firstEntry(of: node) else { return tree.range(node) }
        node = first
      case .sequence:
        guard let first = firstElement(of: node) else { return tree.range(node) }
        node = first
      }
    }
    return tree.range(node)
  }

  private func firstEntry(of node: Node) -> Node? {
    for (key, _) in tree.entries(of: node) { return key }
    return nil
  }

  private func firstElement(of node: Node) -> Node? {
    for element in tree.elements(of: node) { return element }
    return nil
  }

  private func description(of node: Node) -> String {
    switch tree.kind(node) {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .scalar:
      switch tree.value(node) {
      case .null: return "nothing"
      case .bool: return "a boolean"
      case .integer, .float: return "a number"
      case .string: return "text"
      }
    }
  }
}

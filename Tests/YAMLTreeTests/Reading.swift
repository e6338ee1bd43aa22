import SourceText
import YAMLTree

/// A document written back in a form that shows what was understood: strings quoted, numbers as spelled.
func understood(_ tree: NodeTree, _ node: NodeTree.Node? = nil) -> String {
  guard let node = node ?? tree.root else { return "nothing" }
  switch tree.kind(node) {
  case .mapping:
    let entries = tree.entries(of: node).map { "\(understood(tree, $0.key)): \(understood(tree, $0.value))" }
    return "{" + entries.joined(separator: ", ") + "}"
  case .sequence:
    return "[" + tree.elements(of: node).map { understood(tree, $0) }.joined(separator: ", ") + "]"
  case .scalar:
    switch tree.value(node) {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .integer, .float: return tree.text(node)
    case .string: return "'" + tree.text(node) + "'"
    }
  }
}

/// What was read of a text: each document as `understood`, and the error that ended it.
struct Read {
  var documents: [String] = []
  var problems: [[Problem]] = []
  var error: ParseError?
  /// What the document that the error broke off holds.
  var rest: String?
}

func read(_ text: String, limits: Limits = Limits()) -> Read {
  read(Array(text.utf8), limits: limits)
}

func read(_ bytes: [UInt8], limits: Limits = Limits()) -> Read {
  var result = Read()
  var stream = DocumentStream(Source(id: SourceID(0), path: "test.yaml", bytes: bytes), limits: limits)
  var tree = NodeTree()
  do throws(ParseError) {
    while try stream.next(into: &tree) {
      result.documents.append(understood(tree))
      result.problems.append(tree.problems)
    }
  } catch {
    result.error = error
    result.rest = understood(tree)
    result.problems.append(tree.problems)
  }
  return result
}

/// The part of `text` that a range covers.
func part(_ range: SourceRange?, of text: String) -> String? {
  guard let range else { return nil }
  let bytes = Array(text.utf8)
  return String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
}

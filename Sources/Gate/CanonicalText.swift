import SourceText
import YAMLTree

/// What a finding judged, independent of layout: the field's path and its value's scalars, sorted.
///
/// Comments, the order of keys, quoting and line numbers do not change it; any change of what was judged
/// does. For access the whole grant is what was judged, so that a grant cannot grow behind an old finding.
struct CanonicalText {
  let text: String

  init(of range: SourceRange, in tree: NodeTree) {
    guard let root = tree.root else {
      text = ""
      return
    }
    let found = Self.find(range, below: root, in: tree)
    text =
      found.path + "\n" + (found.node.map { Self.scalars(of: $0, in: tree) } ?? []).joined(separator: "\n")
  }

  /// All that stands in a field of the document.
  init(ofField field: String, in tree: NodeTree) {
    let value = tree.root.flatMap { root in
      tree.entries(of: root).first { tree.text($0.0) == field }?.1
    }
    text = value.map { Self.scalars(of: $0, in: tree).joined(separator: "\n") } ?? ""
  }

  /// The node that a range stands in, and the keys on the way to it; entries of a list have no name of their
  /// own.
  private static func find(
    _ range: SourceRange, below root: NodeTree.Node, in tree: NodeTree
  ) -> (path: String, node: NodeTree.Node?) {
    var path: [String] = []
    var node = root
    descend: while true {
      for (key, value) in tree.entries(of: node) {
        let isInKey = contains(tree.range(key), range)
        guard isInKey || contains(tree.range(value), range) else { continue }
        path.append(tree.text(key))
        // What points at the key of a group is about the group's being as it is, such as lacking a field, not
        // about all that stands in it.
        if isInKey { return (path.joined(separator: "."), tree.kind(value) == .scalar ? value : nil) }
        node = value
        continue descend
      }
      for element in tree.elements(of: node) where contains(tree.range(element), range) {
        node = element
        path.append("[]")
        if path.suffix(3) == ["spec", "access", "[]"] { break descend }
        continue descend
      }
      break
    }
    return (path.joined(separator: "."), node)
  }

  private static func contains(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
    outer.start <= inner.start && inner.end <= outer.end
  }

  /// `path=value` of every scalar below a node, sorted.
  private static func scalars(of root: NodeTree.Node, in tree: NodeTree) -> [String] {
    var lines: [String] = []
    var open: [(path: String, node: NodeTree.Node)] = [("", root)]
    while let (path, node) = open.popLast() {
      switch tree.kind(node) {
      case .scalar: lines.append("\(path)=\(tree.text(node))")
      case .mapping:
        for (key, value) in tree.entries(of: node) { open.append(("\(path).\(tree.text(key))", value)) }
      case .sequence:
        for element in tree.elements(of: node) { open.append((path + "[]", element)) }
      }
    }
    return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

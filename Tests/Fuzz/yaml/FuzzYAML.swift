import SourceText
import YAMLTree

/// Reads any bytes as YAML and checks what must hold of whatever was read; a broken promise traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let raw = Array(UnsafeBufferPointer(start: start, count: count))
  let mayHoldMarker = mayContainScalar(startingWith: "agentgate/", in: raw)
  guard let bytes = try? decodeText(raw) else { return 0 }
  var limits = Limits()
  limits.expandedNodes = 10_000
  limits.mergedEntries = 10_000
  var stream = DocumentStream(Source(id: SourceID(0), path: "fuzz.yaml", bytes: bytes), limits: limits)
  var tree = NodeTree()
  do throws(ParseError) {
    while try stream.next(into: &tree) { check(tree, bytes, mayHoldMarker) }
  } catch {
    check(error.range, in: bytes)
    if let related = error.related { check(related, in: bytes) }
    precondition(!error.message.isEmpty)
    check(tree, bytes, mayHoldMarker)
  }
  precondition(
    (try? stream.next(into: &tree)) == false && tree.root == nil, "the stream went on after its end")
  return 0
}

private func check(_ range: SourceRange, in bytes: [UInt8]) {
  precondition(range.start <= range.end && range.end <= bytes.count, "a range outside the source")
}

private func check(_ tree: NodeTree, _ bytes: [UInt8], _ mayHoldMarker: Bool) {
  for problem in tree.problems {
    check(problem.range, in: bytes)
    if let related = problem.related { check(related, in: bytes) }
    precondition(!problem.message.isEmpty)
  }
  for (one, next) in zip(tree.problems, tree.problems.dropFirst()) {
    precondition(one.range.start <= next.range.start, "problems out of order")
  }
  guard let root = tree.root else { return }
  var visited = 0
  var open = [(node: root, depth: 1)]
  while let (node, depth) = open.popLast(), visited < 20_000 {
    visited += 1
    check(tree.range(node), in: bytes)
    switch tree.kind(node) {
    case .scalar:
      let text = tree.text(node)
      _ = tree.value(node)
      precondition(mayHoldMarker || !text.hasPrefix("agentgate/"), "the byte filter missed a scalar")
    case .sequence, .mapping:
      precondition(depth <= Limits().depth, "deeper than the limit")
      open += tree.elements(of: node).map { ($0, depth + 1) }
      open += tree.entries(of: node).flatMap { [($0.key, depth + 1), ($0.value, depth + 1)] }
    }
  }
}

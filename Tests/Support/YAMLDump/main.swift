import SourceText
import YAMLTree

// What YAMLTree reads, for comparison with other parsers (see Tests/Conformance/yaml).
//
// On standard input, one text a line, its bytes as pairs of hexadecimal digits. On standard output, one line
// of JSON a text: the trees of its documents, its problems, and the error that ended it.

func bytes(fromHexadecimal line: String) -> [UInt8] {
  var digits = line.utf8.map { $0 < 0x3A ? $0 &- 0x30 : ($0 | 0x20) &- 0x57 }.makeIterator()
  var result: [UInt8] = []
  while let high = digits.next(), let low = digits.next() { result.append(high << 4 | low & 0x0F) }
  return result
}

func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case _ where scalar.value < 0x20:
      result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

func json(_ tree: NodeTree, _ node: NodeTree.Node) -> String {
  switch tree.kind(node) {
  case .mapping:
    let pairs = tree.entries(of: node).map { "[\(json(tree, $0.key)),\(json(tree, $0.value))]" }
    return "[\"map\",[" + pairs.joined(separator: ",") + "]]"
  case .sequence:
    return "[\"seq\",[" + tree.elements(of: node).map { json(tree, $0) }.joined(separator: ",") + "]]"
  case .scalar:
    let type =
      switch tree.value(node) {
      case .null: "null"
      case .bool: "bool"
      case .integer: "int"
      case .float: "float"
      case .string: "str"
      }
    return "[\"\(type)\",\(quoted(tree.text(node)))]"
  }
}

func dump(_ bytes: [UInt8]) -> String {
  var documents: [String] = []
  var problems: [String] = []
  var failure = "null"
  do throws(ParseError) {
    var stream = DocumentStream(Source(id: SourceID(0), path: "input", bytes: try decodeText(bytes)))
    var tree = NodeTree()
    while try stream.next(into: &tree) {
      documents.append(tree.root.map { json(tree, $0) } ?? "null")
      problems += tree.problems.map { quoted("\($0.reason)") }
    }
  } catch {
    failure = quoted("\(error.reason)")
  }
  return "{\"documents\":[\(documents.joined(separator: ","))],"
    + "\"problems\":[\(problems.joined(separator: ","))],\"error\":\(failure)}"
}

// A line of output for a line of input.
while let line = readLine() { print(dump(bytes(fromHexadecimal: line))) }

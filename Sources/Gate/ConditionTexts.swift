import Rules
import SourceText
import YAMLTree

/// The conditions of policy lines as they are written.
struct ConditionTexts {
  private var texts: [SourceLocation: String] = [:]

  /// Starts without any.
  init() {}

  /// Reads what stands behind the keys at some places, each source once.
  init(of keys: Set<SourceLocation>, in sources: SourceTable, limits: Limits) {
    for (id, places) in Dictionary(grouping: keys, by: \.source) {
      let index = Int(id.rawValue)
      guard index < sources.origins.count, case .held(let source) = sources.origins[index] else { continue }
      var stream = DocumentStream(source, limits: limits)
      var tree = NodeTree()
      let ranges = Set(places.map(\.range))
      while let isThere = try? stream.next(into: &tree), isThere { read(ranges, in: tree, of: source) }
    }
  }

  /// The text behind a key.
  subscript(key: SourceLocation) -> String? { texts[key] }

  private mutating func read(_ keys: Set<SourceRange>, in tree: NodeTree, of source: Source) {
    var open = tree.root.map { [$0] } ?? []
    while let node = open.popLast() {
      switch tree.kind(node) {
      case .scalar: continue
      case .sequence: for element in tree.elements(of: node) { open.append(element) }
      case .mapping:
        for (key, value) in tree.entries(of: node) {
          open.append(value)
          guard keys.contains(tree.range(key)) else { continue }
          let location = SourceLocation(source: source.id, range: tree.range(key))
          texts[location] = Self.written(tree.range(value), of: source)
        }
      }
    }
  }

  /// The text of a range, without the indentation that its further lines share.
  private static func written(_ range: SourceRange, of source: Source) -> String {
    let end = min(Int(range.end), source.bytes.count)
    let text = String(decoding: source.bytes[min(Int(range.start), end)..<end], as: UTF8.self)
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let further = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
    let shared = further.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let shown = lines.prefix(1) + lines.dropFirst().map { $0.dropFirst(min(shared, $0.count)) }
    return SecretScan.masked(shown.joined(separator: "\n"))
  }
}

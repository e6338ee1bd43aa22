import Findings
import SourceText
import YAMLTree

/// The two fields that say what a document is, read before it is decoded as its kind.
struct DocumentHead {
  private var version: NodeTree.Node?
  private var kind: NodeTree.Node?
  private let root: NodeTree.Node

  init(_ root: NodeTree.Node, in tree: NodeTree) {
    self.root = root
    for (key, value) in tree.entries(of: root) {
      if version == nil, tree.textEquals(key, "apiVersion") { version = value }
      if kind == nil, tree.textEquals(key, "kind") { kind = value }
    }
  }

  /// The finding about a version that this program does not read.
  func unknownVersion(in context: DecodingContext) -> Finding? {
    guard let version else { return nil }
    let written = context.tree.text(version)
    if APIVersion(rawValue: written) != nil { return nil }
    context.report(
      "document/unknown-version", "this program does not read the version \(written)", at: version,
      fix: Fix("Write \(APIVersion.v1.rawValue), or use a newer AgentGate."))
    return context.findings.last
  }

  /// The kind; where it is missing or unknown, that is reported.
  func kind(in context: DecodingContext) -> DocumentKind? {
    let names = AllKinds.all.map(\.name.kind.description)
    guard let kind else {
      context.report(
        "document/missing-field", "\("kind") is missing here", in: context.headRange(of: root),
        fix: Fix("Add \("kind"): one of \(list: names, last: "or")."))
      return nil
    }
    if context.tree.kind(kind) == .scalar,
      let known = AllKinds.all.first(where: { context.tree.textEquals(kind, $0.name.kind) })
    {
      return known
    }
    guard let written = context.expectText(kind) else { return nil }
    let near = nearestName(to: written, among: names)
    context.report(
      "document/unknown-kind", "there is no kind of document named \(written)", at: kind,
      fix: Fix(near.map { "Did you mean \($0)?" } ?? "Write one of \(list: names, last: "or")."))
    return nil
  }
}

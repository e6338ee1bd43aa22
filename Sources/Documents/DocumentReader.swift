public import Findings
public import SourceText
public import YAMLTree

/// Reads the documents of one file, one at a time: which of them are ours, what they say, and all that is
/// wrong.
///
/// A document is ours when its top level has an `apiVersion` that begins with `agentgate/`, however it is
/// spelled. Whatever else stands in the file, broken or not, is none of our business.
public struct DocumentReader: ~Copyable {
  /// A document of ours, or what is known of one that could not be read.
  public struct Result: Sendable {
    /// What is wrong with it, in the order of the text.
    public var findings: [Finding]
    /// The bytes of the document's first to its last content.
    public let range: SourceRange
    /// The document's first key: what a message about the whole document points at.
    public let headRange: SourceRange
    /// Whether a fault of the YAML itself (a key twice, an alias to nothing) leaves it open what the document
    /// says.
    public let isSound: Bool
    /// The paths of fields that are there but could not be read.
    public var brokenFields: Set<String> = []
    /// Whether the file could not be read on from here.
    public let isCutShort: Bool
  }

  /// What an `apiVersion` of ours begins with.
  public static let marker: StaticString = "agentgate/"

  /// The tree of the document that was read last.
  public private(set) var tree = NodeTree()
  private let source: Source
  private var stream: DocumentStream
  private var hasOurs = false
  private var isAtEnd = false

  /// Starts reading a source.
  public init(_ source: Source, limits: Limits) {
    self.source = source
    stream = DocumentStream(source, limits: limits)
  }

  /// Reads on to the next document that is ours and adds its value to `documents`; nil at the end of the
  /// file.
  public mutating func next(into documents: inout DocumentSet) -> Result? {
    while !isAtEnd {
      do {
        guard try stream.next(into: &tree) else {
          isAtEnd = true
          return nil
        }
      } catch {
        isAtEnd = true
        return cutShort(by: error)
      }
      if let result = decode(into: &documents) {
        hasOurs = true
        return result
      }
    }
    return nil
  }

  /// A file that breaks is ours if a document before the break was, or the one that breaks says so at its top
  /// level, or `BrokenText` finds a sign of it.
  private func cutShort(by error: ParseError) -> Result? {
    guard hasOurs || tree.isOurs || BrokenText.isOurs(source, brokenBy: error.reason)
    else { return nil }
    let finding = YAMLFindings.finding(error, in: source.id)
    return Result(
      findings: [finding], range: error.range, headRange: error.range, isSound: false, isCutShort: true)
  }

  private func decode(into documents: inout DocumentSet) -> Result? {
    guard tree.isOurs, let root = tree.root else { return nil }
    let context = DecodingContext(tree, source: source.id)
    let problems = tree.problems.map { YAMLFindings.finding($0, in: source.id) }
    let range = tree.range(root)
    let headRange = context.headRange(of: root)
    let head = DocumentHead(root, in: tree)
    if let unknown = head.unknownVersion(in: context) {
      return Result(
        findings: problems + [unknown], range: range, headRange: headRange, isSound: false, isCutShort: false)
    }
    guard let kind = head.kind(in: context) else {
      return Result(
        findings: problems + context.findings, range: range, headRange: headRange, isSound: false,
        isCutShort: false)
    }
    kind.decode(root, context, &documents)
    return Result(
      findings: problems + context.findings, range: range, headRange: headRange, isSound: problems.isEmpty,
      brokenFields: context.brokenFields, isCutShort: false)
  }
}

extension NodeTree {
  /// Whether the document's top level has an `apiVersion` of ours.
  var isOurs: Bool {
    guard let root else { return false }
    for (key, value) in entries(of: root) where textEquals(key, "apiVersion") && kind(value) == .scalar {
      // By bytes: `String` would take the slash and a combining mark behind it for another character.
      if text(value).utf8.starts(with: DocumentReader.marker.description.utf8) { return true }
    }
    return false
  }
}

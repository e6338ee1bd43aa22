import Documents
import Findings
import SourceText
import Support
import YAMLTree

/// A file read at the document stage: what it holds and what is wrong with it.
struct ReadFile {
  private(set) var documents = DocumentSet()
  private(set) var results: [DocumentReader.Result] = []
  private let source: Source

  init(_ bytes: [UInt8]) {
    source = Source(id: SourceID(0), path: "file.yaml", file: bytes)
    var reader = DocumentReader(source, limits: Limits())
    while let result = reader.next(into: &documents) { results.append(result) }
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Whether any document in it is ours.
  var isOurs: Bool { !results.isEmpty }

  var findings: [Finding] { results.flatMap(\.findings) }

  /// `line rule`, of every finding.
  var summaries: [String] {
    let lines = LineIndex(source)
    return findings.map { finding in
      let start = finding.location.map { lines.place(of: $0.range).start.line } ?? 0
      return "\(start) \(finding.rule.text)"
    }
  }

  /// `message | fix`, of every finding.
  var sayings: [String] {
    findings.map { "\($0.message.plainText) | \($0.fix?.message.plainText ?? "")" }
  }
}

/// A manifest whose `spec` is these lines, each indented by two.
func manifest(_ lines: String) -> String {
  let spec = lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  return "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: a}\nspec:\n\(spec)\n"
}

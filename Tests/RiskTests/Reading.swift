import Documents
import Findings
import Policies
import Risk
import SourceText
import YAMLTree

/// Reads documents out of YAML text, as the gate does.
func documents(_ text: String, id: UInt32 = 0) -> DocumentSet {
  documents(Source(id: SourceID(id), path: "test.yaml", bytes: Array(text.utf8)))
}

private func documents(_ source: Source) -> DocumentSet {
  var reader = DocumentReader(source, limits: Limits())
  var documents = DocumentSet()
  while reader.next(into: &documents) != nil {}
  return documents
}

extension BuiltIn {
  /// What the file that ships holds.
  var documents: DocumentSet {
    RiskTests.documents(Source(id: SourceID(99), path: "builtin:\(name)", bytes: bytes))
  }
}

/// The policies that ship, by the name that `extends` uses.
let packs: [String: RiskPolicy] = Dictionary(
  [BuiltIn.standard, .strict].compactMap { pack in pack.documents.policies.first.map { (pack.name, $0) } },
  uniquingKeysWith: { first, _ in first })

/// A policy's text: the lines below `spec`.
func policy(_ spec: String) -> String {
  "apiVersion: agentgate/v1\nkind: RiskPolicy\nmetadata: {name: test}\nspec:\n\(spec)\n"
}

/// Merges policies that are written one after the other, upper layers first.
func merged(
  outer: [String] = [], _ inner: [String], directory: String? = nil, rules: [RuleDescription] = []
) -> PolicySet {
  let index = directory.map { DirectoryIndex(documents($0).directories) }
  return PolicySet(
    outer: outer.enumerated().flatMap { documents(policy($1), id: UInt32($0 + 50)).policies },
    inner: inner.enumerated().flatMap { documents(policy($1), id: UInt32($0)).policies }, packs: packs,
    directory: index, rules: rules)
}

/// A rule that policies can name.
func rule(_ id: RuleID, _ severity: Severity, isFixed: Bool = false) -> RuleDescription {
  RuleDescription(
    id: id, severity: severity, isFixed: isFixed, summary: "", why: "", fix: "", fails: "", passes: "")
}

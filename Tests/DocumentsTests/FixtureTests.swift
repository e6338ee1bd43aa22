import Documents
import Findings
import SourceText
import Support
import Testing
import YAMLTree

/// `Fixtures/documents/<kind>/valid/*.yaml` read without a fault; those in `invalid/` have exactly the faults
/// that their comments say.
@Suite struct FixtureTests {
  static let kinds = AllKinds.all.map(\.name.command)
  static let valid = kinds.flatMap { FixtureFiles.paths(under: "documents/\($0)/valid", endingIn: ".yaml") }
  static let invalid = kinds.flatMap {
    FixtureFiles.paths(under: "documents/\($0)/invalid", endingIn: ".yaml")
  }

  @Test(arguments: valid)
  func aValidDocumentHasNoFault(_ path: String) throws {
    let file = ReadFile(try FixtureFiles.text(path))
    #expect(file.isOurs)
    #expect(zip(file.summaries, file.sayings).map { "\($0): \($1)" } == [])
  }

  @Test(arguments: invalid)
  func anInvalidDocumentHasTheFaultsItSays(_ path: String) throws {
    let text = try FixtureFiles.text(path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let file = ReadFile(text)
    var missing = Expectation.all(in: lines, path: path).map { "\($0.line) \($0.rule ?? "?")" }
    #expect(!missing.isEmpty, "\(path) expects nothing")
    var differences: [String] = []
    for (summary, saying) in zip(file.summaries, file.sayings) {
      if let index = missing.firstIndex(of: summary) {
        missing.remove(at: index)
      } else {
        differences.append("not expected: line \(summary): \(saying)")
      }
    }
    for (line, words) in Expectation.sayings(in: lines) {
      let isSaid = zip(file.summaries, file.sayings).contains {
        $0.hasPrefix("\(line) ") && $1.contains(words)
      }
      if !isSaid { differences.append("not said on line \(line): \(words)") }
    }
    #expect(differences + missing.map { "not found: line \($0)" } == [], "\(path): \(file.sayings)")
  }

  /// Every field of a kind stands in at least one valid document of it.
  @Test(arguments: AllKinds.all.map(\.name.command))
  func everyFieldOccursInAValidDocument(_ command: String) throws {
    let kind = try #require(AllKinds.all.first { $0.name.command == command })
    var used: Set<String> = []
    for path in Self.valid where path.hasPrefix("documents/\(command)/") {
      let text = Array(try FixtureFiles.text(path).utf8)
      var stream = DocumentStream(Source(id: SourceID(0), path: path, bytes: text), limits: Limits())
      var tree = NodeTree()
      while try stream.next(into: &tree) { used.formUnion(fieldPaths(in: tree)) }
    }
    let unused = schemaPaths(of: kind.schema()).filter { !used.contains($0) }
    #expect(unused == [], "fields of \(command) that no valid fixture uses")
  }

  @Test func everyDocumentFixtureIsRead() {
    let read = Set(Self.valid + Self.invalid)
    #expect(FixtureFiles.paths(under: "documents").filter { !read.contains($0) } == [])
  }
}

/// The paths of the fields that a schema names, such as `spec.access[].system`; what stands under names of
/// the writer's choice is below `*`.
private func schemaPaths(of schema: Schema, at path: String = "") -> [String] {
  switch schema {
  case .object(let fields), .nonEmptyObject(let fields):
    fields.flatMap { field -> [String] in
      let own = path.isEmpty ? field.name : "\(path).\(field.name)"
      return [own] + schemaPaths(of: field.schema, at: own)
    }
  case .list(let element, orSingle: false): schemaPaths(of: element, at: path + "[]")
  case .possiblyEmptyList(let element): schemaPaths(of: element, at: path + "[]")
  case .list(let element, orSingle: true): schemaPaths(of: element, at: path)
  case .anyOf(let schemas): schemas.flatMap { schemaPaths(of: $0, at: path) }
  case .table, .text, .choice, .boolean, .onlyTrue, .positiveInteger, .number: []
  }
}

/// The paths of the keys of a document; an entry of a list counts with and without `[]`.
private func fieldPaths(in tree: NodeTree) -> Set<String> {
  var paths: Set<String> = []
  var open: [(path: String, node: NodeTree.Node)] = tree.root.map { [("", $0)] } ?? []
  while let (path, node) = open.popLast() {
    for (key, value) in tree.entries(of: node) {
      let own = path.isEmpty ? tree.text(key) : "\(path).\(tree.text(key))"
      paths.insert(own)
      open.append((own, value))
    }
    for element in tree.elements(of: node) {
      open.append((path + "[]", element))
      open.append((path, element))
    }
  }
  return paths
}

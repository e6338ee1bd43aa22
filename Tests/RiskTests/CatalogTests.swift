import Documents
import Findings
import Permissions
import Policies
import Risk
import SourceText
import Support
import Testing

@Suite struct CatalogTests {
  private func index(_ systems: String, builtIn: String? = nil) -> SystemIndex {
    var index = SystemIndex()
    let head = "apiVersion: agentgate/v1\nkind: SystemCatalog\nmetadata: {name: test}\nspec:\n  systems:\n"
    for catalog in documents(head + systems).catalogs { index.add(catalog, isBuiltIn: false) }
    for catalog in documents(head + (builtIn ?? "")).catalogs { index.add(catalog, isBuiltIn: true) }
    return index
  }

  @Test func whatShipsHasNoEntryWithoutEffect() {
    for catalog in BuiltIn.common.documents.catalogs {
      for system in catalog.spec?.value.systems?.value.elements ?? [] {
        let faults = PolicyFault.coveredEntries(of: system.value)
        #expect(faults.isEmpty, "\(system.value.name?.value.text ?? ""): \(faults.map(\.location.range))")
      }
    }
    #expect(common.faults.isEmpty)
    #expect(common.names.contains("github"))
  }

  @Test func anOwnDescriptionReplacesTheBuiltInOne() {
    let index = index("    - {name: web, untrusted: true}\n", builtIn: "    - {name: web, external: true}\n")
    #expect(index.faults.isEmpty)
    #expect(index["web"]?.isBuiltIn == false)
    #expect(index["web"]?.isExternal == false)
  }

  @Test func twoOwnDescriptionsClash() {
    let index = index("    - {name: erp, untrusted: true}\n    - {name: erp}\n    - {name: erp}\n")
    #expect(index.faults.map(\.rule) == ["policy/duplicate-system", "policy/duplicate-system"])
    // The first stays.
    #expect(index["erp"]?.isUntrusted == true)
  }

  /// An entry has no effect exactly if no name reaches it: by trying all short names.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func coveredEntriesAreThoseThatNothingReaches(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let entries = (0..<4).map { _ in
        (0..<Int.random(in: 1...2, using: &generator)).map { _ in
          "x" + generator.text(of: ["a", "/", "*", "?", "**"], upTo: 3)
        }
      }
      let lines = entries.map { patterns in
        "        - {match: [\(patterns.map { "\"\($0)\"" }.joined(separator: ", "))], data: internal}\n"
      }
      let index = index("    - name: erp\n      resources:\n\(lines.joined())")
      let patterns = try entries.map { try $0.map { try Pattern($0, separation: .slash) } }
      let reached = Set(
        Self.names.compactMap { name in
          patterns.firstIndex { $0.contains { $0.matches(name) } }
        })
      #expect(
        index.faults.count == entries.count - reached.count,
        "seed \(seed): \(entries), reached \(reached.sorted())")
    }
  }

  private static let names: [String] = {
    var (texts, longest) = (["x"], ["x"])
    for _ in 0..<6 {
      longest = longest.flatMap { text in ["a", "/", "b"].map { text + $0 } }
      texts += longest
    }
    return texts
  }()
}

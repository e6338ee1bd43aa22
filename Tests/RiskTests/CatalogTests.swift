import Documents
import Findings
import Policies
import Risk
import SourceText
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
}

import Documents
import Findings
import Permissions
import SourceText

extension PolicySet {
  /// The allow entries of lower layers that do not lie inside what a layer above allows in their tier: such
  /// an
  /// entry would have no effect, and whoever wrote it believes otherwise.
  ///
  /// Held against each other system by system, since what an entry means depends on the catalog.
  public func boundaryFaults(in catalog: SystemIndex) -> [PolicyFault] {
    var faults: [PolicyFault] = []
    let systems = SystemView.all(in: catalog)
    for lower in merge.layers where !lower.own.isEmpty {
      for place in merge.layers.indices where merge.isAbove(merge.layers[place], lower) {
        let upper = Boundary(layers: [merge.boundaryLayer(place)])
        guard !upper.allowsEverything else { continue }
        for tier in Tier.allCases {
          let bounds = systems.map { SystemBoundary(upper, tier, $0) }
          for entry in lower.own[tier]?.allow ?? [] {
            if let fault = entry.fault(above: zip(systems, bounds), tier) { faults.append(fault) }
          }
        }
      }
    }
    return faults
  }
}

extension AllowEntry {
  /// What is wrong with the entry below a boundary, given system by system.
  fileprivate func fault(
    above bounds: Zip2Sequence<[SystemView], [SystemBoundary]>, _ tier: Tier
  ) -> PolicyFault? {
    for (system, bound) in bounds {
      guard let box = box(in: system) else { continue }
      let (containment, layer) = bound.containment(of: box)
      let upper = layer.flatMap { bound.layers[$0].allowEntries.first?.location }
      switch containment {
      case .inside: continue
      case .exceeds(let point):
        return PolicyFault(
          rule: "policy/loosens",
          message: "this allows more than a layer above does in tier \(words: tier.rawValue): "
            + point.phrase,
          location: location, related: upper,
          fix: "Narrow the entry to what the layer above allows in this tier, or move it to a higher tier.")
      case .undecided(let limit):
        return PolicyFault(
          rule: "policy/loosens",
          message: "it cannot be shown that a layer above allows this: \(words: limit.words)",
          location: location, related: upper, fix: "Write simpler patterns, or fewer of them.")
      }
    }
    return nil
  }
}

public import Documents
public import Permissions
import SourceText

/// How one grant lies to the boundary of its agent's tier.
public struct GrantVerdict: Sendable {
  /// What the grant gives.
  public let box: Box
  /// What the tier allows in the grant's system.
  public let bound: SystemBoundary
  /// Whether the grant lies inside.
  public let containment: Containment
  /// The layer, in `bound`, that the grant does not lie inside of.
  public let layer: SystemBoundary.Layer?
  /// The lowest tier whose boundary holds the grant, where it is above the agent's; nil if there is none.
  public let sufficientTier: Tier?

  /// Whether the grant is shown to lie inside.
  public var isInside: Bool { containment == .inside }
}

/// A deny entry that takes away some of a grant.
public struct DenialHit: Sendable {
  /// The entry.
  public let entry: DenyEntry
  /// A shortest point of the grant that it denies; nil where a limit kept it from being found.
  public let point: Point?
}

extension EffectivePolicy {
  /// Holds a grant against the boundary of a tier; nil where it lies inside.
  ///
  /// `environments` are those that its agent runs in. Linear in the names of the grant where comparing them
  /// with the boundary's decides, which is the usual case; else as for `PermissionSet.containment`.
  public func excess(
    of grant: Grant, environments: [String]?, in tier: Tier, _ catalog: SystemIndex, memo: BoundaryMemo
  ) -> GrantVerdict? {
    let system = grant.system?.value.text ?? ""
    if memo.isShownInside(grant, of: self, in: tier, system: system, catalog) { return nil }
    let box = grant.box(environments: environments, in: catalog)
    let verdict = verdict(on: box, system: system, in: tier, catalog, memo: memo)
    return verdict.isInside ? nil : verdict
  }

  /// Holds what a grant on one system gives against the boundary of a tier.
  public func verdict(
    on box: Box, system: String, in tier: Tier, _ catalog: SystemIndex, memo: BoundaryMemo
  ) -> GrantVerdict {
    let bound = memo.boundary(of: self, in: tier, system: system, catalog)
    let (containment, layer) = bound.containment(of: box)
    var sufficient: Tier?
    if containment != .inside {
      sufficient = Tier.allCases.first { higher in
        higher > tier
          && memo.boundary(of: self, in: higher, system: system, catalog).containment(of: box).0 == .inside
      }
    }
    return GrantVerdict(
      box: box, bound: bound, containment: containment, layer: layer.map { bound.layers[$0] },
      sufficientTier: sufficient)
  }
}

extension GrantVerdict {
  /// The deny entries that take away some of the grant, in the order of the policies.
  public var denials: [DenialHit] {
    bound.layers.flatMap { layer in
      zip(layer.denyEntries, layer.denied.boxes).compactMap { entry, denied in
        do throws(Limit) {
          let both = PermissionSet([box.intersection(denied)])
          return try both.shortestPoint().map { DenialHit(entry: entry, point: $0) }
        } catch {
          return DenialHit(entry: entry, point: nil)
        }
      }
    }
  }
}

extension SystemBoundary.Layer {
  /// An allow entry that comes close to allowing a point.
  public struct NearEntry: Sendable {
    /// The entry.
    public let entry: AllowEntry
    /// The dimensions in which it leaves the point out.
    public let missed: [Dimension]
  }

  /// The allow entries that leave a point out in the fewest dimensions.
  public func nearestEntries(to point: Point) -> [NearEntry] {
    let all = zip(allowEntries, allowed?.boxes ?? []).map { entry, box in
      NearEntry(
        entry: entry,
        missed: box.restrictions.filter { restriction in
          !(point[restriction.dimension].map(restriction.language.contains) ?? false)
        }.map(\.dimension))
    }
    let least = all.map(\.missed.count).min() ?? 0
    return all.filter { $0.missed.count == least }
  }
}

public import Documents
public import Permissions
import SourceText

/// What policies let an agent do, tier by tier: the intersection of what its layers do.
///
/// Monotone: what a tier allows, every higher one does, since allow entries hold from their tier on and deny
/// entries up to theirs.
public struct Boundary: Sendable {
  let layers: [BoundaryLayer]

  init(layers: [BoundaryLayer]) { self.layers = layers.filter { !$0.isEmpty } }

  /// Whether nothing is outside in any tier.
  public var allowsEverything: Bool { layers.isEmpty }
}

/// What the layers of a boundary let an agent of one tier do in one system.
public struct SystemBoundary: Sendable {
  /// One layer's part.
  public struct Layer: Sendable {
    /// What is allowed; nil is everything.
    public let allowed: PermissionSet?
    /// The allow entries that the boxes of `allowed` come from.
    public let allowEntries: [AllowEntry]
    /// What is denied.
    public let denied: PermissionSet
    /// The deny entries that the boxes of `denied` come from.
    public let denyEntries: [DenyEntry]
  }

  /// The layers, upper ones first.
  public let layers: [Layer]

  init(_ boundary: Boundary, _ tier: Tier, _ system: SystemView) {
    layers = boundary.layers.map { layer in
      let allow = layer.allowEntries(upTo: tier).compactMap { entry in
        entry.box(in: system).map { (entry, $0) }
      }
      let deny = layer.denyEntries(in: tier).compactMap { entry in entry.box(in: system).map { (entry, $0) } }
      return Layer(
        allowed: layer.hasAllow ? PermissionSet(allow.map(\.1)) : nil, allowEntries: allow.map(\.0),
        denied: PermissionSet(deny.map(\.1)), denyEntries: deny.map(\.0))
    }
  }

  /// Whether a grant lies inside: inside what every layer allows, and outside what any denies.
  public func containment(of grant: Box, effort: Effort = .standard) -> (Containment, layer: Int?) {
    let set = PermissionSet([grant])
    var undecided: (Containment, layer: Int?)?
    for (index, layer) in layers.enumerated() {
      let allowed = layer.allowed ?? PermissionSet([Box()])
      switch set.containment(in: allowed, except: layer.denied, effort: effort) {
      case .inside: continue
      case .exceeds(let point): return (.exceeds(point), index)
      case .undecided(let limit): undecided = undecided ?? (.undecided(limit), index)
      }
    }
    return undecided ?? (.inside, nil)
  }
}

/// The boundaries of a run by system, made when a grant is first held against one and kept: agents of one
/// organisation reach the same systems.
///
/// A class for one thread; each worker has its own.
public final class BoundaryMemo {
  private struct Key: Hashable {
    let boundary: Int
    let tier: Tier
    let system: String
  }

  private struct Kept {
    let boundary: SystemBoundary
    let names: BoundaryNames?
  }

  /// Entries beyond this many start the memo anew, so that hostile input cannot make it grow.
  private static let capacity = 1024

  private var known: [Key: Kept] = [:]

  /// Starts empty.
  public init() {}

  /// What a policy lets agents of a tier do in a system.
  public func boundary(
    of policy: EffectivePolicy, in tier: Tier, system name: String, _ catalog: SystemIndex
  ) -> SystemBoundary {
    kept(policy, tier, name, catalog).boundary
  }

  /// Whether comparing names shows that a grant lies inside what a policy lets agents of a tier do; false
  /// says nothing.
  func isShownInside(
    _ grant: Grant, of policy: EffectivePolicy, in tier: Tier, system name: String, _ catalog: SystemIndex
  ) -> Bool {
    kept(policy, tier, name, catalog).names?.isShownToHold(grant) ?? false
  }

  private func kept(
    _ policy: EffectivePolicy, _ tier: Tier, _ name: String, _ catalog: SystemIndex
  ) -> Kept {
    let key = Key(boundary: policy.boundaryNumber, tier: tier, system: name)
    if let found = known[key] { return found }
    let boundary = SystemBoundary(policy.boundary, tier, SystemView(name, in: catalog))
    let made = Kept(boundary: boundary, names: BoundaryNames(boundary))
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    known[key] = made
    return made
  }
}

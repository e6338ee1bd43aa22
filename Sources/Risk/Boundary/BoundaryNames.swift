import Documents
import Permissions
import SourceText

/// The entries of a boundary in one system and tier, and what each says of names that grants ask for: most
/// grants are shown to lie inside by that alone, without a box.
///
/// What a grant gives is the union, over its actions and its resources, of the points with such an action
/// and such a resource. So it lies inside what an allow entry allows if the entry holds all its actions and
/// all its resources and restricts nothing else; and outside what a deny entry denies if the entry holds none
/// of its actions or none of its resources. Conditions and environments only take points from a grant.
///
/// A class for one thread: agents of one organisation ask for the same names, and what is found is kept.
final class BoundaryNames {
  /// What is known of some names: one bit an entry. It is set for an allow entry that holds all of them, and
  /// for a deny entry that holds none.
  private typealias Bits = UInt64

  private struct Layer {
    /// The allow entries that restrict nothing but names; nil where everything is allowed.
    let allow: Bits?
    /// The deny entries.
    let deny: Bits
  }

  private struct Entry {
    let box: Box
    let denies: Bool
  }

  /// Names beyond this many start anew, so that hostile input cannot make this grow.
  private static let capacity = 4096

  private var entries: [Entry] = []
  private var layers: [Layer] = []
  private var actions: [Asked: Bits] = [:]
  private var resources: [Asked: Bits] = [:]

  /// Takes in a boundary; nil if it has more entries than there are bits.
  init?(_ boundary: SystemBoundary) {
    for layer in boundary.layers {
      let allow = layer.allowed.map { add($0.boxes, denies: false) }
      layers.append(Layer(allow: allow, deny: add(layer.denied.boxes, denies: true)))
    }
    if entries.count > Bits.bitWidth { return nil }
  }

  /// Adds entries; their bits, of allow entries without those that restrict more than names.
  private func add(_ boxes: [Box], denies: Bool) -> Bits {
    var bits: Bits = 0
    for box in boxes {
      let isAboutNames = box.restrictions.allSatisfy { Self.dimensions.contains($0.dimension) }
      if denies || isAboutNames { bits |= 1 << Bits(entries.count) }
      entries.append(Entry(box: box, denies: denies))
    }
    return bits
  }

  private static let dimensions = [AccessDimension.system, AccessDimension.action, AccessDimension.resource]

  /// Whether it is shown that a grant in the system lies inside the boundary; false says nothing.
  func isShownToHold(_ grant: Grant) -> Bool {
    if layers.allSatisfy({ $0.allow == nil && $0.deny == 0 }) { return true }
    var (byActions, byResources) = (Bits.max, Bits.max)
    Asked.forEach(in: grant.actions?.value) { byActions &= bits(ofActions: $0) }
    Asked.forEach(in: grant.resources?.value) { byResources &= bits(ofResources: $0) }
    return layers.allSatisfy { layer in
      layer.allow.map { $0 & byActions & byResources != 0 } ?? true
        && layer.deny & (byActions | byResources) == layer.deny
    }
  }

  private func bits(ofActions asked: Asked) -> Bits {
    if let known = actions[asked] { return known }
    let found = bits(of: asked, in: AccessDimension.action)
    if actions.count >= Self.capacity { actions.removeAll(keepingCapacity: true) }
    actions[asked] = found
    return found
  }

  private func bits(ofResources asked: Asked) -> Bits {
    if let known = resources[asked] { return known }
    let found = bits(of: asked, in: AccessDimension.resource)
    if resources.count >= Self.capacity { resources.removeAll(keepingCapacity: true) }
    resources[asked] = found
    return found
  }

  private func bits(of asked: Asked, in dimension: Dimension) -> Bits {
    let names = asked.language
    var bits: Bits = 0
    for (place, entry) in entries.enumerated() {
      guard case .text(let its) = entry.box[dimension] else { continue }
      let isShown = entry.denies ? its.isShown(toHoldNoneOf: names) : its.isShown(toHoldAllOf: names)
      if isShown { bits |= 1 << Bits(place) }
    }
    return bits
  }
}

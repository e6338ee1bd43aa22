import Documents
import Permissions
import SourceText

/// What one layer of policies allows and denies.
///
/// In a tier it allows its allow entries up to that tier, less its deny entries that hold there. A layer
/// without allow entries allows everything.
struct BoundaryLayer: Sendable {
  /// Its place among all layers, upper ones first.
  let place: Int
  /// The allow entries of each tier, in their order.
  let allow: [Tier: [AllowEntry]]
  /// The deny entries, in their order.
  let deny: [DenyEntry]

  /// Whether any tier has an allow entry.
  var hasAllow: Bool { allow.values.contains { !$0.isEmpty } }

  /// Whether the layer has no part in any boundary.
  var isEmpty: Bool { !hasAllow && deny.isEmpty }

  /// The allow entries that hold in a tier, the lowest tier's first.
  func allowEntries(upTo tier: Tier) -> [AllowEntry] {
    Tier.allCases.filter { $0 <= tier }.flatMap { allow[$0] ?? [] }
  }

  /// The deny entries that hold in a tier.
  func denyEntries(in tier: Tier) -> [DenyEntry] {
    deny.filter { ($0.upTo?.value ?? .critical) >= tier }
  }
}

extension AllowEntry {
  /// The points of a system that the entry allows; nil if there are none.
  ///
  /// A condition on an attribute that the system does not declare, or of another type, can never be met, so
  /// that none of the system's points are allowed.
  func box(in system: SystemView) -> Box? {
    guard let names = system.names(in: systems?.value) else { return nil }
    var shape = EntryShape(names, actions?.value, resources?.value, environments?.value)
    if let effects {
      let meant = EffectSet(effects.value.elements.map(\.value))
      shape.narrowActions(to: system.actions { meant.isSuperset(of: $0) })
    }
    if let highest = data?.value.atMost?.value {
      shape.narrowResources(to: system.resources { $0 <= highest })
    }
    for condition in conditions?.value.entries ?? [] {
      guard shape.narrow(condition.key.value.text, to: condition.value.value, in: system) else { return nil }
    }
    return shape.box
  }
}

extension DenyEntry {
  /// The points of a system that the entry denies; nil if there are none.
  ///
  /// A condition on an attribute that the system does not declare, or of another type, is left out, so that
  /// all points are denied that match otherwise.
  func box(in system: SystemView) -> Box? {
    guard let names = system.names(in: systems?.value) else { return nil }
    var shape = EntryShape(names, actions?.value, resources?.value, environments?.value)
    if let effects {
      let meant = EffectSet(effects.value.elements.map(\.value))
      shape.narrowActions(to: system.actions { !meant.isDisjoint(with: $0) })
    }
    if let least = data?.value.atLeast?.value { shape.narrowResources(to: system.resources { $0 >= least }) }
    for condition in conditions?.value.entries ?? [] {
      _ = shape.narrow(condition.key.value.text, to: condition.value.value, in: system)
    }
    return shape.box
  }
}

/// The box of an allow or deny entry in one system while it is put together.
private struct EntryShape {
  private(set) var box: Box

  init(
    _ systems: TextLanguage, _ actions: PatternSet<WholeNames>?, _ resources: PatternSet<PathNames>?,
    _ environments: List<Identifier>?
  ) {
    box = Box().restricting(AccessDimension.system, to: .text(systems))
    if let actions { narrowActions(to: actions.language) }
    if let resources { narrowResources(to: resources.language) }
    if let environments {
      box = box.restricting(AccessDimension.environment, to: .text(environments.language))
    }
  }

  mutating func narrowActions(to language: TextLanguage) {
    if language != .everything { box = box.restricting(AccessDimension.action, to: .text(language)) }
  }

  mutating func narrowResources(to language: TextLanguage) {
    if language != .everything { box = box.restricting(AccessDimension.resource, to: .text(language)) }
  }

  /// Whether the system can enforce the condition; only then is the box narrowed.
  mutating func narrow(_ name: String, to condition: AttributeCondition, in system: SystemView) -> Bool {
    guard let type = system.type(of: name), case .values(let language) = condition.reading(as: type) else {
      return false
    }
    box = box.restricting(AccessDimension.attribute(name, type), to: language)
    return true
  }
}

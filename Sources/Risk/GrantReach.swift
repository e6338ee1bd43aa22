public import Documents
import Permissions
import SourceText

/// What a grant can reach, by the catalog: what it can do, to how confidential data, and what about it is
/// unknown.
///
/// Exact: an effect, a class or a condition counts if some point of the grant has it. Where a limit keeps
/// that from being decided it is presumed, so that a tier can come out too high, never too low.
public struct GrantReach: Sendable {
  /// What about a grant no catalog describes.
  public enum Unknown: Sendable, Hashable {
    /// The system.
    case system
    /// An action: the first pattern that reaches one.
    case action(String)
    /// A resource: the first pattern that reaches one.
    case resource(String)
  }

  /// The system's name.
  public let system: String
  /// Every effect that some point of the grant has.
  public let effects: EffectSet
  /// The highest class that some point of the grant has.
  public let data: DataClass
  /// Whether what it returns may be hostile.
  public let isUntrusted: Bool
  /// Whether what is sent there leaves the organisation.
  public let isExternal: Bool
  /// What is unknown about it; the highest tier follows.
  public let unknown: Unknown?
  /// The patterns of `actions` that reach actions that the catalog does not describe, by their places; 0
  /// where the grant names none, or all but some. Empty for a system that no catalog names.
  public let unknownActions: [Int]
  /// The same of `resources`.
  public let unknownResources: [Int]
  /// The conditions of classify lines whose part about points some point of the grant meets, whether or not
  /// its system's input is trusted.
  let conditions: ConditionSet
}

extension PolicySet {
  /// Finds what a grant can reach; `memo` remembers what was found for equal patterns.
  public func reach(of grant: Grant, in catalog: SystemIndex, memo: ReachMemo) -> GrantReach {
    let name = grant.system?.value.text ?? ""
    let system = memo.system(name) {
      let known = catalog[name]
      let conditions = table.conditions(ofSystem: name, isExternal: known?.isExternal ?? true)
      return SystemReach(known, conditions: conditions)
    }
    let known = system.known
    var actions = NameReach()
    var resources = NameReach()
    var unknownActions: [Int] = []
    var unknownResources: [Int] = []
    var firstUnknown: GrantReach.Unknown? = known == nil ? .system : nil
    var place = 0
    Asked.forEach(in: grant.actions?.value) { asked in
      let found = memo.actions(asked, in: system) { table.reach(ofActions: asked, in: known) }
      if found.isUnknown, known != nil {
        unknownActions.append(place)
        firstUnknown = firstUnknown ?? .action(asked.text)
      }
      actions.formUnion(found)
      place += 1
    }
    place = 0
    Asked.forEach(in: grant.resources?.value) { asked in
      let found = memo.resources(asked, in: system) { table.reach(ofResources: asked, in: known) }
      if found.isUnknown, known != nil {
        unknownResources.append(place)
        firstUnknown = firstUnknown ?? .resource(asked.text)
      }
      resources.formUnion(found)
      place += 1
    }
    // What gives nothing reaches nothing, the unknown neither.
    let hasPoints = actions.hasNames && resources.hasNames && grant.hasPoints(in: known)
    let met = actions.conditions.intersection(resources.conditions)
    return GrantReach(
      system: name, effects: hasPoints ? actions.effects : [], data: hasPoints ? resources.data : .public,
      isUntrusted: known?.isUntrusted ?? true, isExternal: known?.isExternal ?? true,
      unknown: hasPoints ? firstUnknown : nil, unknownActions: hasPoints ? unknownActions : [],
      unknownResources: hasPoints ? unknownResources : [],
      conditions: hasPoints ? met.intersection(system.conditions) : ConditionSet())
  }
}

extension NameReach {
  fileprivate mutating func formUnion(_ other: NameReach) {
    hasNames = hasNames || other.hasNames
    effects.formUnion(other.effects)
    data = max(data, other.data)
    isUnknown = isUnknown || other.isUnknown
    conditions.formUnion(other.conditions)
  }
}

extension Grant {
  /// Whether the conditions that the system can enforce leave any point.
  fileprivate func hasPoints(in system: SystemIndex.System?) -> Bool {
    (conditions?.value.entries ?? []).allSatisfy { entry in
      guard !entry.value.value.isShownToLeaveValues, let type = system?.attributes[entry.key.value.text],
        case .values(let language) = entry.value.value.reading(as: type)
      else { return true }
      return language.mayHaveValues
    }
  }
}

extension Language {
  /// Whether some value is in the language, or that could not be decided.
  var mayHaveValues: Bool { mayHaveValues(.standard) }

  func mayHaveValues(_ effort: Effort) -> Bool {
    switch self {
    case .text(let language): language.mayHaveTexts(effort)
    case .numbers(let set): !set.isEmpty
    }
  }
}

extension ClassifyTable {
  /// What a set of actions reaches in a system; where no catalog describes it, every effect.
  fileprivate func reach(ofActions asked: Asked, in system: SystemIndex.System?) -> NameReach {
    var reach = NameReach()
    let parts = DecisionList(entries: system?.actionPatterns ?? []).parts(of: asked)
    let effects = parts.map { part in part.entry.flatMap { system?.actions[$0].effects } ?? .everything }
    reach.hasNames = !parts.isEmpty
    reach.isUnknown = parts.contains { $0.entry == nil }
    reach.effects = effects.reduce(EffectSet()) { $0.union($1) }
    for (number, condition) in conditions.enumerated() {
      let wanted = condition.effects.map { EffectSet($0.value.elements.map(\.value)) } ?? .everything
      let isMet = zip(parts, effects).contains { part, has in
        !has.isDisjoint(with: wanted) && part.mayShare(condition.actions?.value, asked)
      }
      if isMet { reach.conditions.insert(number) }
    }
    return reach
  }

  /// What a set of resources reaches in a system; where no catalog describes it, the highest class.
  fileprivate func reach(ofResources asked: Asked, in system: SystemIndex.System?) -> NameReach {
    var reach = NameReach()
    let list = DecisionList(entries: system?.listsResources == false ? [] : system?.resourcePatterns ?? [])
    let parts = list.parts(of: asked)
    let otherwise = system.map { $0.listsResources ? .restricted : $0.data } ?? .restricted
    let classes = parts.map { part in part.entry.flatMap { system?.resources[$0].data } ?? otherwise }
    reach.hasNames = !parts.isEmpty
    reach.isUnknown = system?.listsResources != false && parts.contains { $0.entry == nil }
    reach.data = classes.max() ?? .public
    for (number, condition) in conditions.enumerated() {
      let least = condition.data?.value.atLeast?.value ?? .public
      let isMet = zip(parts, classes).contains { part, data in
        data >= least && part.mayShare(condition.resources?.value, asked)
      }
      if isMet { reach.conditions.insert(number) }
    }
    return reach
  }

  /// The conditions whose part about the system a system meets, but for what `untrusted` asks.
  fileprivate func conditions(ofSystem name: String, isExternal: Bool) -> ConditionSet {
    var result = ConditionSet()
    for (number, condition) in conditions.enumerated() {
      if condition.external != nil, !isExternal { continue }
      if let systems = condition.systems, !systems.value.contains(name) { continue }
      result.insert(number)
    }
    return result
  }
}

extension DecisionList.Part {
  /// Whether some name of the part is in a set, or that could not be decided.
  fileprivate func mayShare<Names>(_ set: PatternSet<Names>?, _ asked: Asked) -> Bool {
    guard let set else { return true }
    if !set.isComplement {
      if set.patterns.contains(where: { asked.isCovered(by: $0.value) }) { return true }
      if !set.patterns.contains(where: { asked.mayShare($0.value) }) { return false }
    }
    return language.intersection(set.language).mayHaveTexts
  }
}

public import Documents
import Permissions
import SourceText

/// What a grant can reach, by the catalog: what it can do, to how confidential data, and what about it is
/// unknown.
///
/// Found by simple means: each of the grant's patterns is held against each entry of the catalog. Where a
/// pattern may reach more than is shown, more is presumed, so a tier can come out too high, never too low.
/// The permission kernel will put exact sets in this type's place; nothing outside this file knows how it is
/// found.
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

  /// Finds what a grant can reach; `memo` remembers what was found for equal patterns.
  public init(of grant: Grant, in catalog: SystemIndex, memo: ReachMemo) {
    system = grant.system?.value.text ?? ""
    guard let known = catalog[system] else {
      (effects, data, isUntrusted, isExternal, unknown) = (.everything, .restricted, true, true, .system)
      return
    }
    let actions = known.effects(of: grant.actions?.value, memo: memo)
    let resources = known.dataClass(of: grant.resources?.value, memo: memo)
    effects = actions.effects
    data = resources.data
    isUntrusted = known.isUntrusted
    isExternal = known.isExternal
    unknown = actions.unknown.map(Unknown.action) ?? resources.unknown.map(Unknown.resource)
  }
}

extension SystemIndex.System {
  fileprivate func effects(
    of set: PatternSet<WholeNames>?, memo: ReachMemo
  ) -> (effects: EffectSet, unknown: String?) {
    var effects: EffectSet = []
    var unknown: String?
    for asked in Asked.patterns(of: set) {
      let found = memo.effects(of: asked, in: name) {
        var effects: EffectSet = []
        let isKnown = firstMatches(of: asked, among: actionPatterns) {
          effects.formUnion(actions[$0].effects)
        }
        return isKnown ? effects : nil
      }
      effects.formUnion(found ?? .everything)
      if found == nil { unknown = unknown ?? asked.text }
    }
    return (effects, unknown)
  }

  fileprivate func dataClass(
    of set: PatternSet<PathNames>?, memo: ReachMemo
  ) -> (data: DataClass, unknown: String?) {
    guard listsResources else { return (data, nil) }
    var highest = DataClass.public
    var unknown: String?
    for asked in Asked.patterns(of: set) {
      let found = memo.dataClass(of: asked, in: name) {
        var highest = DataClass.public
        let isKnown = firstMatches(of: asked, among: resourcePatterns) {
          highest = max(highest, resources[$0].data)
        }
        return isKnown ? highest : nil
      }
      highest = max(highest, found ?? .restricted)
      if found == nil { unknown = unknown ?? asked.text }
    }
    return (highest, unknown)
  }

  /// Calls `body` with each entry that some text of `asked` may reach, first match first; whether it is shown
  /// that the entries leave out none of its texts.
  private func firstMatches(of asked: Asked, among entries: [[Pattern]], body: (Int) -> Void) -> Bool {
    for (index, patterns) in entries.enumerated() {
      switch asked {
      case .everything:
        body(index)
        if patterns.contains(where: \.matchesEverything) { return true }
      case .pattern(let pattern):
        guard patterns.contains(where: { $0.overlaps(pattern) }) else { continue }
        body(index)
        if patterns.contains(where: { $0.covers(pattern) }) { return true }
      }
    }
    return false
  }
}

/// What a grant asks for in one dimension: a pattern, or everything. A complement is read as everything.
enum Asked: Hashable {
  case everything
  case pattern(Pattern)

  var text: String {
    switch self {
    case .everything: "**"
    case .pattern(let pattern): pattern.text
    }
  }

  static func patterns<Names>(of set: PatternSet<Names>?) -> [Asked] {
    guard let set, !set.isComplement else { return [.everything] }
    return set.patterns.map { .pattern($0.value) }
  }
}

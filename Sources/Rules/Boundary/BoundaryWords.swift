import Documents
import Findings
import Permissions
import Risk
import SourceText

/// What the findings about boundaries say.
enum BoundaryWords {
  /// Why a tier does not let an agent do what a point of its grant would, as the end of a sentence.
  static func reason(_ verdict: GrantVerdict, at point: Point, in tier: Tier) -> Message {
    guard let layer = verdict.layer else { return "tier \(words: tier.rawValue) does not allow that" }
    if deniedEntry(in: layer, at: point) != nil {
      return "the policy denies that in tier \(words: tier.rawValue)"
    }
    let near = layer.nearestEntries(to: point)
    guard !near.isEmpty else { return "tier \(words: tier.rawValue) allows nothing there" }
    let start: Message = "tier \(words: tier.rawValue) allows "
    if near.allSatisfy({ $0.misses(AccessDimension.action) && $0.entry.effects != nil }) {
      return start + "only \(words: effects(of: layer.allowEntries)) there"
    }
    let classes = near.compactMap { $0.entry.data?.value.atMost?.value }
    if near.allSatisfy({ $0.misses(AccessDimension.resource) }), let highest = classes.max() {
      return start + "only data up to \(words: highest.rawValue) there"
    }
    let attributes = near.flatMap(\.missed).compactMap { AccessDimension.attributeName(of: $0) }
    if near.allSatisfy({ !$0.misses(AccessDimension.action) && !$0.misses(AccessDimension.resource) }),
      let attribute = attributes.first
    {
      return start + "it only under a condition on \(attribute)"
    }
    if near.allSatisfy({ $0.missed == [AccessDimension.environment] }) {
      let names = near.flatMap { $0.entry.environments?.value.elements.map(\.value.text) ?? [] }
      return start + "it only in \(list: names, last: "or")"
    }
    return "tier \(words: tier.rawValue) does not allow that"
  }

  /// The lines of the policy that help to understand why: those that come closest, or the one that denies.
  static func lines(_ verdict: GrantVerdict, at point: Point) -> [RelatedPlace] {
    guard let layer = verdict.layer else { return [] }
    if let entry = deniedEntry(in: layer, at: point) {
      return [RelatedPlace("the policy denies it here", at: entry.location)]
    }
    return layer.nearestEntries(to: point).prefix(3).map { near in
      RelatedPlace(
        "this line comes closest; it leaves that out by its \(words: near.fields)", at: near.entry.location)
    }
  }

  private static func deniedEntry(in layer: SystemBoundary.Layer, at point: Point) -> DenyEntry? {
    zip(layer.denyEntries, layer.denied.boxes).first { $1.contains(point) }?.0
  }

  /// The effects that entries allow, as words.
  private static func effects(of entries: [AllowEntry]) -> String {
    let allowed = entries.reduce(EffectSet()) { set, entry in
      set.union(entry.effects.map { EffectSet($0.value.elements.map(\.value)) } ?? .everything)
    }
    return listed(allowed.effects.map(\.rawValue))
  }

  /// Words as "a, b and c".
  static func listed(_ words: [String], last conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension SystemBoundary.Layer.NearEntry {
  fileprivate func misses(_ dimension: Dimension) -> Bool { missed.contains(dimension) }

  /// The fields of the entry that leave the point out.
  fileprivate var fields: String {
    BoundaryWords.listed(
      missed.map { dimension in
        switch dimension {
        case AccessDimension.action: entry.effects != nil ? "effects" : "actions"
        case AccessDimension.resource: entry.data != nil ? "data" : "resources"
        case AccessDimension.environment: "environments"
        case AccessDimension.system: "systems"
        default: "conditions"
        }
      })
  }
}

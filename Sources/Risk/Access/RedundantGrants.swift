public import Documents
import Permissions
import SourceText

/// A grant that gives nothing that the agent's other grants do not give.
public struct RedundantGrant: Sendable, Hashable {
  /// The grant, by its place in the manifest.
  public let place: Int
  /// A grant that gives all of it by itself; nil where none is shown to.
  public let cover: Int?

  /// What all grants of one system may weigh together, each 32 and for every pattern 16 and its length: above
  /// this only equal grants are found. To compare all pairs takes time in proportion to the square, and who
  /// writes hundreds of grants on one system has a program write them.
  package static let maximumWeight = 20_000

  /// Names a grant and what covers it.
  package init(place: Int, cover: Int?) {
    self.place = place
    self.cover = cover
  }
}

extension Agent {
  /// The grants that add nothing, in the order of the manifest: all of them can be removed at once.
  ///
  /// Looked for from the last to the first among those that are left, so that of two equal grants the first
  /// stays. A grant is only held against grants that last as long: what ends later adds that. Exact, but that
  /// a grant is left out where a limit keeps it from being shown to lie inside the others.
  ///
  /// Linear for equal grants; for the rest quadratic in the grants of one system, up to
  /// `RedundantGrant.maximumWeight`.
  public func redundantGrants(in catalog: SystemIndex) -> [RedundantGrant] {
    let grants = (spec?.value.access?.value.elements ?? []).map(\.value)
    guard grants.count > 1 else { return [] }
    var places: [String: [Int]] = [:]
    for (place, grant) in grants.enumerated() {
      if let system = grant.system?.value.text { places[system, default: []].append(place) }
    }
    var found: [RedundantGrant] = []
    for group in places.values where group.count > 1 {
      if group.count <= Grant.fewGrants, grants.isEachShownToAdd(group) { continue }
      var search = RedundancySearch(group.compactMap { Candidate(grants[$0], at: $0, in: catalog) })
      search.run()
      found += search.found
    }
    return found.sorted { $0.place < $1.place }
  }
}

extension [Grant] {
  /// Whether comparing patterns shows of each of some grants on one system that it adds to the others.
  ///
  /// It does if nothing else gives one of its actions on one of its resources. Most grants are told apart so,
  /// before anything is put together for them. In proportion to the square of the grants: only for few.
  fileprivate func isEachShownToAdd(_ places: [Int]) -> Bool {
    places.allSatisfy { place in
      self[place].isShownToAdd(toEach: places.lazy.filter { $0 != place }.map { self[$0] })
    }
  }
}

extension Grant {
  /// So many grants are compared with each other before anything is put together for them.
  fileprivate static let fewGrants = 16

  /// Whether one of the first resources, with the first action, is shared with none of the others. Conditions
  /// only take points away, and what has none of its points left is no redundant grant.
  fileprivate func isShownToAdd(toEach others: some Sequence<Grant>) -> Bool {
    guard let actions = actions?.value, let resources = resources?.value, !actions.isComplement,
      !resources.isComplement, let action = actions.patterns.first?.value
    else { return false }
    return resources.patterns.prefix(4).contains { resource in
      others.allSatisfy { other in
        other.actions?.value.isShownDisjoint(from: action) ?? false
          || other.resources?.value.isShownDisjoint(from: resource.value) ?? false
      }
    }
  }
}

extension PatternSet {
  fileprivate func isShownDisjoint(from pattern: Pattern) -> Bool {
    !isComplement && !patterns.contains { $0.value.overlaps(pattern) }
  }
}

/// One grant of a system.
private struct Candidate {
  let place: Int
  let box: Box
  /// The last second on which it is good; nil is for ever.
  let end: Instant?
  /// How much work it can be to hold it against others.
  let weight: Int

  /// An empty grant is none: that it gives nothing is said for itself. All grants of an agent hold in the
  /// same environments, which therefore tell none of them apart.
  init?(_ grant: Grant, at place: Int, in catalog: SystemIndex) {
    box = grant.box(environments: nil, in: catalog)
    guard box.emptyDimension == nil else { return nil }
    self.place = place
    end = grant.expires?.value.end
    weight = grant.weight
  }

  func lasts(asLongAs other: Candidate) -> Bool {
    guard let end else { return true }
    return other.end.map { $0 <= end } ?? false
  }
}

/// Finds the grants of one system that the others make superfluous.
private struct RedundancySearch {
  /// Undecided means silent here, so that a question need not be followed as far as one about a boundary.
  private static let effort = Effort(steps: 20_000)
  /// For naming one cover, which is asked of each pair.
  private static let effortForOne = Effort(steps: 500)

  private(set) var found: [RedundantGrant] = []
  private var left: [Candidate]

  init(_ candidates: [Candidate]) { left = candidates }

  mutating func run() {
    removeEqual()
    guard left.count > 1, left.reduce(0, { $0 + $1.weight }) <= RedundantGrant.maximumWeight else { return }
    for candidate in left.reversed() {
      let others = left.filter { $0.place != candidate.place && $0.lasts(asLongAs: candidate) }
      guard candidate.isInside(others, Self.effort) else { continue }
      let cover = others.first { candidate.isInside([$0], Self.effortForOne) }
      found.append(RedundantGrant(place: candidate.place, cover: cover?.place))
      left.removeAll { $0.place == candidate.place }
    }
  }

  /// Of grants with equal boxes the first of those that last longest stays.
  private mutating func removeEqual() {
    var longest: [Box: Candidate] = [:]
    for candidate in left {
      if let known = longest[candidate.box], known.lasts(asLongAs: candidate) { continue }
      longest[candidate.box] = candidate
    }
    for candidate in left {
      guard let cover = longest[candidate.box], cover.place != candidate.place else { continue }
      found.append(RedundantGrant(place: candidate.place, cover: cover.place))
    }
    left.removeAll { longest[$0.box]?.place != $0.place }
  }
}

extension Candidate {
  /// Whether the others are shown to give all that it gives.
  func isInside(_ others: [Candidate], _ effort: Effort) -> Bool {
    guard !others.isEmpty else { return false }
    return PermissionSet([box]).containment(in: PermissionSet(others.map(\.box)), effort: effort) == .inside
  }
}

extension Grant {
  /// Its patterns by their lengths, each with what it costs to look at one at all.
  fileprivate var weight: Int {
    let names = (actions?.value.patterns ?? []) + (resources?.value.patterns ?? [])
    let terms = (conditions?.value.entries ?? []).flatMap { $0.value.value.terms.map(\.value) }
    let values = terms.flatMap { term in
      [term.value].compactMap { $0 } + (term.bounds?.not?.value.elements.map(\.value.pattern) ?? [])
    }
    let patterns = names.map(\.value) + values
    return 32 + 16 * terms.count + patterns.reduce(0) { $0 + 16 + $1.text.utf8.count }
  }
}

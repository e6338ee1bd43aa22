import Documents
import Permissions

extension SystemIndex.System {
  /// The actions whose effects meet a condition: of each action the first entry that matches it decides, and
  /// what no entry matches has every effect.
  func actions(where isMeant: (EffectSet) -> Bool) -> TextLanguage {
    firstMatch(actions.map { ($0.patterns, isMeant($0.effects)) }, otherwise: isMeant(.everything))
  }

  /// The resources whose data class meets a condition; what no entry matches has the highest class.
  func resources(where isMeant: (DataClass) -> Bool) -> TextLanguage {
    guard listsResources else { return isMeant(data) ? .everything : .nothing }
    return firstMatch(resources.map { ($0.patterns, isMeant($0.data)) }, otherwise: isMeant(.restricted))
  }

  /// Built from the last entry upwards: an entry adds what it matches to the rest, or takes it away.
  private func firstMatch(
    _ entries: [(patterns: [Pattern], isMeant: Bool)], otherwise: Bool
  ) -> TextLanguage {
    var language = otherwise ? TextLanguage.everything : .nothing
    for entry in entries.reversed() {
      let matched = TextLanguage(entry.patterns)
      language = entry.isMeant ? language.union(matched) : language.subtracting(matched)
    }
    return language
  }
}

/// A system, or all systems that no catalog names: their actions have every effect and their resources the
/// highest class.
struct SystemView: Sendable {
  /// The names that are meant.
  let names: TextLanguage
  private let name: String?
  private let known: SystemIndex.System?

  /// One system.
  init(_ name: String, in catalog: SystemIndex) {
    names = TextLanguage(name)
    self.name = name
    known = catalog[name]
  }

  /// All systems that a catalog does not name.
  init(unknownTo catalog: SystemIndex) {
    names = TextLanguage(catalog.names.map { Pattern(literal: $0) }).complement
    (name, known) = (nil, nil)
  }

  /// Every system there is: each that a catalog names, and all others together.
  static func all(in catalog: SystemIndex) -> [SystemView] {
    catalog.names.map { SystemView($0, in: catalog) } + [SystemView(unknownTo: catalog)]
  }

  /// Those of the names that are also in a set; nil if it certainly has none of them.
  func names(in set: PatternSet<WholeNames>?) -> TextLanguage? {
    guard let set else { return names }
    if let name { return set.contains(name) ? names : nil }
    return names.intersection(set.language)
  }

  func actions(where isMeant: (EffectSet) -> Bool) -> TextLanguage {
    known?.actions(where: isMeant) ?? (isMeant(.everything) ? .everything : .nothing)
  }

  func resources(where isMeant: (DataClass) -> Bool) -> TextLanguage {
    known?.resources(where: isMeant) ?? (isMeant(.restricted) ? .everything : .nothing)
  }

  /// The type of an attribute that the system can enforce; nil if it cannot.
  func type(of attribute: String) -> AttributeType? { known?.attributes[attribute] }
}

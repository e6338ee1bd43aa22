package import Documents
import Findings
import Permissions
import SourceText

extension PolicyFault {
  /// A system that two documents describe: which of the two holds would depend on their order.
  static func duplicate(_ system: String, at location: SourceLocation, first: SourceLocation) -> PolicyFault {
    PolicyFault(
      rule: "policy/duplicate-system", message: "the system \(system) is described twice", location: location,
      related: first, fix: "Keep one of the two descriptions.")
  }

  /// The entries of a system that no action or resource ever reaches, since earlier entries match all of
  /// theirs.
  ///
  /// Found by holding patterns against single earlier patterns, so what only several of them cover together
  /// stays unreported; nothing is reported that is not so.
  package static func coveredEntries(of system: SystemEntry) -> [PolicyFault] {
    let actions = (system.actions?.value.elements ?? []).map {
      CatalogLine($0.value.location, $0.value.match)
    }
    let resources = (system.resources?.value.elements ?? []).map {
      CatalogLine($0.value.location, $0.value.match)
    }
    return CatalogLine.covered(among: actions, of: "actions")
      + CatalogLine.covered(among: resources, of: "resources")
  }
}

/// One entry of a catalog's `actions` or `resources`: what it matches.
private struct CatalogLine {
  let location: SourceLocation
  let patterns: [Pattern]

  init<Names>(_ location: SourceLocation, _ match: Located<OneOrMore<PatternText<Names>>>?) {
    self.location = location
    patterns = match?.value.elements.map(\.value.pattern) ?? []
  }

  static func covered(among lines: [CatalogLine], of what: String) -> [PolicyFault] {
    var faults: [PolicyFault] = []
    for (index, line) in lines.enumerated() where !line.patterns.isEmpty {
      let hiding = line.patterns.map { pattern in
        lines[..<index].first { earlier in earlier.patterns.contains { $0.covers(pattern) } }
      }
      guard let first = hiding.first, let first, hiding.allSatisfy({ $0 != nil }) else { continue }
      faults.append(
        PolicyFault(
          rule: "policy/covered-entry",
          message: "this entry has no effect: earlier entries match all \(words: what) that it names",
          location: line.location, related: first.location,
          fix: "Move it above the entry that hides it, or remove it; the first entry that matches decides."))
    }
    return faults
  }
}

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
  /// Exact, also for what only several earlier entries match together; what a limit keeps from being decided
  /// stays unreported. Time in proportion to the number of pairs of patterns, besides the kernel's for
  /// patterns that no earlier one matches alone.
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
      let earlier = lines[..<index].flatMap(\.patterns)
      guard line.patterns.allSatisfy({ $0.isShownToLie(in: earlier) }) else { continue }
      let first = lines[..<index].first { each in
        each.patterns.contains { mine in line.patterns.contains { mine.overlaps($0) } }
      }
      faults.append(
        PolicyFault(
          rule: "policy/covered-entry",
          message: "this entry has no effect: earlier entries match all \(words: what) that it names",
          location: line.location, related: first?.location,
          fix: "Move it above the entry that hides it, or remove it; the first entry that matches decides."))
    }
    return faults
  }
}

extension Pattern {
  /// Whether every text that the pattern matches is shown to match one of the others.
  fileprivate func isShownToLie(in others: [Pattern]) -> Bool {
    let touching = others.filter(overlaps)
    // Of a pattern that stands for one text, what touches it holds it.
    if touching.isEmpty || isLiteral { return !touching.isEmpty }
    if touching.contains(where: { $0.covers(self) }) { return true }
    do throws(Limit) {
      return try !TextLanguage([self]).subtracting(TextLanguage(touching)).hasTexts()
    } catch {
      return false
    }
  }
}

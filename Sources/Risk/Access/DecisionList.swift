import Documents
import Permissions
import SourceText

/// A catalog's entries for actions or resources: of each name the first entry that matches it decides.
struct DecisionList: Sendable {
  /// The patterns of each entry.
  let entries: [[Pattern]]

  /// Some of the names that are asked for, which one entry decides, or none.
  struct Part {
    /// The entry; nil where none matches.
    let entry: Int?
    /// The names.
    let language: TextLanguage
  }

  /// The parts of what is asked for, those without names left out: exact, but that a part stays in where a
  /// limit keeps its emptiness from being decided.
  func parts(of asked: Asked) -> [Part] {
    var parts: [Part] = []
    var earlier: [Pattern] = []
    for (entry, patterns) in entries.enumerated() {
      let touching = patterns.filter(asked.mayShare)
      guard !touching.isEmpty else { continue }
      let language = asked.language.intersection(TextLanguage(touching))
      let isReached =
        asked.isPattern && touching.contains { new in earlier.allSatisfy { !$0.overlaps(new) } }
      let left = language.subtracting(TextLanguage(earlier))
      if isReached || left.mayHaveTexts { parts.append(Part(entry: entry, language: left)) }
      if touching.contains(where: asked.isCovered) { return parts }
      earlier += touching
    }
    let rest = asked.language.subtracting(TextLanguage(earlier))
    if rest.mayHaveTexts { parts.append(Part(entry: nil, language: rest)) }
    return parts
  }
}

/// What a grant asks for in one dimension, piece by piece.
enum Asked: Hashable {
  case pattern(Pattern)
  /// All names but those that patterns match; of none, all names.
  case allBut([Pattern])

  /// As it would be written.
  var text: String {
    switch self {
    case .pattern(let pattern): pattern.text
    case .allBut(let patterns):
      patterns.isEmpty ? "**" : "{not: [\(patterns.map(\.text).joined(separator: ", "))]}"
    }
  }

  var language: TextLanguage {
    switch self {
    case .pattern(let pattern): TextLanguage([pattern])
    case .allBut(let patterns): TextLanguage(patterns).complement
    }
  }

  var isPattern: Bool { if case .pattern = self { true } else { false } }

  /// Whether some name that is asked for may match a pattern; exact for a pattern.
  func mayShare(_ other: Pattern) -> Bool {
    switch self {
    case .pattern(let pattern): pattern.overlaps(other)
    case .allBut(let patterns): !patterns.contains { $0.covers(other) }
    }
  }

  /// Whether comparing patterns shows that a pattern matches all that is asked for.
  func isCovered(by other: Pattern) -> Bool {
    switch self {
    case .pattern(let pattern): other.covers(pattern)
    case .allBut: other.matchesEverything
    }
  }

  /// Calls `body` with each piece of what a grant asks for, without making a list of them.
  static func forEach<Names>(in set: PatternSet<Names>?, _ body: (Asked) -> Void) {
    guard let set else { return body(.allBut([])) }
    if set.isComplement { return body(.allBut(set.patterns.map(\.value))) }
    for pattern in set.patterns { body(.pattern(pattern.value)) }
  }
}

extension TextLanguage {
  /// Whether some text is in the language, or that could not be decided.
  var mayHaveTexts: Bool { mayHaveTexts(.standard) }

  func mayHaveTexts(_ effort: Effort) -> Bool {
    do throws(Limit) { return try hasTexts(effort: effort) } catch { return true }
  }
}

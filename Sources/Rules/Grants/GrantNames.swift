import Documents
import Findings
import Permissions
import Risk
import SourceText

/// What a grant names in one dimension, whichever it is.
struct GrantNames {
  /// The patterns.
  let patterns: [Located<Pattern>]
  /// Whether all but those are meant.
  let isComplement: Bool
  /// The names that are meant.
  let language: TextLanguage
  /// The field's value.
  let location: SourceLocation

  fileprivate init<Names>(_ set: Located<PatternSet<Names>>) {
    patterns = set.value.patterns
    isComplement = set.value.isComplement
    language = set.value.language
    location = set.location
  }
}

extension Grant {
  /// What the grant names in a dimension; nil where it names nothing there, which is everything.
  func names(in dimension: GrantDimension) -> GrantNames? {
    switch dimension {
    case .actions: actions.map { GrantNames($0) }
    case .resources: resources.map { GrantNames($0) }
    }
  }

  /// The system's name for a message.
  var systemName: String { system?.value.text ?? "?" }
}

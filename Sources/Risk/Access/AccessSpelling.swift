public import Documents
import Permissions
import SourceText

extension Agent {
  /// What the manifest says of its access and environments, in one line whatever its layout: for telling
  /// whether it is still the same.
  public var accessSpelling: String {
    let environments = environmentNames.map { $0.sorted().joined(separator: ",") } ?? "*"
    let grants = (spec?.value.access?.value.elements ?? []).map(\.value.spelling)
    return "in \(environments): " + grants.joined(separator: "; ")
  }
}

extension Grant {
  /// What the grant gives, in one line whatever its layout.
  public var spelling: String {
    let conditions = (conditions?.value.entries ?? []).map { entry in
      "\(entry.key.value.text)=" + entry.value.value.terms.map(\.value.spelling).joined(separator: "|")
    }
    return [
      system?.value.text ?? "", actions?.value.spelling ?? "**", resources?.value.spelling ?? "**",
      conditions.sorted().joined(separator: "&"),
    ].joined(separator: " ")
  }
}

extension PatternSet {
  fileprivate var spelling: String {
    (isComplement ? "!" : "") + patterns.map(\.value.text).joined(separator: "|")
  }
}

extension AttributeCondition.Term {
  fileprivate var spelling: String {
    if let value { return value.text }
    guard let bounds else { return "" }
    let left = (bounds.not?.value.elements ?? []).map(\.value.pattern.text)
    return [
      left.isEmpty ? nil : "!" + left.joined(separator: "|"), bounds.atLeast.map { ">=\($0.value.text)" },
      bounds.above.map { ">\($0.value.text)" }, bounds.atMost.map { "<=\($0.value.text)" },
      bounds.below.map { "<\($0.value.text)" },
    ].compactMap { $0 }.joined(separator: ",")
  }
}

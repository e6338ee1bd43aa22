import Documents
import Findings
import Permissions
import Risk
import SourceText

/// What is left of a grant inside its boundary, to paste in its place.
struct NarrowedGrant {
  /// No more grants than these are written for one: beyond that nobody would read them.
  private static let maximumGrants = 8

  /// What to do, as the beginning of a sentence.
  let advice: Message
  /// The grants to write instead; nil where patterns cannot say it.
  let snippet: String?

  /// Finds what is both in the grant and in what the tier allows.
  init(_ grant: Grant, within verdict: GrantVerdict) {
    let left: PermissionSet
    do throws(Limit) {
      left = try verdict.allowedPart()
    } catch {
      (advice, snippet) = ("Narrow the grant to what the nearest lines allow", nil)
      return
    }
    guard !left.boxes.isEmpty else {
      (advice, snippet) = ("Remove the grant, of which the tier allows nothing", nil)
      return
    }
    let written = left.boxes.prefix(Self.maximumGrants).map { GrantText(grant, $0, verdict.box).text }
    let texts = written.compactMap { $0 }
    if texts.isEmpty {
      (advice, snippet) = ("Narrow the grant to what the nearest lines allow", nil)
    } else {
      advice =
        texts.count == left.boxes.count
        ? "Narrow the grant to what the tier allows, all of which is below"
        : "Narrow the grant to what the tier allows, such as what is below"
      snippet = texts.joined(separator: "\n")
    }
  }
}

extension GrantVerdict {
  /// The points of the grant that every layer allows and none denies.
  fileprivate func allowedPart() throws(Limit) -> PermissionSet {
    var left = PermissionSet([box])
    for layer in bound.layers {
      if let allowed = layer.allowed { left = try left.intersection(allowed, effort: .advice) }
      left = try left.subtracting(layer.denied, effort: .advice)
    }
    return try left.simplified(effort: .advice)
  }
}

extension Effort {
  /// What advice may cost: nobody waits for it, and no decision hangs on it.
  fileprivate static let advice = Effort(steps: 100_000)
}

/// One grant as YAML; nil where patterns or bounds cannot say what it gives.
private struct GrantText {
  private(set) var text: String?

  init(_ grant: Grant, _ box: Box, _ original: Box) {
    var fields: [String] = ["system: " + YAMLText.scalar(grant.system?.value.text ?? "")]
    var conditions: [String] = []
    for restriction in box.restrictions where restriction.dimension != AccessDimension.system {
      let dimension = restriction.dimension
      // The environments are the agent's, not the grant's.
      if dimension == AccessDimension.environment {
        guard Self.isSame(restriction.language, original[dimension]) else { return }
        continue
      }
      guard let words = Self.words(for: restriction) else { return }
      switch dimension {
      case AccessDimension.action: fields.append("actions: " + words)
      case AccessDimension.resource: fields.append("resources: " + words)
      default:
        guard let name = AccessDimension.attributeName(of: dimension) else { return }
        conditions.append("\(YAMLText.scalar(name)): \(words)")
      }
    }
    if !conditions.isEmpty { fields.append("where: {\(conditions.joined(separator: ", "))}") }
    if let expires = grant.expires { fields.append("expires: " + Self.date(expires.value)) }
    if let reason = grant.reason { fields.append("reason: " + YAMLText.scalar(reason.value)) }
    text = "- {" + fields.joined(separator: ", ") + "}"
  }

  /// A day, or an instant where that was written.
  private static func date(_ value: DateValue) -> String {
    value.start == value.end ? value.start.text : value.start.dayText
  }

  private static func isSame(_ left: Language, _ right: Language) -> Bool {
    guard case .text(let mine) = left, case .text(let its) = right else { return false }
    let (one, other) = (Box.holding(mine), Box.holding(its))
    return one.isSame(as: other, effort: .advice) == .same
  }

  /// The values of a dimension as a manifest writes them.
  private static func words(for restriction: Box.Restriction) -> String? {
    switch restriction.language {
    case .numbers(let numbers):
      let bounds =
        restriction.dimension.kind == .timeOfDay
        ? numbers.boundsOfTimes?.map { words(for: $0) { "\"\($0)\"" } }
        : numbers.bounds.map { words(for: $0, \.text) }
      guard let bounds, let first = bounds.first else { return nil }
      return bounds.count == 1 ? first : "[\(bounds.joined(separator: ", "))]"
    case .text(let language):
      let separation: Pattern.Separation = restriction.dimension == AccessDimension.action ? .none : .slash
      if let patterns = language.asPatterns(separation, effort: .advice) {
        return YAMLText.list(patterns.map(\.text))
      }
      return language.asExclusion(separation, effort: .advice).map {
        "{not: \(YAMLText.list($0.map(\.text)))}"
      }
    }
  }

  private static func words<Value: Equatable>(
    for bounds: Bounds<Value>, _ spell: (Value) -> String
  ) -> String {
    if let value = bounds.onlyValue { return spell(value) }
    let parts = [
      bounds.atLeast.map { "atLeast: " + spell($0) }, bounds.above.map { "above: " + spell($0) },
      bounds.atMost.map { "atMost: " + spell($0) }, bounds.below.map { "below: " + spell($0) },
    ]
    return "{\(parts.compactMap { $0 }.joined(separator: ", "))}"
  }
}

extension Box {
  /// The points whose environment is in a language.
  fileprivate static func holding(_ language: TextLanguage) -> PermissionSet {
    PermissionSet([Box().restricting(AccessDimension.environment, to: .text(language))])
  }
}

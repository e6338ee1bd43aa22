public import Documents
public import Findings
public import Permissions
import SourceText

/// What somebody asks about all agents: actions on resources of systems, each as a pattern.
///
///     erp:invoices.delete tenants/emea/**
///     erp                                     any action on any resource of erp
///     *:*.delete                              any deletion anywhere
///
/// The first `:` ends the system and the first blank ends the action. A `\` takes either, and the signs of
/// patterns, for themselves; patterns are those of manifests.
public struct AccessQuestion: Sendable {
  /// The systems.
  public let system: Pattern
  /// The actions; nil is any.
  public let action: Pattern?
  /// The resources; nil is any.
  public let resource: Pattern?

  /// Reads a question; the error says what is wrong with it, and what to type instead.
  public init(_ text: String) throws(InvalidValue) {
    let parts = Self.parts(of: text)
    guard !parts.system.isEmpty else {
      throw InvalidValue(
        "the question \(text) names no system",
        fix: "Write SYSTEM, SYSTEM:ACTION or SYSTEM:ACTION RESOURCE, such as \(Self.example).")
    }
    system = try PatternText<WholeNames>.parse(parts.system).pattern
    action = parts.action.isEmpty ? nil : try PatternText<WholeNames>.parse(parts.action).pattern
    resource = parts.resource.isEmpty ? nil : try PatternText<PathNames>.parse(parts.resource).pattern
  }

  private static let example = "erp:invoices.delete tenants/emea/**"

  /// The three patterns as they stand in the text, without the blanks around them.
  private static func parts(of text: String) -> (system: String, action: String, resource: String) {
    var parts = [String.UnicodeScalarView()]
    var isEscaped = false
    // What is left of the resource ends at its last character that is no plain blank.
    var end = 0
    for scalar in text.unicodeScalars {
      let isBlank = !isEscaped && blanks.contains(scalar)
      if isBlank, parts.count < 3 {
        let isStarted = !parts.allSatisfy(\.isEmpty)
        if isStarted { parts += Array(repeating: String.UnicodeScalarView(), count: 3 - parts.count) }
        continue
      }
      if parts.count == 1, scalar == ":", !isEscaped {
        parts.append(String.UnicodeScalarView())
        continue
      }
      if isBlank, parts[parts.count - 1].isEmpty { continue }
      parts[parts.count - 1].append(scalar)
      if !isBlank { end = parts[parts.count - 1].count }
      isEscaped = scalar == "\\" && !isEscaped
    }
    parts += Array(repeating: String.UnicodeScalarView(), count: 3 - parts.count)
    return (String(parts[0]), String(parts[1]), String(String.UnicodeScalarView(parts[2].prefix(end))))
  }

  private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]

  /// The points that are asked about.
  public var box: Box {
    var box = Box().restricting(AccessDimension.system, to: .text(TextLanguage([system])))
    if let action { box = box.restricting(AccessDimension.action, to: .text(TextLanguage([action]))) }
    if let resource { box = box.restricting(AccessDimension.resource, to: .text(TextLanguage([resource]))) }
    return box
  }

  /// The question as the end of a sentence: "can …".
  public var phrase: Message {
    let action: Message = self.action.map { "do \($0.text)" } ?? "do anything"
    let resource: Message = self.resource.map { " on \($0.text)" } ?? ""
    let system: Message = self.system.matchesEverything ? " in any system" : " in \(self.system.text)"
    return action + resource + system
  }
}

/// Whether a grant gives some of what a question asks about.
public enum GrantAnswer: Sendable {
  /// It gives none of it.
  case no
  /// It does: a shortest point that it gives.
  case yes(Point)
  /// A limit kept that from being decided, so that it counts as giving it.
  case notRuledOut(Limit)
}

extension Grant {
  /// Whether the grant gives some point that a question asks about, in the environments of its agent: exact,
  /// unless a limit is met. Time as for `PermissionSet.containment`.
  public func answer(
    to question: AccessQuestion, environments: [String]?, in catalog: SystemIndex,
    effort: Effort = .standard
  ) -> GrantAnswer {
    // Most grants are on another system.
    guard let system, question.system.matches(system.value.text) else { return .no }
    let both = box(environments: environments, in: catalog).intersection(question.box)
    do throws(Limit) {
      let point = try PermissionSet([both.withoutFullDimensions]).shortestPoint(effort: effort)
      return point.map(GrantAnswer.yes) ?? .no
    } catch {
      return .notRuledOut(error)
    }
  }
}

extension Box {
  /// The same points, without restrictions that leave out nothing: a point then says "any" there.
  var withoutFullDimensions: Box {
    restrictions.reduce(Box()) { box, each in
      each.language == each.dimension.everything
        ? box : box.restricting(each.dimension, to: each.language)
    }
  }
}

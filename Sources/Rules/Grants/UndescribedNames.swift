import Documents
import Findings
import Permissions
import Risk
import SourceText

/// Reports what grants name, in one dimension, that the catalog of their system does not describe.
///
/// Which patterns reach such names is decided exactly by `GrantReach`. Of systems that no catalog names
/// nothing is said: `grants/unknown-system` does.
struct UndescribedNames {
  private let dimension: GrantDimension
  private let catalog: SystemIndex

  /// More names than these get no suggestion: each search looks at every name that the catalog has.
  private static let maximumSearches = 100

  init(_ dimension: GrantDimension, catalog: SystemIndex) {
    self.dimension = dimension
    self.catalog = catalog
  }

  func report(on agent: AgentUnderCheck, _ reporter: inout Reporter) {
    var searches = 0
    for (grant, reach) in agent.grants {
      let places = dimension == .actions ? reach.unknownActions : reach.unknownResources
      guard !places.isEmpty, let system = catalog[reach.system] else { continue }
      guard let names = grant.value.names(in: dimension), !names.isComplement else {
        reportAllBut(of: grant, agent, system, &reporter)
        continue
      }
      for place in places where names.patterns.indices.contains(place) {
        let pattern = names.patterns[place]
        var near: String?
        if pattern.value.isLiteral, searches < Self.maximumSearches {
          searches += 1
          near = nearestName(to: pattern.value.text, among: known(in: system))
        }
        report(
          message(pattern.value, system), at: pattern.location, system, pattern.value, near: near, &reporter)
      }
    }
  }

  private func message(_ pattern: Pattern, _ system: SystemIndex.System) -> Message {
    if pattern.standsForOneText {
      return "the catalog does not describe the \(words: singular) \(pattern.text) of \(system.name)"
    }
    return "\(pattern.text) reaches \(words: plural) of \(system.name) that the catalog does not describe"
  }

  /// A grant that names nothing, which is everything, or only what it leaves out.
  private func reportAllBut(
    of grant: Located<Grant>, _ agent: AgentUnderCheck, _ system: SystemIndex.System,
    _ reporter: inout Reporter
  ) {
    guard !grant.value.hasUnreadable(dimension) else { return }
    if let names = grant.value.names(in: dimension) {
      report(
        "this grant on \(system.name) leaves out some \(words: plural) and reaches \(undescribed)",
        at: names.location, system, nil, near: nil, &reporter)
      return
    }
    let rule: RuleID = dimension == .actions ? "grants/unknown-action" : "grants/unknown-resource"
    guard !agent.isAbsenceReported(in: dimension, before: rule) else { return }
    report(
      "this grant on \(system.name) names no \(words: plural), so it reaches \(undescribed)",
      at: grant.location, system, nil, near: nil, &reporter)
  }

  private func report(
    _ message: Message, at location: SourceLocation, _ system: SystemIndex.System, _ pattern: Pattern?,
    near: String?, _ reporter: inout Reporter
  ) {
    reporter.report(
      message, at: location, related: system.places, fix: fix(system, pattern, near: near),
      subject: "spec.access[].\(plural) \(pattern?.text ?? "")")
  }

  /// The entry goes last, where it takes nothing away from the others, and presumes the worst, as the gate
  /// does: pasting it lowers no tier, only what a person takes away does.
  private func fix(_ system: SystemIndex.System, _ pattern: Pattern?, near: String?) -> Fix {
    var message: Message =
      pattern == nil
      ? "Name the \(words: plural) that the agent needs, or describe the rest" : "Describe what is meant"
    message =
      message + " in the catalog: start from this entry, as the last under \(plural) of \(system.name)"
    if system.isBuiltIn {
      message = message + "; a description of your own replaces the built-in one as a whole"
    }
    if let near { message = "Did you mean \(near)? If not: " + message }
    let text = YAMLText.list([pattern?.text ?? (dimension == .actions ? "*" : "**")])
    let effects = Effect.allCases.map(\.rawValue).joined(separator: ", ")
    let entry =
      dimension == .actions
      ? "- {match: \(text), effects: [\(effects)]}"
      : "- {match: \(text), data: restricted}   # or confidential, internal, public"
    return Fix(message + ".", snippet: entry)
  }

  private func known(in system: SystemIndex.System) -> [String] {
    dimension == .actions ? system.literalActions : system.literalResources
  }

  private var plural: String { dimension.rawValue }
  private var singular: String { dimension == .actions ? "action" : "resource" }
  private var undescribed: Message { "some that the catalog does not describe" }
}

/// A rule's id, `family/name`, such as `registration/missing-field`.
public struct RuleID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
  /// The id as it is written.
  public let text: String

  /// Makes an id of its text.
  public init(_ text: String) { self.text = text }

  /// Makes an id of a literal.
  public init(stringLiteral value: String) { text = value }

  /// The part before the slash.
  public var family: String { String(text.prefix { $0 != "/" }) }

  /// Orders ids bytewise, so that no locale can change a report.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// What a rule is, for people: everything that `explain`, the reference page and reports say of it.
public final class RuleDescription: Sendable {
  /// The id.
  public let id: RuleID
  /// The severity where no policy says otherwise.
  public let severity: Severity
  /// Whether the severity is fixed: no policy, waiver or baseline changes it.
  public let isFixed: Bool
  /// What the rule finds, in one line, without a full stop.
  public let summary: String
  /// Why it matters, in one sentence.
  public let why: String
  /// How to mend it, in one or two sentences.
  public let fix: String
  /// What it maps to: OWASP Agentic Top 10, NIST AI RMF, CWE.
  public let references: [String]
  /// YAML that the rule finds fault with; a comment line `# ↓` marks the place below it.
  public let fails: String
  /// The same YAML, mended.
  public let passes: String

  /// Describes a rule.
  public init(
    id: RuleID, severity: Severity, isFixed: Bool = false, summary: String, why: String, fix: String,
    references: [String] = [], fails: String, passes: String
  ) {
    self.id = id
    self.severity = severity
    self.isFixed = isFixed
    self.summary = summary
    self.why = why
    self.fix = fix
    self.references = references
    self.fails = fails
    self.passes = passes
  }
}

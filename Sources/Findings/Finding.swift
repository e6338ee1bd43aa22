public import SourceText

/// One result of one rule at one place.
public struct Finding: Sendable {
  /// The rule.
  public let rule: RuleID
  /// How much it weighs, as the policy has it.
  public var severity: Severity
  /// What it means for the exit status if it blocks.
  public var consequence: Consequence
  /// The agent it names; none where it is about the gate's own files or about the run.
  public var agent: String?
  /// What is wrong, in one line.
  public var message: Message
  /// Where; none where it is about the run as a whole.
  public let location: SourceLocation?
  /// Other places that help to understand it.
  public var related: [RelatedPlace]
  /// What to write instead.
  public var fix: Fix?
  /// What tells this finding from others of its rule on its agent, whatever the lines: a field's path and the
  /// value judged. Goes into the fingerprint, never into a report.
  public let subject: String
  /// The canonical text of what was judged, where a document's text was at hand. Goes into the fingerprint
  /// only.
  public var judged: String = ""
  /// What the agent could do that it must not, where the finding is about that.
  public var witness: AccessWitness?
  /// The stable identity that waivers and baselines name; set once all findings are known.
  public var fingerprint: String = ""

  /// Makes a finding.
  public init(
    rule: RuleID, severity: Severity, consequence: Consequence, agent: String?, message: Message,
    location: SourceLocation?, related: [RelatedPlace] = [], fix: Fix? = nil, subject: String
  ) {
    self.rule = rule
    self.severity = severity
    self.consequence = consequence
    self.agent = agent
    self.message = message
    self.location = location
    self.related = related
    self.fix = fix
    self.subject = subject
  }

  /// Whether it stops the deployment.
  public var isBlocking: Bool { severity == .error }
}

/// One thing that an agent could do and must not: the proof of a finding about access.
public struct AccessWitness: Sendable, Hashable {
  /// One attribute of it.
  public struct Attribute: Sendable, Hashable {
    /// The attribute's name.
    public let name: String
    /// Its value, as a manifest would spell it.
    public let value: String

    /// Pairs a name with a value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The system; nil is any.
  public let system: String?
  /// The action; nil is any.
  public let action: String?
  /// The resource; nil is any.
  public let resource: String?
  /// The environment that the agent runs in; nil is any.
  public let environment: String?
  /// The attributes that matter, by name.
  public let conditions: [Attribute]

  /// Puts a witness together.
  public init(
    system: String?, action: String?, resource: String?, environment: String?, conditions: [Attribute]
  ) {
    self.system = system
    self.action = action
    self.resource = resource
    self.environment = environment
    self.conditions = conditions
  }
}

/// Another place that a finding points at, and what is there.
public struct RelatedPlace: Sendable, Hashable {
  /// What is there, such as "first used here".
  public let message: Message
  /// Where it is.
  public let location: SourceLocation

  /// Makes a related place.
  public init(_ message: Message, at location: SourceLocation) {
    self.message = message
    self.location = location
  }
}

/// What to write instead.
public struct Fix: Sendable, Hashable {
  /// The advice, in one line.
  public let message: Message
  /// Text to paste, in the syntax of the file; made of untrusted parts too, so escape it.
  public let snippet: String?

  /// Makes a fix.
  public init(_ message: Message, snippet: String? = nil) {
    self.message = message
    self.snippet = snippet
  }
}

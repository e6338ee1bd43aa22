public import SourceText

/// What `agentgate inventory --can` found: the one value that its formats are made of.
///
/// Its parts are in their final order, the same for the same input whatever the number of threads: agents by
/// name, then path and place; grants as in the manifest. Texts are untrusted.
public struct AccessAnswer: Sendable {
  /// The question as it was typed.
  public let question: String
  /// The question as the end of a sentence: "can …".
  public let phrase: Message
  /// What somebody who asks should know besides, such as that no catalog names the system.
  public let notes: [Message]
  /// The agents that were asked for, whether or not they can, and what kept the files from being read.
  public let inventory: InventoryReport
  /// Those of them that can, or count as if they could.
  public let agents: [AgentAccess]

  /// Puts an answer together.
  public init(
    question: String, phrase: Message, notes: [Message], inventory: InventoryReport, agents: [AgentAccess]
  ) {
    self.question = question
    self.phrase = phrase
    self.notes = notes
    self.inventory = inventory
    self.agents = agents
  }

  /// Whether nothing stood in the way: who is not named here cannot.
  public var isComplete: Bool { inventory.isComplete }
}

/// How an agent comes to be named in an answer; the surer first.
public enum AccessCertainty: String, Sendable, Hashable, Comparable {
  /// It can: there is a grant for it.
  case can
  /// A grant may give it; a limit kept that from being decided.
  case notRuledOut = "not-ruled-out"
  /// What it can do could not be read, so that it counts as able to do everything.
  case presumed

  private var rank: Int {
    switch self {
    case .can: 0
    case .notRuledOut: 1
    case .presumed: 2
    }
  }

  /// Orders the surer before the less sure.
  public static func < (left: AccessCertainty, right: AccessCertainty) -> Bool { left.rank < right.rank }
}

/// One agent of an answer: by what it can.
public struct AgentAccess: Sendable {
  /// The agent.
  public let summary: AgentSummary
  /// Whether errors of its manifest hide what it may do, so that it counts as able to do everything.
  public let isPresumed: Bool
  /// The grants of its own that give it.
  public let grants: [GrantAccess]
  /// Shortest ways to others that can: one to an agent that is sure to, and one to an agent that may or that
  /// counts as able to do everything; each only where there is one.
  public let ways: [DelegationWay]

  /// Puts an agent together.
  public init(summary: AgentSummary, isPresumed: Bool, grants: [GrantAccess], ways: [DelegationWay]) {
    self.summary = summary
    self.isPresumed = isPresumed
    self.grants = grants
    self.ways = ways
  }

  /// The surest of what it can by itself and through others; nil if it cannot.
  public var certainty: AccessCertainty? { [own, ways.map(\.certainty).min()].compactMap(\.self).min() }

  /// The surest of what it can by itself; nil if it cannot.
  public var own: AccessCertainty? {
    (grants.map(\.certainty) + (isPresumed ? [.presumed] : [])).min()
  }
}

/// A grant that gives what was asked about, or may.
public struct GrantAccess: Sendable, Hashable {
  /// The names that it gives in one dimension, as written.
  public struct Names: Sendable, Hashable {
    /// The patterns.
    public let patterns: [String]
    /// Whether it gives all names but those.
    public let isComplement: Bool

    /// Names patterns.
    public init(patterns: [String], isComplement: Bool) {
      self.patterns = patterns
      self.isComplement = isComplement
    }
  }

  /// What it asks of one attribute.
  public struct Condition: Sendable, Hashable {
    /// The attribute.
    public let attribute: String
    /// What is asked, as YAML in one line.
    public let text: String
    /// Whether the system can enforce it; where not, it is read as absent.
    public let isEnforced: Bool

    /// Names a condition.
    public init(attribute: String, text: String, isEnforced: Bool) {
      self.attribute = attribute
      self.text = text
      self.isEnforced = isEnforced
    }
  }

  /// The manifest that it stands in.
  public var path: String
  /// Where it begins there.
  public var position: Position
  /// The system.
  public var system: String
  /// The actions; nil is any.
  public var actions: Names?
  /// The resources; nil is any.
  public var resources: Names?
  /// The conditions, in the order of the manifest.
  public var conditions: [Condition] = []
  /// The environments that its agent runs in; nil is every one.
  public var environments: [String]?
  /// The last day on which it is good, as written; nil is for ever.
  public var expires: String?
  /// Whether that has passed. It counts all the same: writing an old date is not revocation.
  public var isExpired = false
  /// A shortest point that was asked about and that it gives; nil where a limit kept it from being found.
  public var example: Example?
  /// The limit, in words, that kept the answer from being found; nil where it was found.
  public var limit: String?

  /// One thing that a grant lets an agent do.
  public struct Example: Sendable, Hashable {
    /// As the end of a sentence.
    public let phrase: Message
    /// As a report names it.
    public let point: AccessWitness

    /// Pairs the two.
    public init(phrase: Message, point: AccessWitness) {
      self.phrase = phrase
      self.point = point
    }
  }

  /// Starts with what every grant has.
  public init(path: String, position: Position, system: String) {
    self.path = path
    self.position = position
    self.system = system
  }

  /// How sure it is that the grant gives what was asked about.
  public var certainty: AccessCertainty { example == nil ? .notRuledOut : .can }
}

/// A way of calls from an agent to another one that can.
public struct DelegationWay: Sendable {
  /// An agent on the way.
  public struct Step: Sendable, Hashable {
    /// Its name; nil where it cannot be read.
    public let name: String?
    /// Its manifest; nil of an agent that no manifest registers.
    public let path: String?
    /// Where its name stands there, or its document begins.
    public let position: Position?
    /// Where it names the next agent; nil at the end.
    public let call: Position?

    /// Names a step.
    public init(name: String?, path: String?, position: Position?, call: Position?) {
      self.name = name
      self.path = path
      self.position = position
      self.call = call
    }
  }

  /// The agents, the one that is asked about first.
  public let steps: [Step]
  /// The first grant, of the surest, that the last of them has; nil where it counts as able to do everything
  /// and no grant could be read that says more.
  public let grant: GrantAccess?

  /// Puts a way together.
  public init(steps: [Step], grant: GrantAccess?) {
    self.steps = steps
    self.grant = grant
  }

  /// How sure it is that the last agent can.
  public var certainty: AccessCertainty { grant?.certainty ?? .presumed }
}

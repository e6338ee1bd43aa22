import Findings
import SourceText

/// Builds an `Outcome` as `Gate` would, out of sources and findings given by the text they point at.
struct OutcomeBuilder {
  private var sources: [Source] = []
  private var places: [SourceLocation: Place] = [:]
  private(set) var findings: [Finding] = []
  private(set) var agents: [AgentOutcome] = []

  var layers = [PolicySummary.Part(name: "standard", layer: "organization", path: "builtin:standard")]
  var catalogs = [PolicySummary.Part(name: "common", layer: "", path: "builtin:common")]
  var notEnforced: [Message] = []
  var rules = sampleRules
  var simulatedNow: String?
  var enforced = true
  var environment: String?
  var agentsKnown: Int?
  var pruned: [RunSummary.PrunedPath] = []
  var status: ExitStatus?

  /// Adds a file.
  mutating func source(_ path: String, _ text: String) -> Source {
    let source = Source(id: SourceID(UInt32(sources.count)), path: path, bytes: Array(text.utf8))
    sources.append(source)
    return source
  }

  /// The location of the first occurrence of a text, from the first occurrence of another on.
  mutating func location(of needle: String, after anchor: String = "", in source: Source) -> SourceLocation {
    let start = Self.offset(of: Array(anchor.utf8), in: source.bytes, from: 0) ?? 0
    let offset = Self.offset(of: Array(needle.utf8), in: source.bytes, from: start) ?? 0
    return location(from: offset, to: offset + needle.utf8.count, in: source)
  }

  /// The location of a range of bytes.
  mutating func location(from start: Int, to end: Int, in source: Source) -> SourceLocation {
    let range = SourceRange(start: UInt32(start), end: UInt32(end))
    let location = SourceLocation(source: source.id, range: range)
    places[location] = source.place(of: range)
    return location
  }

  private static func offset(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return start }
    var offset = start
    while let next = bytes[offset...].firstIndex(of: first) {
      if bytes[next...].starts(with: needle) { return next }
      offset = next + 1
    }
    return nil
  }

  /// Adds a finding.
  mutating func find(
    _ rule: RuleID, as severity: Severity = .error, _ message: Message, at location: SourceLocation?,
    agent: String? = nil, related: [RelatedPlace] = [], fix: Fix? = nil,
    consequence: Consequence = .agentBlocked
  ) {
    var finding = Finding(
      rule: rule, severity: severity, consequence: consequence, agent: agent, message: message,
      location: location, related: related, fix: fix, subject: "")
    finding.fingerprint = "1:\(findings.count)"
    findings.append(finding)
  }

  /// Adds an agent; its counts and verdict follow from the findings that name it, so add those first.
  mutating func agent(
    _ name: String?, at location: SourceLocation, tier: String = "low", computed: String? = nil,
    declared: String? = nil, reasons: [Message] = []
  ) {
    let named = findings.filter { $0.agent != nil && $0.agent == name }
    let errors = named.count { $0.isBlocking }
    agents.append(
      AgentOutcome(
        name: name, path: places[location]?.path ?? "", location: location, tier: tier,
        computedTier: computed ?? tier, declaredTier: declared, verdict: errors > 0 ? .block : .pass,
        reasons: reasons, errors: errors, warnings: named.count { $0.severity == .warning }))
  }

  /// The outcome; its status follows from the findings unless `status` was set.
  func build() -> Outcome {
    let blocking = findings.filter(\.isBlocking)
    let isUndecided = blocking.contains { $0.consequence == .undecided }
    let derived: ExitStatus = isUndecided ? .undecided : !blocking.isEmpty && enforced ? .block : .pass
    let status = self.status ?? derived
    return Outcome(
      verdict: blocking.isEmpty && status == .pass ? .pass : .block, status: status, agents: agents,
      findings: findings, places: places,
      policy: PolicySummary(layers: layers, catalogs: catalogs, notEnforced: notEnforced), rules: rules,
      run: RunSummary(
        version: "0.1.0", simulatedNow: simulatedNow, enforced: enforced, environment: environment,
        filesRead: sources.count, agentsKnown: agentsKnown ?? agents.count, pruned: pruned))
  }
}

/// A few rules as the real ones describe themselves, by id.
let sampleRules: [RuleDescription] = [
  RuleDescription(
    id: "boundary/exceeds-tier", severity: .error, summary: "A grant lies outside its tier's boundary",
    why: "What an agent may do is bounded by its tier; outside it nobody has weighed the risk.",
    fix: "Narrow the grant, or ask for a higher tier.", fails: "", passes: ""),
  RuleDescription(
    id: "document/syntax", severity: .error, isFixed: true, summary: "A document cannot be parsed",
    why: "A file that cannot be read cannot be checked, and what is not checked must not be deployed.",
    fix: "Correct the YAML at the place shown.", fails: "", passes: ""),
  RuleDescription(
    id: "identity/shared-subject", severity: .error, summary: "Two agents use one identity",
    why: "When two agents share an identity, no log can tell which of them acted.",
    fix: "Give each agent a subject of its own.", fails: "", passes: ""),
  RuleDescription(
    id: "lifecycle/review-due", severity: .warning, summary: "An agent's review is due",
    why: "Access that nobody looks at again outlives its reason.",
    fix: "Review the agent, then move `reviewBy`.", fails: "", passes: ""),
  RuleDescription(
    id: "registration/missing-field", severity: .error, summary: "A field that the tier asks for is missing",
    why: "An agent without an owner has nobody to answer for it, or to switch it off.",
    fix: "Add the field.", fails: "", passes: ""),
]

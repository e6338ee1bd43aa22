import Documents
import Findings
import Permissions
import Repository
import Risk
import Rules
import SourceText

/// Two states of a repository, and what became of each agent between them.
struct Comparison {
  let base: ComparedSide
  let head: ComparedSide
  let pairing: Pairing
  /// By the places of the agents now; then of those that are gone.
  let changes: [AgentChange]

  /// Compares two states, for the agents that have a verdict now.
  ///
  /// Linear in the agents and calls, with one question to the permission kernel for each agent whose grants
  /// do not stand word by word in the earlier state, and one for each call to an agent that has grown.
  init(_ base: ComparedSide, _ head: ComparedSide, threads: Int) {
    let pairing = Pairing(base, head)
    let own = Self.differences(base, head, pairing, threads: threads)
    let growth = Growth(base, head, pairing, gained: own.map(\.gained))
    let kept = inParallel(
      count: head.agents.count, threads: threads
    ) { place in
      let agent = head.agents[place]
      return AgentChange(
        before: pairing.before[place].map { base.agents[$0] }, after: agent, gained: own[place].gained,
        lost: own[place].lost, through: agent.isSelected && agent.isReadable ? growth.gains(of: place) : [])
    }
    let gone = pairing.removed.map { place in
      let lost = AccessDifference(of: base.readableBoxes(of: place), without: [])
      return AgentChange(
        before: base.agents[place], after: nil, gained: AccessDifference(), lost: lost, through: [])
    }
    self.base = base
    self.head = head
    self.pairing = pairing
    changes = kept + gone
  }

  /// What each agent gains and loses by its own grants.
  private static func differences(
    _ base: ComparedSide, _ head: ComparedSide, _ pairing: Pairing, threads: Int
  ) -> [(gained: AccessDifference, lost: AccessDifference)] {
    inParallel(
      count: head.agents.count, threads: threads
    ) { place in
      let before = pairing.before[place]
      // What could not be read gives nothing before and everything now; the latter is said in other words.
      guard head.agents[place].isReadable else { return (AccessDifference(), AccessDifference()) }
      let old = before.map(base.readableBoxes) ?? []
      let new = head.manifests[place].boxes
      return (AccessDifference(of: new, without: old), AccessDifference(of: old, without: new))
    }
  }
}

extension ComparedSide {
  /// The points that the grants of an agent give; none where what it may do could not be read.
  func readableBoxes(of place: Int) -> [Box] { agents[place].isReadable ? manifests[place].boxes : [] }
}

extension GateRun {
  /// Reads the other side of a comparison: all agents, without a verdict.
  static func side(of request: CheckRequest) throws(RequestError) -> GateRun {
    var run = try GateRun(request)
    run.purpose = .inventory
    run.isComparing = true
    try run.readDecidingDocuments()
    run.readAgents()
    run.judgeHeldAgents()
    return run
  }

  /// Applies the rules about changes, where there is something to compare with.
  ///
  /// What is wrong with the documents of the base blocks nobody; an agent that cannot be read there had no
  /// access there.
  mutating func applyRulesAboutChanges() throws(RequestError) {
    guard let base = request.base, let decided = decidingDocuments else { return }
    let circumstances = circumstances(decided)
    let comparison = Comparison(try side(of: base), ComparedSide(self), threads: request.threads)
    let selection = Selection(paths: request.paths, agents: request.agents, gateFile: gateFile)
    for change in comparison.changes where change.isAsked(for: selection) {
      let checked = ChangeUnderCheck(change, since: base.name)
      for rule in AllRules.all {
        guard case .change(let check) = rule.check else { continue }
        var reporter = Reporter(rule: rule.description, agent: (change.after ?? change.before)?.name)
        check(checked, circumstances, &reporter)
        findings += reporter.findings
      }
    }
  }

  private func side(of base: RevisionState) throws(RequestError) -> ComparedSide {
    guard let revision = base.revision else { return ComparedSide() }
    var request = request
    request.base = nil
    request.wantsDetail = false
    request.revision = revision
    (request.paths, request.agents) = ([], [])
    return ComparedSide(try Self.side(of: request))
  }
}

extension AgentChange {
  /// Whether the run gives the agent a verdict, or would if it were still there.
  fileprivate func isAsked(for selection: Selection) -> Bool {
    if let after { return after.isSelected }
    guard let before else { return false }
    return selection.includes(named: before.name, at: before.path)
  }
}

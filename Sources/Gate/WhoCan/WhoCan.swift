import Documents
public import Findings
import Permissions
import Risk
import Rules

extension DeploymentGate {
  /// Finds which of the agents that a request asks for can do some of what a question is about
  /// (`AccessQuestion` says how it is written), by their own grants and through agents they may call.
  ///
  /// Every agent of the root is asked, since ways of calls lead through all of them; the request chooses who
  /// is listed. An agent whose manifest has errors in what it may do counts as able to do everything, and so
  /// does a delegate that no manifest registers. The request's instant only decides which grants are said to
  /// have ended: they count all the same. Near-linear in the files and in the agents with the calls between
  /// them; each grant on a system that is asked about costs one question to the permission kernel.
  ///
  /// - Throws: where the request itself cannot be carried out. Whatever is wrong with the files is in the
  ///   answer's inventory; with an error there, agents may be missing from the answer.
  public static func whoCan(
    _ text: String, _ request: CheckRequest
  ) throws(RequestError) -> AccessAnswer {
    let question: AccessQuestion
    do throws(InvalidValue) { question = try AccessQuestion(text) } catch { throw .badQuestion(error) }
    var run = try GateRun(request)
    run.purpose = .inventory
    run.question = question
    try run.readDecidingDocuments()
    run.readAgents()
    run.judgeHeldAgents()
    run.reportEmptiness()
    return run.answer(to: question, asTyped: text, try run.survey().report)
  }
}

extension GateRun {
  /// Puts an answer together.
  func answer(to question: AccessQuestion, asTyped text: String, _ report: InventoryReport) -> AccessAnswer {
    let ways = WaysToAccess(agents)
    // The survey lists the agents that were asked for in the same order.
    let listed = zip(ways.order.filter { agents[$0].record.isSelected }, report.agents)
    let found = listed.compactMap { index, summary -> AgentAccess? in
      guard let asked = agents[index].asked else { return nil }
      let access = AgentAccess(
        summary: summary, isPresumed: asked.isPresumed, grants: asked.grants, ways: ways.ways(from: index))
      return access.certainty == nil ? nil : access
    }
    return AccessAnswer(
      question: text, phrase: question.phrase, notes: notes(on: question), inventory: report, agents: found)
  }

  /// That nobody knows of the system is worth saying: a misspelt name must not look like "nobody can".
  private func notes(on question: AccessQuestion) -> [Message] {
    var known = Set(decidingDocuments?.catalog.names ?? [])
    for agent in agents { known.formUnion(agent.asked?.systems ?? []) }
    if known.contains(where: question.system.matches) { return [] }
    let written = question.system.text
    let names = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var note: Message = "no catalog and no grant names a system \(written)"
    if let near = nearestName(to: written, among: names) { note = note + "; the nearest is \(near)" }
    guard let longer = names.first(where: { $0.hasPrefix(written + ":") }) else { return [note] }
    return [note + "; for \(longer) write \(longer.replacing(":", with: "\\:"))"]
  }
}

/// For each of many agents a shortest way of calls to another one that has something: an end.
///
/// A search in breadth from all ends at once, against the calls. Every agent keeps the nearest ends that it
/// can reach, at most two of them: then the nearest end other than itself is among them, whichever agent
/// asks, since whatever an agent keeps came from one that it may call and that kept it. Agents are numbers;
/// of equally long ways the one with the lowest numbers, compared from its beginning, is kept.
///
/// Near-linear: each agent is visited at most twice, and what is found at one distance is sorted.
public struct ShortestCalls: Sendable {
  /// One agent on the way to an end.
  private struct Step: Sendable {
    let agent: Int
    let end: Int
    /// The step after it; nil at the end.
    let next: Int?
  }

  /// The steps that an agent keeps, the shorter way first.
  private struct Kept: Sendable {
    var first: Int?
    var second: Int?
  }

  private var steps: [Step] = []
  private var kept: [Kept]

  /// Finds the ways; `calls[agent]` are the agents that an agent may call.
  public init(calls: [[Int]], ends: [Bool]) {
    kept = Array(repeating: Kept(), count: calls.count)
    var callers: [[Int]] = Array(repeating: [], count: calls.count)
    for (caller, callees) in calls.enumerated() {
      for callee in callees { callers[callee].append(caller) }
    }
    var level: [Int] = []
    for agent in calls.indices where ends[agent] {
      if let step = keep(Step(agent: agent, end: agent, next: nil)) { level.append(step) }
    }
    while !level.isEmpty {
      var found: [Step] = []
      for index in level {
        let step = steps[index]
        for caller in callers[step.agent] where takes(step.end, caller) {
          found.append(Step(agent: caller, end: step.end, next: index))
        }
      }
      // Steps of one level stand in the order of their ways, so that the order of `next` is that of the rest.
      found.sort { ($0.agent, $0.next ?? -1) < ($1.agent, $1.next ?? -1) }
      level = found.compactMap { keep($0) }
    }
  }

  /// A shortest way from an agent to an end other than itself: the agents on it, both ends included.
  public func way(from agent: Int) -> [Int]? {
    let own = [kept[agent].first, kept[agent].second].compactMap(\.self)
    guard var index = own.first(where: { steps[$0].end != agent }) else { return nil }
    var way = [agent]
    while let next = steps[index].next {
      index = next
      way.append(steps[index].agent)
    }
    return way
  }

  /// Whether an agent can still keep a way to an end.
  private func takes(_ end: Int, _ agent: Int) -> Bool {
    guard kept[agent].second == nil else { return false }
    return kept[agent].first.map { steps[$0].end != end } ?? true
  }

  /// Keeps a step if its agent takes it; the step's index.
  private mutating func keep(_ step: Step) -> Int? {
    guard takes(step.end, step.agent) else { return nil }
    steps.append(step)
    if kept[step.agent].first == nil {
      kept[step.agent].first = steps.count - 1
    } else {
      kept[step.agent].second = steps.count - 1
    }
    return steps.count - 1
  }
}

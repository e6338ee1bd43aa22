import Attestation
import Rules

/// Which agent before is which now.
///
/// The name is an agent's identity, wherever its manifest stands. What is left over on both sides has been
/// renamed where it says the same, or else where it stands at the same path; of several the first of each
/// side go together, so that the answer is the same every time. Pairing one for one hides no gain: whatever
/// an agent can do more than its partner is shown, and what a partner without one could do is shown as gone.
struct Pairing {
  /// Of each agent now, its place before.
  private(set) var before: [Int?]
  /// The agents before that are gone, by their places.
  private(set) var removed: [Int] = []
  /// Of each agent before, its place now.
  private(set) var now: [Int?]

  private struct Key: Hashable {
    let name: String?
    let path: String?
    let content: Digest?
  }

  /// Pairs the agents of two states. Linear.
  init(_ base: ComparedSide, _ head: ComparedSide) {
    before = Array(repeating: nil, count: head.agents.count)
    now = Array(repeating: nil, count: base.agents.count)
    pair(base, head) { side, place in
      Key(name: side.agents[place].name, path: side.agents[place].path, content: nil)
    }
    pair(base, head) { side, place in
      side.agents[place].name.map { Key(name: $0, path: nil, content: nil) }
    }
    pair(base, head) { side, place in
      side.manifests[place].content.map { Key(name: nil, path: nil, content: $0) }
    }
    pair(base, head) { side, place in Key(name: nil, path: side.agents[place].path, content: nil) }
    removed = now.indices.filter { now[$0] == nil }
  }

  private mutating func pair(
    _ base: ComparedSide, _ head: ComparedSide, by key: (ComparedSide, Int) -> Key?
  ) {
    var open: [Key: [Int]] = [:]
    for place in now.indices.reversed() where now[place] == nil {
      if let key = key(base, place) { open[key, default: []].append(place) }
    }
    for place in before.indices where before[place] == nil {
      guard let key = key(head, place), let partner = open[key]?.popLast() else { continue }
      before[place] = partner
      now[partner] = place
    }
  }
}

/// Elements none of which is better than another in both respects: cheaper, and held by fewer.
struct ParetoFront<Element> {
  /// One of them.
  struct Member {
    let element: Element
    let holders: BitSet
    let cost: Cost
  }

  /// The elements, in the order in which they came.
  private(set) var members: [Member] = []

  /// Adds an element unless an earlier one is as good, and drops those that are not better than it. Linear.
  mutating func add(
    _ element: @autoclosure () -> Element, _ holders: BitSet, _ cost: Cost, _ effort: inout Effort
  ) {
    effort.take(2 * members.count + 1)
    if members.contains(where: { $0.holders.isSubset(of: holders) && !(cost < $0.cost) }) { return }
    members.removeAll { holders.isSubset(of: $0.holders) && !($0.cost < cost) }
    members.append(Member(element: element(), holders: holders, cost: cost))
  }
}

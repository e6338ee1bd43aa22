/// The anchors of one document, the latest of each name.
struct Anchors {
  /// A node that has an anchor.
  struct Anchor {
    let node: UInt32
    /// The nodes it stands for, aliases expanded; until it is closed, the nodes before it.
    var size: Int
    /// The levels of collections it holds, itself included; none for a scalar.
    var height: Int
    /// A collection whose end was not seen yet: an alias for it would never end.
    var isOpen: Bool
  }

  private var all: [Anchor] = []
  private var latest: [String: Int] = [:]

  mutating func removeAll() {
    guard !all.isEmpty else { return }
    all.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
  }

  /// Notes a scalar's anchor.
  mutating func add(_ name: String, node: UInt32) {
    latest[name] = all.count
    all.append(Anchor(node: node, size: 1, height: 0, isOpen: false))
  }

  /// Notes the anchor of a collection that has begun.
  mutating func add(_ name: String, node: UInt32, sizeBefore: Int) -> Int {
    latest[name] = all.count
    all.append(Anchor(node: node, size: sizeBefore, height: 1, isOpen: true))
    return all.count - 1
  }

  /// Notes that a collection has ended; `size` is how many nodes there are by now.
  mutating func close(_ index: Int, size: Int, height: Int) {
    all[index].size = size - all[index].size
    all[index].height = height
    all[index].isOpen = false
  }

  /// The last anchor of that name (YAML 1.2.2 section 3.2.2.2: a later one takes over).
  func find(_ name: String) -> Anchor? {
    latest[name].map { all[$0] }
  }
}

/// Makes the canonical form of a set: a decision diagram with one dimension after the other, whose branches
/// are minimal machines.
///
/// Downwards, breadth first: from the boxes that still hold a point, each value of the next dimension leads
/// to those that still hold it with that value. Upwards: values are joined that lead to the same rest, and a
/// dimension in which all values do is left out. (Bryant, Graph-Based Algorithms for Boolean Function
/// Manipulation, IEEE Transactions on Computers C-35 (8), 1986, with machines in place of two branches.)
struct CanonicalSearch {
  /// What the values of one dimension lead to.
  enum Split: Sendable, Hashable {
    /// The outputs are what follows.
    case text(MooreMachine)
    /// What follows before the first cut, between each two, and behind the last.
    case numbers(cuts: [NumberSet.Cut], outputs: [Int])

    /// What follows, in the order in which the split names it.
    var outputs: [Int] {
      switch self {
      case .text(let machine): machine.states.map(\.output)
      case .numbers(_, let outputs): outputs
      }
    }
  }

  /// One node of the diagram. What follows a split is the number of a node, or one of the two ends.
  struct Node: Sendable, Hashable {
    let dimension: Dimension
    let split: Split
  }

  /// The two ends: no points, all points. The first node is number 2.
  static let (nothing, everything, firstNode) = (0, 1, 2)

  /// The nodes, each once.
  private(set) var nodes: [Node] = []
  /// The node, or end, of the whole set.
  private(set) var root = nothing
  private let boxes: [Box]
  private let dimensions: [Dimension]
  private var numbers: [Node: Int] = [:]

  init(_ set: PermissionSet) {
    boxes = set.boxes
    let named = Set(set.boxes.flatMap { $0.restrictions.map(\.dimension) })
    dimensions = named.sorted()
  }

  /// What is still to be told apart at one dimension: sets of boxes, each with the split of the dimension.
  private struct Level {
    var alive: [BitSet] = []
    var places: [BitSet: Int] = [:]
    var splits: [(split: Split, next: [Target])] = []

    mutating func place(of set: BitSet) -> Int {
      if let place = places[set] { return place }
      places[set] = alive.count
      alive.append(set)
      return alive.count - 1
    }
  }

  private enum Target {
    case end(Int)
    /// A place in the next level.
    case open(Int)
  }

  mutating func run(_ effort: inout Effort) throws(Limit) {
    var levels = dimensions.map { _ in Level() } + [Level()]
    let start = target(BitSet(below: boxes.count), before: 0, in: &levels[0])
    for depth in dimensions.indices {
      var place = 0
      while place < levels[depth].alive.count {
        let (split, holders) = try self.split(levels[depth].alive[place], at: depth, &effort)
        let next = holders.map { target($0, before: depth + 1, in: &levels[depth + 1]) }
        levels[depth].splits.append((split, next))
        place += 1
      }
    }
    var below: [Int] = []
    for (dimension, level) in zip(dimensions, levels).reversed() {
      var own: [Int] = []
      for (split, next) in level.splits {
        let outputs = next.map { Self.resolved($0, below) }
        own.append(try number(of: split, leadingTo: outputs, in: dimension, &effort))
      }
      below = own
    }
    root = Self.resolved(start, below)
  }

  private static func resolved(_ target: Target, _ below: [Int]) -> Int {
    switch target {
    case .end(let end): end
    case .open(let place): below[place]
    }
  }

  /// Where a set of boxes leads that hold what has been read before a dimension.
  private func target(_ alive: BitSet, before depth: Int, in level: inout Level) -> Target {
    if alive.isEmpty { return .end(Self.nothing) }
    let isDecided = alive.members.contains { place in
      guard let last = boxes[place].restrictions.last else { return true }
      return depth == dimensions.count || last.dimension < dimensions[depth]
    }
    return isDecided ? .end(Self.everything) : .open(level.place(of: alive))
  }

  /// How the values of a dimension tell boxes apart. The outputs are places in `holders`: the boxes that hold
  /// such values.
  private func split(
    _ alive: BitSet, at depth: Int, _ effort: inout Effort
  ) throws(Limit) -> (split: Split, holders: [BitSet]) {
    let dimension = dimensions[depth]
    var always = BitSet()
    var languages: [Language] = []
    var groups: [Language: Int] = [:]
    var members: [BitSet] = []
    for place in alive.members {
      guard let language = boxes[place].restriction(of: dimension) else {
        always.insert(place)
        continue
      }
      let group = groups[language] ?? languages.count
      if groups.updateValue(group, forKey: language) == nil {
        languages.append(language)
        members.append(BitSet())
      }
      members[group].insert(place)
    }
    let (split, holders) = try Self.split(dimension, among: languages, &effort)
    return (split, holders.map { $0.members.reduce(into: always) { $0.formUnion(members[$1]) } })
  }

  private static func split(
    _ dimension: Dimension, among languages: [Language], _ effort: inout Effort
  ) throws(Limit) -> (split: Split, holders: [BitSet]) {
    guard case .numbers(let domain) = dimension.everything else {
      let texts = languages.map { if case .text(let text) = $0 { text } else { TextLanguage.nothing } }
      let (machine, holders) = try MooreMachine.telling(apart: texts, &effort)
      return (.text(machine), holders)
    }
    let sets = languages.map { if case .numbers(let set) = $0 { set } else { NumberSet.nothing } }
    let cuts = Set(sets.flatMap(\.changes)).subtracting(domain.changes).sorted()
    try effort.spend((cuts.count + 1) * (sets.count + 1))
    let holders = (0...cuts.count).map { place in
      let bounds = Array(cuts[max(0, place - 1)..<min(place + 1, cuts.count)])
      let values = domain.intersection(NumberSet(beginsInside: place == 0, changes: bounds))
      var holding = BitSet()
      for (index, set) in sets.enumerated() where values.subtracting(set).isEmpty { holding.insert(index) }
      return holding
    }
    return (.numbers(cuts: cuts, outputs: Array(holders.indices)), holders)
  }

  /// The node of a split, or what its values lead to where all lead to the same.
  private mutating func number(
    of split: Split, leadingTo targets: [Int], in dimension: Dimension, _ effort: inout Effort
  ) throws(Limit) -> Int {
    let joined: Split
    switch split {
    case .text(var machine):
      for state in machine.states.indices {
        machine.states[state].output = targets[machine.states[state].output]
      }
      joined = .text(try machine.minimised(&effort))
    case .numbers(let cuts, let outputs):
      var (kept, following): ([NumberSet.Cut], [Int]) = ([], outputs.prefix(1).map { targets[$0] })
      for (cut, output) in zip(cuts, outputs.dropFirst()) where targets[output] != following.last {
        kept.append(cut)
        following.append(targets[output])
      }
      joined = .numbers(cuts: kept, outputs: following)
    }
    if let only = joined.outputs.first, joined.outputs.count == 1 { return only }
    let node = Node(dimension: dimension, split: joined)
    let number = numbers[node] ?? nodes.count + Self.firstNode
    if numbers.updateValue(number, forKey: node) == nil { nodes.append(node) }
    return number
  }
}

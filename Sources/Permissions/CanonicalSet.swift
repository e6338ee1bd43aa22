/// The canonical form of a permission set: two sets have equal ones if and only if they hold the same points,
/// however they are written.
public struct CanonicalSet: Sendable, Hashable {
  /// The form as bytes: the same on every machine, and made for being digested.
  ///
  /// A version, the root, then the nodes as a search breadth first from the root meets them. Numbers are in
  /// LEB128, texts in UTF-8 behind their length; nothing in it depends on how the set was written.
  public let bytes: [UInt8]

  /// The version that the bytes begin with.
  private static let version = 1

  fileprivate init(_ search: CanonicalSearch) {
    var writer = CanonicalBytes()
    writer.write(Self.version)
    var names = [CanonicalSearch.nothing: 0, CanonicalSearch.everything: 1]
    var order: [Int] = []
    func name(_ number: Int) -> Int {
      if let known = names[number] { return known }
      names[number] = order.count + CanonicalSearch.firstNode
      order.append(number)
      return order.count - 1 + CanonicalSearch.firstNode
    }
    writer.write(name(search.root))
    var place = 0
    while place < order.count {
      let node = search.nodes[order[place] - CanonicalSearch.firstNode]
      writer.write(node.dimension)
      writer.write(node.split, node.split.outputs.map(name))
      place += 1
    }
    bytes = writer.bytes
  }
}

/// Writes what a canonical form is made of; each item says where it ends.
private struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// LEB128 (DWARF 5, section 7.6).
  mutating func write(_ number: Int) {
    var left = UInt64(number)
    while left > 0x7F {
      bytes.append(UInt8(left & 0x7F) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ dimension: Dimension) {
    write(dimension.name)
    switch dimension.kind {
    case .text: write(0)
    case .number: write(1)
    case .timeOfDay: write(2)
    }
  }

  mutating func write(_ split: CanonicalSearch.Split, _ outputs: [Int]) {
    write(outputs.count)
    for output in outputs { write(output) }
    switch split {
    case .text(let machine):
      for state in machine.states {
        write(state.other)
        write(state.exceptions.count)
        for exception in state.exceptions {
          write(Int(exception.scalar.value))
          write(exception.state)
        }
      }
    case .numbers(let cuts, _):
      for cut in cuts {
        write(cut.number.text)
        write(cut.isAfter ? 1 : 0)
      }
    }
  }
}

extension PermissionSet {
  /// The canonical form: exact, or the limit that was reached.
  ///
  /// Time: exponential at worst in the boxes and the patterns, bounded by `effort`; for literals and plain
  /// prefixes about quadratic.
  public func canonical(effort: Effort = .standard) throws(Limit) -> CanonicalSet {
    var effort = effort
    var search = CanonicalSearch(self)
    try search.run(&effort)
    return CanonicalSet(search)
  }

  /// Whether two sets hold the same points.
  public enum Sameness: Sendable, Hashable {
    /// They do.
    case same
    /// One of them holds this point and the other does not.
    case different(Point)
    /// The effort was spent before the answer was found.
    case undecided(Limit)
  }

  /// Whether another set holds the same points, by two containments: cheaper than two canonical forms, and
  /// with a point that tells the two apart.
  public func isSame(as other: PermissionSet, effort: Effort = .standard) -> Sameness {
    var limit: Limit?
    for answer in [containment(in: other, effort: effort), other.containment(in: self, effort: effort)] {
      switch answer {
      case .inside: break
      case .exceeds(let point): return .different(point)
      case .undecided(let reached): limit = limit ?? reached
      }
    }
    return limit.map(Sameness.undecided) ?? .same
  }
}

extension TextLanguage {
  /// The canonical form of the language alone: two are equal if and only if the languages hold the same
  /// texts.
  ///
  /// Time as for a set of one box and one dimension.
  public func canonical(effort: Effort = .standard) throws(Limit) -> CanonicalSet {
    try PermissionSet([Box().restricting(Dimension(""), to: .text(self))]).canonical(effort: effort)
  }
}

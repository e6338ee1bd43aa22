import Permissions

/// The points of a question, sorted by which of its boxes hold them, with a shortest point of each sort:
/// every combination of the sorts of values that each dimension has.
package struct PointAtoms {
  /// A point, and the boxes that hold it, as bits.
  package struct Atom {
    package let holders: UInt64
    package let cost: NaiveCost
    /// The value in each dimension, as it is spelled.
    package let values: [String]
  }

  /// One shortest point for each combination of boxes that some point lies in.
  package private(set) var atoms: [Atom]
  private let grant, allowed, denied: UInt64

  /// Sorts the points; nil where there are too many sorts.
  package init?(_ question: Question) {
    let boxes = question.boxes
    grant = Self.bits(0..<question.grant.count)
    allowed = Self.bits(question.grant.count..<question.grant.count + question.allowed.count)
    denied = Self.bits(question.grant.count + question.allowed.count..<boxes.count)
    atoms = [Atom(holders: Self.bits(boxes.indices), cost: NaiveCost(), values: [])]
    for (dimension, kind) in question.kinds.enumerated() {
      guard let values = Self.values(dimension, kind, boxes) else { return nil }
      atoms = Self.product(atoms, values)
      if atoms.count > 20_000 { return nil }
    }
  }

  /// The points of the grant that are not allowed, or denied.
  package var exceeding: [Atom] {
    atoms.filter { isGranted($0) && ($0.holders & allowed == 0 || $0.holders & denied != 0) }
  }

  /// Whether a point is in the first set, the second, the third.
  package func isGranted(_ atom: Atom) -> Bool { atom.holders & grant != 0 }
  package func isAllowed(_ atom: Atom) -> Bool { atom.holders & allowed != 0 }
  package func isDenied(_ atom: Atom) -> Bool { atom.holders & denied != 0 }

  private static func bits(_ places: Range<Int>) -> UInt64 {
    places.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
  }

  /// A value of one dimension, and the boxes that hold it there.
  private struct ValueSort {
    let holders: UInt64
    let cost: NaiveCost
    let value: String
  }

  private static func product(_ points: [Atom], _ values: [ValueSort]) -> [Atom] {
    var best: [UInt64: Int] = [:]
    var result: [Atom] = []
    for point in points {
      for value in values {
        let next = Atom(
          holders: point.holders & value.holders, cost: point.cost + value.cost,
          values: point.values + [value.value])
        if let place = best[next.holders] {
          if next.cost < result[place].cost { result[place] = next }
        } else {
          best[next.holders] = result.count
          result.append(next)
        }
      }
    }
    return result
  }

  private static func values(
    _ dimension: Int, _ kind: Dimension.Kind, _ boxes: [BoxExpression]
  ) -> [ValueSort]? {
    var texts: [TextExpression] = []
    var numbers: [NumberExpression] = []
    // For each box the places of what it asks, in `texts` or `numbers`.
    var asked: [UInt64] = []
    for box in boxes {
      var bits: UInt64 = 0
      for restriction in box.restrictions where restriction.dimension == dimension {
        switch restriction.language {
        case .text(let text):
          bits |= 1 << UInt64(texts.count)
          texts.append(text)
        case .numbers(let set):
          bits |= 1 << UInt64(numbers.count)
          numbers.append(set)
        }
      }
      asked.append(bits)
    }
    func boxesThat(hold held: UInt64) -> UInt64 {
      var result: UInt64 = 0
      for (index, bits) in asked.enumerated() where bits & ~held == 0 { result |= 1 << UInt64(index) }
      return result
    }
    guard kind == .text else {
      let regions = kind == .number ? Array(NumberPool.shortest.indices) : NumberPool.regionsOfDay
      return regions.map { region in
        var held: UInt64 = 0
        for (index, set) in numbers.enumerated() where NumberPool.isIn(set, region: region) {
          held |= 1 << UInt64(index)
        }
        let text = NumberPool.shortest[region]
        return ValueSort(holders: boxesThat(hold: held), cost: NumberPool.costs[region], value: text)
      }
    }
    return TextAtoms(texts, maximumStates: 4_000)?.atoms.map {
      ValueSort(holders: boxesThat(hold: $0.holders), cost: $0.cost, value: $0.text)
    }
  }
}

extension Question {
  /// Whether a box holds a point, by each of its expressions: for points that the kernel has found.
  package func holds(_ box: BoxExpression, _ values: [String]) -> Bool {
    box.restrictions.allSatisfy { restriction in
      switch restriction.language {
      case .text(let text): text.contains(values[restriction.dimension])
      case .numbers(let set): set.contains(NaiveNumber(values[restriction.dimension]))
      }
    }
  }

  /// Whether a point is one of the grant's that is not allowed, or denied.
  package func isExceeding(_ values: [String]) -> Bool {
    grant.contains { holds($0, values) }
      && (!allowed.contains { holds($0, values) } || denied.contains { holds($0, values) })
  }
}

/// A set of points that is a product: one language in each dimension, all its values in those that are not
/// named.
public struct Box: Sendable, Hashable {
  /// The restricted dimensions, ascending, each once.
  public private(set) var restrictions: [Restriction] = []

  /// What a box asks of one dimension.
  public struct Restriction: Sendable, Hashable {
    /// The dimension.
    public let dimension: Dimension
    /// The values that the box holds there.
    public let language: Language
  }

  /// All points.
  public init() {}

  /// The points of this box whose value in a dimension is in a language.
  ///
  /// A language of another kind than the dimension's has none of its values, so that nothing is left.
  public func restricting(_ dimension: Dimension, to language: Language) -> Box {
    var result = self
    let place = restrictions.firstIndex { $0.dimension >= dimension } ?? restrictions.count
    if place < restrictions.count, restrictions[place].dimension == dimension {
      let both = restrictions[place].language.intersection(language)
      result.restrictions[place] = Restriction(dimension: dimension, language: both)
    } else {
      result.restrictions.insert(
        Restriction(dimension: dimension, language: dimension.everything.intersection(language)), at: place)
    }
    return result
  }

  /// The language of a dimension.
  public subscript(dimension: Dimension) -> Language {
    restriction(of: dimension) ?? dimension.everything
  }

  /// The language of a dimension that the box names; nil if it holds all values there.
  func restriction(of dimension: Dimension) -> Language? {
    restrictions.first { $0.dimension == dimension }?.language
  }

  /// The box with another language in a dimension, which may hold what this box's does not.
  func replacing(_ dimension: Dimension, by language: Language) -> Box {
    guard let place = restrictions.firstIndex(where: { $0.dimension == dimension }) else {
      return restricting(dimension, to: language)
    }
    var result = self
    result.restrictions[place] = Restriction(dimension: dimension, language: language)
    return result
  }

  /// The points in both boxes.
  public func intersection(_ other: Box) -> Box {
    other.restrictions.reduce(self) { $0.restricting($1.dimension, to: $1.language) }
  }

  /// Whether a point is in the box.
  public func contains(_ point: Point) -> Bool {
    restrictions.allSatisfy { restriction in
      point[restriction.dimension].map(restriction.language.contains) ?? false
    }
  }
}

/// One value in each of some dimensions.
public struct Point: Sendable, Hashable {
  /// The values by dimension.
  public let values: [Dimension: Value]

  /// Puts a point together.
  public init(_ values: [Dimension: Value]) { self.values = values }

  /// The value in a dimension; nil if the point names none.
  public subscript(dimension: Dimension) -> Value? { values[dimension] }
}

/// A set of points: a finite union of boxes.
public struct PermissionSet: Sendable {
  /// The boxes; they may overlap, and some may be empty.
  public private(set) var boxes: [Box]

  /// Joins boxes.
  public init(_ boxes: [Box] = []) { self.boxes = boxes }

  /// The points in either set.
  public func union(_ other: PermissionSet) -> PermissionSet { PermissionSet(boxes + other.boxes) }

  /// The points in both sets, as so many boxes as the product of theirs.
  public func intersection(_ other: PermissionSet) -> PermissionSet {
    PermissionSet(boxes.flatMap { mine in other.boxes.map { mine.intersection($0) } })
  }

  /// Whether a point is in the set.
  public func contains(_ point: Point) -> Bool { boxes.contains { $0.contains(point) } }
}

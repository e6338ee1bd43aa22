/// A half-open range of byte offsets into the UTF-8 text of one source.
///
/// Offsets are 32 bits wide: the limit on a file's size keeps every source far below 4 GiB.
public struct SourceRange: Sendable, Hashable, BitwiseCopyable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset just past the last byte; never below `start`.
  public let end: UInt32

  /// Makes the range from `start` up to, not including, `end`; an `end` below `start` makes it empty.
  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  /// The empty range at the source's first byte: where a message about a whole file points.
  public static let beginning = SourceRange(start: 0, end: 0)

  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }
}

/// Which source of a run a location lies in: its place in the run's sorted list of sources.
public struct SourceID: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The place in the list.
  public let rawValue: UInt32

  /// Makes the id of the source at that place.
  @inlinable
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Orders ids as the run's list of sources is ordered.
  @inlinable
  public static func < (left: SourceID, right: SourceID) -> Bool { left.rawValue < right.rawValue }
}

/// A range of one source. Line and column are computed only when something is printed, by `Source`.
public struct SourceLocation: Sendable, Hashable, BitwiseCopyable {
  /// The source.
  public let source: SourceID
  /// The bytes in it.
  public let range: SourceRange

  /// Makes the location of `range` in `source`.
  @inlinable
  public init(source: SourceID, range: SourceRange) {
    self.source = source
    self.range = range
  }
}

extension SourceLocation: Comparable {
  /// Orders by source, then by where the range starts, then by where it ends.
  @inlinable
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.source.rawValue, left.range.start, left.range.end)
      < (right.source.rawValue, right.range.start, right.range.end)
  }
}

/// A value and the place where it was read.
public struct Located<Value> {
  /// The value.
  public let value: Value
  /// Where it stands.
  public let location: SourceLocation

  /// Pairs a value with its place.
  @inlinable
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// The same place with another value.
  @inlinable
  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

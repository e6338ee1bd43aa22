/// Bounds that a value keeps, in the words in which conditions are written; none of them is any value.
public struct Bounds<Value> {
  /// The least value.
  public var atLeast: Value?
  /// What each value exceeds.
  public var above: Value?
  /// The greatest value.
  public var atMost: Value?
  /// What each value stays below.
  public var below: Value?

  /// Puts bounds together.
  public init(atLeast: Value? = nil, above: Value? = nil, atMost: Value? = nil, below: Value? = nil) {
    (self.atLeast, self.above, self.atMost, self.below) = (atLeast, above, atMost, below)
  }
}

extension Bounds: Sendable where Value: Sendable {}
extension Bounds: Equatable where Value: Equatable {
  /// The only value that keeps the bounds, where they are `atLeast` and `atMost` it.
  public var onlyValue: Value? { atLeast == atMost ? atLeast : nil }
}
extension Bounds: Hashable where Value: Hashable {}

extension NumberSet {
  /// The intervals of the set from left to right, as a condition writes them: their union is the set, and no
  /// two of them touch. Linear.
  public var bounds: [Bounds<Decimal>] {
    intervals.map { from, to in
      Bounds(
        atLeast: from.flatMap { $0.isAfter ? nil : $0.number },
        above: from.flatMap { $0.isAfter ? $0.number : nil },
        atMost: to.flatMap { $0.isAfter ? $0.number : nil },
        below: to.flatMap { $0.isAfter ? nil : $0.number })
    }
  }

  /// The same for times of day, as `HH:MM`; a bound at midnight that every time of day keeps is left out. Nil
  /// if some bound is no whole minute of a day.
  public var boundsOfTimes: [Bounds<String>]? {
    var result: [Bounds<String>] = []
    for each in intersection(.timesOfDay).bounds {
      var times = Bounds<String>()
      for (bound, place) in [
        (each.atLeast == .zero ? nil : each.atLeast, \Bounds<String>.atLeast), (each.above, \.above),
        (each.atMost, \.atMost), (each.below == Decimal(1440) ? nil : each.below, \.below),
      ] as [(Decimal?, WritableKeyPath<Bounds<String>, String?>)] {
        guard let bound else { continue }
        guard let time = bound.timeOfDay else { return nil }
        times[keyPath: place] = time
      }
      result.append(times)
    }
    return result
  }
}

extension Decimal: CustomStringConvertible {
  /// The shortest spelling.
  public var description: String { text }

  /// The number as minutes of a day, spelled `HH:MM`; nil if it is no whole minute from 0 on and below 1440.
  public var timeOfDay: String? {
    guard let minutes = Int(text), (0..<1440).contains(minutes) else { return nil }
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return (hours < 10 ? "0" : "") + String(hours) + ":" + (rest < 10 ? "0" : "") + String(rest)
  }
}

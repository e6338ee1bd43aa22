import Findings

/// A point in time, in seconds since 1970-01-01T00:00:00Z without leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
  /// The seconds.
  public let seconds: Int64

  /// Makes an instant.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Orders by time.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The day that the instant falls on in UTC, in days since 1970-01-01.
  public var day: Int64 { seconds.flooredQuotient(by: secondsPerDay) }

  /// That day, such as `2026-11-24`.
  public var dayText: String { CalendarDay(daysSinceEpoch: day).text }

  /// The instant so many days later.
  public func adding(days: Int64) -> Instant { Instant(seconds: seconds + days * secondsPerDay) }

  /// RFC 3339 in UTC, such as `2026-11-24T12:00:00Z`.
  public var text: String {
    let second = seconds - day * secondsPerDay
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
    return "\(CalendarDay(daysSinceEpoch: day).text)T\(time)Z"
  }
}

/// A date, or a date with a time: what `expires`, `reviewBy` and the like hold.
///
/// A date alone means the day's start where something begins and its end where something ends.
public struct DateValue: ScalarValue, Hashable {
  /// The first second that it names.
  public let start: Instant
  /// The last second that it names: of the day, or the instant itself.
  public let end: Instant

  /// Reads `2027-03-01`, or RFC 3339 such as `2027-03-01T12:00:00Z`.
  public static func parse(_ text: String) throws(InvalidValue) -> DateValue {
    var scanner = DigitScanner(text)
    if let day = scanner.day() {
      if scanner.isAtEnd {
        let start = day.daysSinceEpoch * secondsPerDay
        return DateValue(start: Instant(seconds: start), end: Instant(seconds: start + secondsPerDay - 1))
      }
      if let seconds = scanner.timeOfDay(), scanner.isAtEnd {
        let instant = Instant(seconds: day.daysSinceEpoch * secondsPerDay + seconds)
        return DateValue(start: instant, end: instant)
      }
    }
    throw InvalidValue(
      "\(text) is not a date",
      fix: "Write year, month and day, such as \("2027-03-01") or \("2027-03-01T12:00:00Z").")
  }

  /// The same forms as a pattern.
  public static var schema: Schema {
    .text(
      pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
        + "([Tt]([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d))?$",
      canBeNumber: false)
  }
}

/// A length of time: one number and one unit of `s`, `m`, `h`, `d`.
public struct DurationValue: ScalarValue, Hashable, Comparable {
  /// The length in seconds.
  public let seconds: Int64
  /// The length as it is written.
  public let text: String

  /// Reads such as `15m`, `1h`, `90d`.
  public static func parse(_ text: String) throws(InvalidValue) -> DurationValue {
    if let unit = text.utf8.last.flatMap(secondsPerUnit), let number = Int64(text.dropLast()),
      text.utf8.first.map({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) == true,
      number <= 1_000_000_000
    {
      return DurationValue(seconds: number * unit, text: text)
    }
    throw InvalidValue(
      "\(text) is not a length of time",
      fix: "Write one number and one unit of s, m, h or d, such as \("15m") or \("90d").")
  }

  /// The same form as a pattern.
  public static var schema: Schema { .text(pattern: "^\\d{1,9}[smhd]$", canBeNumber: false) }

  /// How many whole days it holds.
  public var days: Int64 { seconds / secondsPerDay }

  /// Orders by length.
  public static func < (left: DurationValue, right: DurationValue) -> Bool { left.seconds < right.seconds }

  private static func secondsPerUnit(_ unit: UInt8) -> Int64? {
    switch unit {
    case UInt8(ascii: "s"): 1
    case UInt8(ascii: "m"): 60
    case UInt8(ascii: "h"): 3600
    case UInt8(ascii: "d"): secondsPerDay
    default: nil
    }
  }
}

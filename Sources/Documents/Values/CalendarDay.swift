/// The seconds of a day.
let secondsPerDay: Int64 = 86_400

/// A day of the proleptic Gregorian calendar.
///
/// Conversion to and from a count of days by eras of 400 years that begin on 1 March, as in Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
struct CalendarDay: Hashable {
  let year: Int64
  let month: Int64
  let day: Int64

  /// Makes a day that exists; nil for such as 2026-02-30.
  init?(year: Int64, month: Int64, day: Int64) {
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let length: Int64 =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      case 1...12: 31
      default: 0
      }
    guard year >= 1, day >= 1, day <= length else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day that lies so many days after 1970-01-01.
  init(daysSinceEpoch: Int64) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSinceEpoch: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `2026-11-24`.
  var text: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

func padded(_ number: Int64, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Reads fixed-width decimal fields of a date and time (RFC 3339 section 5.6).
struct DigitScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { index == bytes.count }

  mutating func day() -> CalendarDay? {
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2) else {
      return nil
    }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// `T12:00:00Z`, with a fraction that is dropped, or an offset: seconds from the day's start in UTC.
  mutating func timeOfDay() -> Int64? {
    guard skip("T") || skip("t"), let hour = digits(2), skip(":"), let minute = digits(2), skip(":"),
      let second = digits(2), hour < 24, minute < 60, second < 60, skipFraction(), let offset = offset()
    else { return nil }
    return hour * 3600 + minute * 60 + second - offset
  }

  private mutating func offset() -> Int64? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64 = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hour = digits(2), skip(":"), let minute = digits(2), hour < 24, minute < 60 else {
      return nil
    }
    return sign * (hour * 3600 + minute * 60)
  }

  private mutating func skipFraction() -> Bool {
    guard skip(".") else { return true }
    var count = 0
    while digits(1) != nil { count += 1 }
    return (1...9).contains(count)
  }

  private mutating func digits(_ count: Int) -> Int64? {
    guard index + count <= bytes.count else { return nil }
    var value: Int64 = 0
    for byte in bytes[index..<index + count] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    index += count
    return value
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }
}

import Documents
import Foundation
import Testing

@testable import Documents

@Suite struct DateTests {
  /// Counts on from 1970-01-01 day by day, through a whole cycle of the calendar in both directions.
  @Test func everyDayOf400YearsComesBackFromItsCount() {
    var (year, month, day) = (Int64(1970), Int64(1), Int64(1))
    for count in Int64(0)...146_097 {
      let expected = CalendarDay(year: year, month: month, day: day)
      #expect(expected?.daysSinceEpoch == count)
      #expect(CalendarDay(daysSinceEpoch: count) == expected)
      (year, month, day) = dayAfter(year, month, day)
    }
    #expect((year, month, day) == (2370, 1, 2))
  }

  @Test func daysBeforeTheEpochAgreeWithFoundation() throws {
    var calendar = Foundation.Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for count in stride(from: Int64(-100_000), to: 0, by: 37) {
      let date = Date(timeIntervalSince1970: Double(count * 86_400))
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let day = CalendarDay(daysSinceEpoch: count)
      #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day].map { Int64($0 ?? 0) })
      #expect(day.daysSinceEpoch == count)
    }
  }

  /// The next day by the rule that children learn.
  private func dayAfter(_ year: Int64, _ month: Int64, _ day: Int64) -> (Int64, Int64, Int64) {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if day < lengths[Int(month) - 1] { return (year, month, day + 1) }
    return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 86_399), ("2027-03-01", 1_803_859_200, 1_803_945_599),
    ("1970-01-01T00:00:01Z", 1, 1), ("1970-01-01t00:00:01z", 1, 1), ("1970-01-01T01:00:00+01:00", 0, 0),
    ("1969-12-31T23:30:00-00:30", 0, 0), ("1970-01-01T00:00:01.999999999Z", 1, 1),
    ("2024-02-29", 1_709_164_800, 1_709_251_199), ("2000-02-29", 951_782_400, 951_868_799),
    ("0001-01-01", -62_135_596_800, -62_135_510_401), ("9999-12-31", 253_402_214_400, 253_402_300_799),
  ])
  func aDateMeansItsFirstAndLastSecond(_ text: String, _ start: Int64, _ end: Int64) throws {
    let date = try DateValue.parse(text)
    #expect(date.start.seconds == start)
    #expect(date.end.seconds == end)
  }

  @Test(arguments: [
    "", "2027", "2027-3-1", "2027-03-01 ", " 2027-03-01", "2027-02-29", "2100-02-29", "2027-04-31",
    "2027-13-01",
    "2027-00-10", "2027-01-00", "0000-01-01", "2027-03-01T", "2027-03-01T12:00", "2027-03-01T12:00:00",
    "2027-03-01T24:00:00Z", "2027-03-01T12:60:00Z", "2027-03-01T12:00:60Z", "2027-03-01 12:00:00Z",
    "2027-03-01T12:00:00+0100", "2027-03-01T12:00:00.Z", "2027-03-01T12:00:00.1234567890Z", "01.03.2027",
    "２０２７-03-01", "+027-03-01", "2027-03-01T12:00:00+24:00", "tomorrow",
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(throws: InvalidValue.self) { try DateValue.parse(text) }
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_795_521_600, "2026-11-24T12:00:00Z"),
    (951_868_799, "2000-02-29T23:59:59Z"),
  ])
  func anInstantIsWrittenInUTC(_ seconds: Int64, _ text: String) throws {
    #expect(Instant(seconds: seconds).text == text)
    #expect(try DateValue.parse(text).start.seconds == seconds)
  }

  @Test(arguments: [
    ("0s", 0), ("1s", 1), ("15m", 900), ("1h", 3600), ("90d", 7_776_000), ("007m", 420),
    ("999999999s", 999_999_999),
    ("365d", 31_536_000),
  ])
  func aDurationIsOneNumberAndOneUnit(_ text: String, _ seconds: Int64) throws {
    #expect(try DurationValue.parse(text).seconds == seconds)
  }

  @Test(arguments: [
    "", "m", "15", "15 m", "15M", "1h30m", "1.5h", "-1h", "+1h", "1w", "1y", "1ms", "99999999999999999999d",
    "１m",
    "1µ", " 1m", "1m ", "1e3s", "0x1s", "1_000s",
  ])
  func whatIsNoDurationIsRefused(_ text: String) {
    #expect(throws: InvalidValue.self) { try DurationValue.parse(text) }
  }
}

import Documents

/// How far apart two days are, in words.
enum DayWords {
  /// Such as "2026-11-01, 23 days ago".
  static func past(_ then: Instant, now: Instant) -> String {
    let days = now.day - then.day
    return days == 0 ? "\(then.dayText), earlier today" : "\(then.dayText), \(count(days)) ago"
  }

  /// Such as "2026-12-10, in 16 days".
  static func ahead(_ then: Instant, now: Instant) -> String {
    let days = then.day - now.day
    return days == 0 ? "\(then.dayText), today" : "\(then.dayText), in \(count(days))"
  }

  /// Such as "1 day" or "23 days".
  static func count(_ days: Int64) -> String { days == 1 ? "1 day" : "\(days) days" }
}

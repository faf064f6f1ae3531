/// RFC 3339 in UTC with six fractional digits: `2026-11-22T01:12:00.123456Z`.
enum CheckpointTime {
  private static let microsecondsPerSecond: Int64 = 1_000_000
  private static let microsecondsPerDay: Int64 = 86_400 * microsecondsPerSecond

  /// The times of the years 1 to 9999, in microseconds since 1970 UTC.
  static let range = days(1, 1, 1) * microsecondsPerDay..<days(10_000, 1, 1) * microsecondsPerDay

  /// Writes microseconds since 1970 UTC; within ``range``.
  static func text(_ microseconds: Int64) -> String {
    let day = (microseconds - range.lowerBound) / microsecondsPerDay
    var rest = (microseconds - range.lowerBound) % microsecondsPerDay
    // 400 years have 146,097 days.  The guess is at most one year off, either way.
    var year = 1 + day * 400 / 146_097
    if days(year + 1, 1, 1) - days(1, 1, 1) <= day { year += 1 }
    if days(year, 1, 1) - days(1, 1, 1) > day { year -= 1 }
    var dayOfMonth = day - (days(year, 1, 1) - days(1, 1, 1))
    var month: Int64 = 1
    while dayOfMonth >= length(year, month) {
      dayOfMonth -= length(year, month)
      month += 1
    }
    let fraction = rest % microsecondsPerSecond
    rest /= microsecondsPerSecond
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth + 1, 2))"
    let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { padded($0, 2) }
    return "\(date)T\(time.joined(separator: ":")).\(padded(fraction, 6))Z"
  }

  /// Reads what ``text(_:)`` writes; nil for anything else, leap seconds included.
  static func microseconds(_ text: Substring) -> Int64? {
    let pattern = "0000-00-00T00:00:00.000000Z"
    let bytes = Array(text.utf8)
    guard bytes.count == pattern.utf8.count else { return nil }
    for (byte, wanted) in zip(bytes, pattern.utf8) {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard wanted == UInt8(ascii: "0") ? isDigit : byte == wanted else { return nil }
    }
    func number(_ range: Range<Int>) -> Int64 {
      bytes[range].reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    guard year >= 1, (1...12).contains(month), day >= 1, day <= length(year, month),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = (hour * 60 + minute) * 60 + second
    return days(year, month, day) * microsecondsPerDay + seconds * microsecondsPerSecond
      + number(20..<26)
  }

  /// The days from 1970-01-01 to a date of the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    for earlier in 1..<month { days += length(year, earlier) }
    return days + day - 1
  }

  /// How many days a month has.
  private static func length(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}

internal import Cases

/// RFC 3339 in UTC with six fractional digits: `2026-11-22T01:12:00.123456Z`.
enum CheckpointTime {
  private static let microsecondsPerSecond: Int64 = 1_000_000

  /// Writes a moment of ``Instant/range``.
  static func text(_ instant: Instant) -> String {
    let day = Day(of: instant, offsetMinutes: 0)
    let sinceMidnight = instant.microseconds - day.start(offsetMinutes: 0).microseconds
    let seconds = sinceMidnight / microsecondsPerSecond
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let fraction = padded(sinceMidnight % microsecondsPerSecond, 6)
    return "\(day)T\(time.joined(separator: ":")).\(fraction)Z"
  }

  /// Reads what ``text(_:)`` writes; nil for anything else, leap seconds included.
  static func instant(_ text: Substring) -> Instant? {
    let pattern = Array("0000-00-00T00:00:00.000000Z".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == pattern.count else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    for (byte, wanted) in zip(bytes, pattern) {
      guard digits.contains(wanted) ? digits.contains(byte) : byte == wanted else { return nil }
    }
    func number(_ range: Range<Int>) -> Int64 {
      bytes[range].reduce(0) { $0 * 10 + Int64($1 - digits.lowerBound) }
    }
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    guard let day = Day(iso: text.prefix(10)), hour < 24, minute < 60, second < 60 else {
      return nil
    }
    let sinceMidnight = (hour * 3_600 + minute * 60 + second) * microsecondsPerSecond
    let instant = Instant(
      microseconds: day.start(offsetMinutes: 0).microseconds + sinceMidnight + number(20..<26))
    return Instant.range.contains(instant) ? instant : nil
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}

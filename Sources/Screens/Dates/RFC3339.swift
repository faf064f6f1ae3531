package import Cases

/// Times as machines write them: RFC 3339.
package enum RFC3339 {
  /// How many digits of a second are written.
  package enum Fraction: Int, Hashable, Sendable {
    /// Everywhere; the rest is cut off, not rounded.
    case milliseconds = 3
    /// Wherever the time of acceptance is written.
    case microseconds = 6
  }

  /// `2026-11-22T01:00:00.000Z`.
  /// - Parameters:
  ///   - moment: in the years 0 to 9999.
  ///   - fraction: the digits of the second.
  /// - Returns: the time in UTC, with `Z`.
  package static func string(_ moment: Instant, _ fraction: Fraction = .milliseconds) -> String {
    let (date, time) = Zone.utc.civil(at: moment)
    precondition((0...9_999).contains(date.civil.year), "RFC 3339 has years of four digits")
    let digits = zeroPadded(time.microsecond, 6).prefix(fraction.rawValue)
    return "\(day(date))T\(time.hourMinuteSecond).\(digits)Z"
  }

  /// `2026-11-22`.
  package static func day(_ date: Day) -> String {
    let (year, month, day) = date.civil
    return "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }

  /// Reads a date and time with its offset (`Z`, `+09:00`).
  ///
  /// Digits after the sixth of a second are cut off; `:60` is refused.
  /// - Returns: the moment, or nil if it is no such time.
  package static func parse(_ text: some StringProtocol) -> Instant? {
    var scanner = ASCIIScanner(text)
    guard let date = scanner.date(), scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let time = scanner.time(), let offset = scanner.offsetMinutes(), scanner.isAtEnd
    else { return nil }
    let local = Int64(date.number) * TimeOfDay.microsecondsPerDay + time.microseconds
    return Instant(
      microseconds: local - Int64(offset) * TimeOfDay.microsecondsPerMinute)
  }

  /// Reads `2026-11-22`.
  package static func parseDay(_ text: some StringProtocol) -> Day? {
    var scanner = ASCIIScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    return date
  }
}

private struct ASCIIScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + digits] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += digits
    return value
  }

  mutating func date() -> Day? {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  mutating func time() -> TimeOfDay? {
    guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
      let second = number(digits: 2), let fraction = fraction()
    else { return nil }
    return TimeOfDay(hour: hour, minute: minute, second: second, microsecond: fraction)
  }

  /// Microseconds; 0 where there is no fraction, nil where a point has no digits.
  private mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    var value = 0
    var digits = 0
    while let digit = number(digits: 1) {
      if digits < 6 { value = value * 10 + digit }
      digits += 1
    }
    guard digits > 0 else { return nil }
    for _ in min(digits, 6)..<6 { value *= 10 }
    return value
  }

  mutating func offsetMinutes() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(digits: 2), take(":"),
      let minutes = number(digits: 2), hours < 24, minutes < 60
    else { return nil }
    return (isNegative ? -1 : 1) * (hours * 60 + minutes)
  }
}

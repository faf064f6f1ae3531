/// A moment: microseconds since 1970-01-01 00:00 UTC, without leap seconds.
package struct Instant: Hashable, Comparable, Sendable {
  package var microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// Whole seconds since 1970.
  package init(seconds: Int64) { self.init(microseconds: seconds * 1_000_000) }

  package static func < (left: Self, right: Self) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The seconds from `other` to this moment, rounded down.
  package func seconds(since other: Instant) -> Int64 {
    let difference = microseconds - other.microseconds
    return difference >= 0 ? difference / 1_000_000 : -((-difference + 999_999) / 1_000_000)
  }

  /// The moment `seconds` later.
  package func adding(seconds: Int64) -> Instant {
    Instant(microseconds: microseconds + seconds * 1_000_000)
  }

  /// The first and the last moment that the formats of casebook can write: years 0001 to 9999.
  package static let range =
    Instant(seconds: -62_135_596_800)...Instant(microseconds: 253_402_300_799_999_999)
}

/// A day of the calendar, without a time zone: days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// The day `year`-`month`-`day` of the Gregorian calendar.
  ///
  /// Formula: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  package init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Year, month (1–12) and day (1–31).
  ///
  /// Formula: as above, `civil_from_days`.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// 0 for Sunday to 6 for Saturday.
  package var weekday: Int { ((Int(number) + 4) % 7 + 7) % 7 }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// The local day of `instant` where clocks are `offsetMinutes` ahead of UTC.
  package init(of instant: Instant, offsetMinutes: Int) {
    let local = instant.microseconds + Int64(offsetMinutes) * 60_000_000
    let day: Int64 = 86_400_000_000
    self.init(number: Int32(local >= 0 ? local / day : -((-local + day - 1) / day)))
  }

  /// The first moment of this day where clocks are `offsetMinutes` ahead of UTC.
  package func start(offsetMinutes: Int) -> Instant {
    Instant(microseconds: Int64(number) * 86_400_000_000 - Int64(offsetMinutes) * 60_000_000)
  }
}

extension Day: CustomStringConvertible {
  /// "2026-11-22".
  package var description: String {
    let (year, month, day) = civil
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads "2026-11-22"; `nil` if it is no such day.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year, month, day)
    guard civil == (year, month, day) else { return nil }
  }
}

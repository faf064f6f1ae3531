/// A time of day on the wall clock, in microseconds.
package struct TimeOfDay: Hashable, Sendable, Comparable {
  /// Since midnight; below `microsecondsPerDay`.
  package let microseconds: Int64

  /// Microseconds of a second.
  package static let microsecondsPerSecond: Int64 = 1_000_000
  /// Microseconds of a minute.
  package static let microsecondsPerMinute: Int64 = 60 * microsecondsPerSecond
  /// Microseconds of an hour.
  package static let microsecondsPerHour: Int64 = 60 * microsecondsPerMinute
  /// Microseconds of a day of 24 hours.
  package static let microsecondsPerDay: Int64 = 24 * microsecondsPerHour

  /// The beginning of a day.
  package static let midnight = TimeOfDay(microsecondsSinceMidnight: 0)

  /// Makes a time, or nil if there is none; a leap second (`:60`) is not accepted.
  package init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999).contains(microsecond)
    else { return nil }
    microseconds =
      Int64((hour * 60 + minute) * 60 + second) * Self.microsecondsPerSecond + Int64(microsecond)
  }

  /// Makes a time of the microseconds since midnight, which lie within a day.
  package init(microsecondsSinceMidnight microseconds: Int64) {
    precondition((0..<Self.microsecondsPerDay).contains(microseconds), "a time lies within a day")
    self.microseconds = microseconds
  }

  /// 0 to 23.
  package var hour: Int { Int(microseconds / Self.microsecondsPerHour) }
  /// 0 to 59.
  package var minute: Int { Int(microseconds / Self.microsecondsPerMinute % 60) }
  /// 0 to 59.
  package var second: Int { Int(microseconds / Self.microsecondsPerSecond % 60) }
  /// 0 to 999,999.
  package var microsecond: Int { Int(microseconds % Self.microsecondsPerSecond) }

  package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.microseconds < b.microseconds }

  /// `10:05`.
  package var hourMinute: String { "\(zeroPadded(hour, 2)):\(zeroPadded(minute, 2))" }
  /// `10:05:07`.
  package var hourMinuteSecond: String { "\(hourMinute):\(zeroPadded(second, 2))" }
}

/// When a house works: weekly hours without the days on which it is closed, in its time zone.
package struct BusinessCalendar: Hashable, Sendable {
  /// Hours of a day, in minutes of the wall clock since midnight: 540 to 1080.
  package struct Hours: Hashable, Sendable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Days on which the house is closed, once or every year.
  package enum Closing: Hashable, Sendable {
    case days(Day, Day)
    /// From (month, day) to (month, day) of every year, over New Year if the second is earlier.
    case yearly(YearDay, YearDay)
  }

  /// A day of every year.
  package struct YearDay: Hashable, Comparable, Sendable {
    package var month: Int
    package var day: Int

    package init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.month, left.day) < (right.month, right.day)
    }
  }

  package var zone: BusinessZone
  /// By weekday, 0 for Sunday to 6 for Saturday: spans that ascend and do not overlap.
  package var hours: [Int: [Hours]]
  package var closings: [Closing]
  /// Whether the public holidays of Japan are closed, too.
  package var keepsJapaneseHolidays: Bool

  package init(
    zone: BusinessZone, hours: [Int: [Hours]], closings: [Closing] = [],
    keepsJapaneseHolidays: Bool = false
  ) {
    self.zone = zone
    self.hours = hours
    self.closings = closings
    self.keepsJapaneseHolidays = keepsJapaneseHolidays
  }

  /// Whether nobody works on a day, whatever the weekday.
  package func isClosed(on day: Day) -> Bool {
    if keepsJapaneseHolidays, JapaneseHolidays.isHoliday(day) { return true }
    return closings.contains { $0.contains(day) }
  }

  /// The spans of a day in which there is work, in order.
  package func spans(on day: Day) -> [TimeSpan] {
    guard let hours = hours[day.weekday], !hours.isEmpty, !isClosed(on: day) else { return [] }
    return hours.compactMap { hours in
      TimeSpan(
        from: zone.moment(day, minute: hours.from),
        to: zone.moment(day, minute: hours.to, isSecond: true))
    }
  }

  /// How many days after its beginning a clock is followed at most: ten years.
  package static let dayCountMax = 3_660
}

/// A stretch of time with a beginning and an end after it.
package struct TimeSpan: Hashable, Sendable {
  package var from: Instant
  package var to: Instant

  /// `nil` if the end is not after the beginning.
  package init?(from: Instant, to: Instant) {
    guard from < to else { return nil }
    self.from = from
    self.to = to
  }

  /// What lies in both.
  package func clipped(to other: TimeSpan) -> TimeSpan? {
    TimeSpan(from: max(from, other.from), to: min(to, other.to))
  }

  package var microseconds: Int64 { to.microseconds - from.microseconds }
}

extension BusinessCalendar.Closing {
  package func contains(_ day: Day) -> Bool {
    switch self {
    case .days(let first, let last): return first <= day && day <= last
    case .yearly(let first, let last):
      let (_, month, number) = day.civil
      let wanted = BusinessCalendar.YearDay(month: month, day: number)
      return first <= last
        ? first <= wanted && wanted <= last : first <= wanted || wanted <= last
    }
  }
}

// MARK: Counting

extension BusinessCalendar {
  /// The working time within `span`, in microseconds; of a span that is longer than
  /// `dayCountMax` days, that of its beginning.
  package func microseconds(in span: TimeSpan) -> Int64 {
    var sum: Int64 = 0
    forEachSpan(in: span) { working in
      sum += working.microseconds
      return true
    }
    return sum
  }

  /// The moment at which `microseconds` of working time, more than none, have passed since `from`;
  /// `nil` if they have not by `to`, or after `dayCountMax` days.
  package func moment(
    after microseconds: Int64, from: Instant, to: Instant = Instant.range.upperBound
  ) -> Instant? {
    guard let span = TimeSpan(from: from, to: to) else { return nil }
    var left = microseconds
    var found: Instant?
    forEachSpan(in: span) { working in
      if working.microseconds >= left {
        found = Instant(microseconds: working.from.microseconds + left)
        return false
      }
      left -= working.microseconds
      return true
    }
    return found
  }

  /// Hands the working spans within `span` to `body`, in order, until it returns `false`.
  private func forEachSpan(in span: TimeSpan, _ body: (TimeSpan) -> Bool) {
    var day = zone.day(at: span.from)
    for _ in 0..<Self.dayCountMax {
      for working in spans(on: day) {
        if let part = working.clipped(to: span), !body(part) { return }
      }
      day = day.adding(1)
      guard day.start(offsetMinutes: 26 * 60) < span.to else { return }
    }
  }
}

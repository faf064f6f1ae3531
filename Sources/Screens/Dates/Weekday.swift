package import Cases

/// A day of the week, Monday first, as ISO 8601 counts them.
package enum Weekday: Int, Hashable, Sendable, CaseIterable, Message {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

  /// One kanji.
  package var ja: String {
    switch self {
    case .monday: "月"
    case .tuesday: "火"
    case .wednesday: "水"
    case .thursday: "木"
    case .friday: "金"
    case .saturday: "土"
    case .sunday: "日"
    }
  }

  /// Three letters.
  package var en: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }

  /// The weekday of a day.
  package init(of day: Day) {
    // `Day.weekday` counts from Sunday as 0.
    self = Self.allCases[(day.weekday + 6) % 7]
  }
}

extension Day {
  /// Makes a day, or nil if the Gregorian calendar has none such.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.count(inMonth: month, of: year)
    else { return nil }
    self.init(year, month, day)
  }

  /// The day that is `days` later, or earlier if negative.
  package func adding(days: Int) -> Day {
    Day(number: number + Int32(days))
  }

  /// The number of days of a month, which is 1 to 12.
  static func count(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension BinaryInteger {
  /// Quotient rounded towards minus infinity, and the remainder, which is never negative.
  func floorDivided(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

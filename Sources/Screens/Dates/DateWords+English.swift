internal import Cases

extension DateWords {
  /// How a date is said in English.
  package var en: String {
    switch self {
    case .day(let date, let withYear), .dayRule(let date, let withYear):
      "\(Weekday(of: date).en) " + Self.english(date, withYear)
    case .shortDay(let date, let withYear):
      Self.english(date, withYear)
    case .fullDay(let date):
      Self.english(date, true)
    case .relativeDay(0): "today"
    case .relativeDay(-1): "yesterday"
    case .relativeDay(1): "tomorrow"
    case .relativeDay(let days):
      days < 0 ? "\((-days).grouped) days ago" : "in \(days.grouped) days"
    case .remaining(0): "in < 1 min"
    case .remaining(let minutes): "in " + Self.english(SpokenLength(minutes: minutes))
    case .overdue(0): "< 1 min overdue"
    case .overdue(let minutes): Self.english(SpokenLength(minutes: minutes)) + " overdue"
    case .duration(let seconds): Self.englishDuration(SpokenLength(seconds: seconds))
    case .ago(0): "just now"
    case .ago(let minutes): Self.english(SpokenLength(minutes: minutes)) + " ago"
    }
  }

  /// The months in three letters.
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func english(_ date: Day, _ withYear: Bool) -> String {
    let (year, month, day) = date.civil
    return "\(day) \(months[month - 1])" + (withYear ? " \(zeroPadded(year, 4))" : "")
  }

  private static func english(_ length: SpokenLength) -> String {
    if length.days > 0 { return english(days: length.days) }
    if length.hours > 0 {
      return length.minutes == 0
        ? "\(length.hours) h" : "\(length.hours) h \(length.minutes) min"
    }
    return "\(length.minutes) min"
  }

  private static func english(days: Int) -> String {
    days == 1 ? "1 day" : "\(days.grouped) days"
  }

  private static func englishDuration(_ length: SpokenLength) -> String {
    if length.days > 0 {
      return english(days: length.days) + (length.hours == 0 ? "" : " \(length.hours) h")
    }
    if length.hours > 0 { return english(length) }
    if length.minutes > 0 { return "\(length.minutes) min \(zeroPadded(length.seconds, 2)) s" }
    return "\(length.seconds) s"
  }
}

internal import Cases

extension DateWords {
  /// How a date is said in Japanese.
  package var ja: String {
    switch self {
    case .day(let date, let withYear):
      Self.japanese(date, withYear) + "(\(Weekday(of: date).ja))"
    case .dayRule(let date, let withYear):
      Self.japanese(date, withYear) + " " + Weekday(of: date).ja
    case .shortDay(let date, let withYear):
      Self.japanese(date, withYear)
    case .fullDay(let date):
      Self.japanese(date, true)
    case .relativeDay(0): "今日"
    case .relativeDay(-1): "昨日"
    case .relativeDay(1): "明日"
    case .relativeDay(let days):
      days < 0 ? "\((-days).grouped)日前" : "\(days.grouped)日後"
    case .remaining(0): "あと1分未満"
    case .remaining(let minutes): "あと" + Self.japanese(SpokenLength(minutes: minutes))
    case .overdue(0): "1分未満超過"
    case .overdue(let minutes): Self.japanese(SpokenLength(minutes: minutes)) + "超過"
    case .duration(let seconds): Self.japaneseDuration(SpokenLength(seconds: seconds))
    case .ago(0): "たった今"
    case .ago(let minutes): Self.japanese(SpokenLength(minutes: minutes)) + "前"
    }
  }

  private static func japanese(_ date: Day, _ withYear: Bool) -> String {
    let (year, month, day) = date.civil
    return (withYear ? "\(zeroPadded(year, 4))/" : "")
      + "\(zeroPadded(month, 2))/\(zeroPadded(day, 2))"
  }

  private static func japanese(_ length: SpokenLength) -> String {
    if length.days > 0 { return "\(length.days.grouped)日" }
    if length.hours > 0 {
      return length.minutes == 0 ? "\(length.hours)時間" : "\(length.hours)時間\(length.minutes)分"
    }
    return "\(length.minutes)分"
  }

  private static func japaneseDuration(_ length: SpokenLength) -> String {
    if length.days > 0 {
      return "\(length.days.grouped)日" + (length.hours == 0 ? "" : "\(length.hours)時間")
    }
    if length.hours > 0 { return japanese(length) }
    if length.minutes > 0 { return "\(length.minutes)分\(zeroPadded(length.seconds, 2))秒" }
    return "\(length.seconds)秒"
  }
}

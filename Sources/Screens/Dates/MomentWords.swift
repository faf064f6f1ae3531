/// The words that dates are typed with.
enum MomentWords {
  /// What a word stands for.
  enum Meaning: Hashable, Sendable {
    case now
    case day(fromToday: Int)
    case weekday(Weekday)
    case month(Int)
    case week(Int)
    case time(TimeOfDay)
    case halfDay(afternoon: Bool)
    case unit(MomentUnit)
    case ago
    case later
    case filler
  }

  /// English words, whole; weekdays and months also in three letters.
  static let english: [String: Meaning] = {
    var words: [String: Meaning] = [
      "now": .now, "today": .day(fromToday: 0), "tomorrow": .day(fromToday: 1),
      "yesterday": .day(fromToday: -1), "noon": .time(noon), "midnight": .time(.midnight),
      "next": .week(1), "last": .week(-1), "this": .week(0), "ago": .ago, "in": .later,
      "later": .later, "at": .filler, "on": .filler, "the": .filler, "tues": .weekday(.tuesday),
      "thur": .weekday(.thursday), "thurs": .weekday(.thursday), "sept": .month(9),
      "am": .halfDay(afternoon: false), "pm": .halfDay(afternoon: true),
    ]
    let weekdays = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    for (name, weekday) in zip(weekdays, Weekday.allCases) {
      words[name] = .weekday(weekday)
      words[String(name.prefix(3))] = .weekday(weekday)
    }
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    for (index, name) in months.enumerated() {
      words[name] = .month(index + 1)
      words[String(name.prefix(3))] = .month(index + 1)
    }
    for unit in MomentUnit.allCases {
      for name in unit.english { words[name] = .unit(unit) }
    }
    return words
  }()

  /// Japanese words, the longer before those that they begin with.
  static let japanese: [(text: String, meaning: Meaning)] = {
    var words: [(text: String, meaning: Meaning)] = [
      ("今日", .day(fromToday: 0)), ("本日", .day(fromToday: 0)), ("きょう", .day(fromToday: 0)),
      ("明後日", .day(fromToday: 2)), ("あさって", .day(fromToday: 2)),
      ("明日", .day(fromToday: 1)), ("あした", .day(fromToday: 1)), ("あす", .day(fromToday: 1)),
      ("一昨日", .day(fromToday: -2)), ("おととい", .day(fromToday: -2)),
      ("昨日", .day(fromToday: -1)), ("きのう", .day(fromToday: -1)),
      ("今週", .week(0)), ("来週", .week(1)), ("先週", .week(-1)), ("再来週", .week(2)),
      ("正午", .time(noon)), ("午前", .halfDay(afternoon: false)),
      ("午後", .halfDay(afternoon: true)), ("今", .now), ("の", .filler), ("、", .filler),
    ]
    for weekday in Weekday.allCases {
      words.append((weekday.ja + "曜日", .weekday(weekday)))
      words.append((weekday.ja + "曜", .weekday(weekday)))
      words.append(("(" + weekday.ja + ")", .weekday(weekday)))
    }
    return words.sorted { $0.text.count > $1.text.count }
  }()

  private static let noon = TimeOfDay(
    microsecondsSinceMidnight: 12 * TimeOfDay.microsecondsPerHour)
}

/// A unit in which spans are typed.
enum MomentUnit: Hashable, Sendable, CaseIterable {
  case week, day, hour, minute, second

  var seconds: Int64 {
    switch self {
    case .week: 604_800
    case .day: 86_400
    case .hour: 3_600
    case .minute: 60
    case .second: 1
    }
  }

  var english: [String] {
    switch self {
    case .week: ["w", "week", "weeks"]
    case .day: ["d", "day", "days"]
    case .hour: ["h", "hour", "hours", "hr", "hrs"]
    case .minute: ["m", "min", "mins", "minute", "minutes"]
    case .second: ["s", "sec", "secs", "second", "seconds"]
    }
  }

  var japanese: String {
    switch self {
    case .week: "週間"
    case .day: "日"
    case .hour: "時間"
    case .minute: "分"
    case .second: "秒"
    }
  }
}

package import Cases

/// The sentences that dates and spans of time are made of.
package enum DateWords: Message, Hashable {
  /// `11/22(日)`, `Sun 22 Nov`; with the year if it is another one than now.
  case day(Day, withYear: Bool)
  /// `11/20 金`, for the rule above a day of the timeline.
  case dayRule(Day, withYear: Bool)
  /// `11/19`, `19 Nov`.
  case shortDay(Day, withYear: Bool)
  /// `2027/03/31`, `31 Mar 2027`.
  case fullDay(Day)
  /// 今日, 昨日, 2日前, 明日, 3日後.  Days from today.
  case relativeDay(Int)
  /// あと1時間48分.  Minutes, not negative; below one minute 0.
  case remaining(minutes: Int)
  /// 12分超過.
  case overdue(minutes: Int)
  /// 2分41秒, 4分05秒, 2時間10分.
  case duration(seconds: Int)
  /// 3分前, 2時間前, 2日前.  Minutes, not negative.
  case ago(minutes: Int)
}

/// A length of time cut into the units that are said.
///
/// At most two units: days alone, hours and minutes, minutes and seconds.
struct SpokenLength: Hashable, Sendable {
  let days: Int
  let hours: Int
  let minutes: Int
  let seconds: Int

  init(seconds total: Int) {
    let total = max(total, 0)
    days = total / 86_400
    hours = total / 3_600 % 24
    minutes = total / 60 % 60
    seconds = total % 60
  }

  init(minutes: Int) {
    self.init(seconds: minutes * 60)
  }
}

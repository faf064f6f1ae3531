package import Cases

/// Writes moments for people, as seen from one place and one moment.
///
/// "Today" is a day of `zone`, the business time zone, not of the process.
package struct DateWriter: Hashable, Sendable {
  package let language: Language
  package let zone: Zone
  /// The moment of looking.
  package let now: Instant

  /// Makes a writer for one screen.
  package init(language: Language, zone: Zone, now: Instant) {
    self.language = language
    self.zone = zone
    self.now = now
  }

  /// `11/22(日) 10:00`, `Sun 22 Nov 10:00`; the year only when it is another one.
  package func dayAndTime(_ moment: Instant) -> String {
    "\(day(moment)) \(time(moment))"
  }

  /// `11/22(日)`, `Sun 22 Nov`.
  package func day(_ moment: Instant) -> String { day(date(moment)) }

  /// `11/22(日)`, `Sun 22 Nov`.
  package func day(_ date: Day) -> String {
    say(.day(date, withYear: isOtherYear(date)))
  }

  /// `11/20 金`, `Fri 20 Nov`: what stands in the rule above a day.
  package func dayRule(_ date: Day) -> String {
    say(.dayRule(date, withYear: isOtherYear(date)))
  }

  /// `11/19`, `19 Nov`.
  package func shortDay(_ moment: Instant) -> String {
    let date = date(moment)
    return say(.shortDay(date, withYear: isOtherYear(date)))
  }

  /// `2027/03/31`, `31 Mar 2027`.
  package func fullDay(_ date: Day) -> String { say(.fullDay(date)) }

  /// `10:12`.
  package func time(_ moment: Instant) -> String { zone.civil(at: moment).time.hourMinute }

  /// `10:12:03`.
  package func timeWithSeconds(_ moment: Instant) -> String {
    zone.civil(at: moment).time.hourMinuteSecond
  }

  /// 今日, 昨日, 2日前; by the calendar, so one minute can lie between today and yesterday.
  package func relativeDay(_ date: Day) -> String {
    say(.relativeDay(Int(date.number - today.number)))
  }

  /// あと1時間48分, or 12分超過 from the moment on.
  ///
  /// Stands beside the absolute time, never alone.
  package func due(_ moment: Instant) -> String {
    isOverdue(moment)
      ? say(.overdue(minutes: Int(now.seconds(since: moment) / 60)))
      : say(.remaining(minutes: Int(moment.seconds(since: now) / 60)))
  }

  /// Whether a limit has passed; at the limit itself it has not.
  package func isOverdue(_ moment: Instant) -> Bool { moment < now }

  /// When something last happened, for a narrow column: `09:05`, 昨日, `11/19`.
  package func lastActivity(_ moment: Instant) -> String {
    switch date(moment).number - today.number {
    case 0: time(moment)
    case -1: say(.relativeDay(-1))
    default: shortDay(moment)
    }
  }

  /// 2分41秒, 2時間10分.
  package func duration(seconds: Int) -> String { say(.duration(seconds: seconds)) }

  /// The day of a moment.
  package func date(_ moment: Instant) -> Day { zone.civil(at: moment).date }

  /// The day of looking.
  package var today: Day { date(now) }

  private func isOtherYear(_ date: Day) -> Bool { date.civil.year != today.civil.year }

  private func say(_ words: DateWords) -> String { words.text(in: language) }
}

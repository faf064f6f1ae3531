/// Writes moments for people, as seen from one place and one moment.
///
/// "Today" is a day of `zone`, the business time zone, not of the process.  Moments are
/// microseconds since 1970 UTC.
package struct DateWriter: Hashable, Sendable {
  package let language: Language
  package let zone: Zone
  /// The moment of looking.
  package let now: Int64

  /// Makes a writer for one screen.
  package init(language: Language, zone: Zone, now: Int64) {
    self.language = language
    self.zone = zone
    self.now = now
  }

  /// `11/22(日) 10:00`, `Sun 22 Nov 10:00`; the year only when it is another one.
  package func dayAndTime(_ moment: Int64) -> String {
    "\(day(moment)) \(time(moment))"
  }

  /// `11/22(日)`, `Sun 22 Nov`.
  package func day(_ moment: Int64) -> String { day(date(moment)) }

  /// `11/22(日)`, `Sun 22 Nov`.
  package func day(_ date: CivilDate) -> String {
    say(.day(date, withYear: isOtherYear(date)))
  }

  /// `11/20 金`, `Fri 20 Nov`: what stands in the rule above a day.
  package func dayRule(_ date: CivilDate) -> String {
    say(.dayRule(date, withYear: isOtherYear(date)))
  }

  /// `11/19`, `19 Nov`.
  package func shortDay(_ moment: Int64) -> String {
    let date = date(moment)
    return say(.shortDay(date, withYear: isOtherYear(date)))
  }

  /// `2027/03/31`, `31 Mar 2027`.
  package func fullDay(_ date: CivilDate) -> String { say(.fullDay(date)) }

  /// `10:12`.
  package func time(_ moment: Int64) -> String { zone.civil(at: moment).time.hourMinute }

  /// `10:12:03`.
  package func timeWithSeconds(_ moment: Int64) -> String {
    zone.civil(at: moment).time.hourMinuteSecond
  }

  /// 今日, 昨日, 2日前; by the calendar, so one minute can lie between today and yesterday.
  package func relativeDay(_ date: CivilDate) -> String {
    say(.relativeDay(date.dayNumber - today.dayNumber))
  }

  /// あと1時間48分, or 12分超過 from the moment on.
  ///
  /// Stands beside the absolute time, never alone.
  package func due(_ moment: Int64) -> String {
    isOverdue(moment)
      ? say(.overdue(minutes: Int((now - moment) / TimeOfDay.microsecondsPerMinute)))
      : say(.remaining(minutes: Int((moment - now) / TimeOfDay.microsecondsPerMinute)))
  }

  /// Whether a limit has passed; at the limit itself it has not.
  package func isOverdue(_ moment: Int64) -> Bool { moment < now }

  /// When something last happened, for a narrow column: `09:05`, 昨日, `11/19`.
  package func lastActivity(_ moment: Int64) -> String {
    switch date(moment).dayNumber - today.dayNumber {
    case 0: time(moment)
    case -1: say(.relativeDay(-1))
    default: shortDay(moment)
    }
  }

  /// 2分41秒, 2時間10分.
  package func duration(seconds: Int) -> String { say(.duration(seconds: seconds)) }

  /// The day of a moment.
  package func date(_ moment: Int64) -> CivilDate { zone.civil(at: moment).date }

  /// The day of looking.
  package var today: CivilDate { date(now) }

  private func isOtherYear(_ date: CivilDate) -> Bool { date.year != today.year }

  private func say(_ words: DateWords) -> String { words.text(in: language) }
}

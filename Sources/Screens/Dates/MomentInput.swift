package import Cases

/// What a person meant by a typed date or time.
package enum UnderstoodMoment: Hashable, Sendable {
  /// A day without a time; the caller knows whether its beginning or its end is wanted.
  case day(Day)
  /// A moment.
  case moment(Instant)

  /// The moment, or the first of the day.
  package func start(in zone: Zone) -> Instant {
    switch self {
    case .day(let date): zone.start(of: date)
    case .moment(let moment): moment
    }
  }

  /// The moment, or the last microsecond of the day.
  package func end(in zone: Zone) -> Instant {
    switch self {
    case .day(let date):
      Instant(microseconds: zone.start(of: date.adding(days: 1)).microseconds - 1)
    case .moment(let moment): moment
    }
  }
}

/// In which direction a day without a year, or a weekday, is looked for.
package enum MomentLeaning: Hashable, Sendable {
  /// Today or later: when something is due.
  case ahead
  /// Today or earlier: since when, or when something happened.
  case behind
}

/// Reads dates and times as people type them, in Japanese and English alike.
///
/// A day and a time in either order, either alone: 今日, 明日, 明後日, 月曜, 来週火曜, `11/22`,
/// `11月22日`, `2026-11-22`, `22 Nov`, `mon`, `next fri`; `10:00`, `10時半`, 午後3時, `3pm`.  From
/// now: `+2h`, `+1h30m`, `+3d`, `30分後`, `2日前`, `90 days ago`, `in 2 hours`.  RFC 3339, with or
/// without an offset.  Full-width digits and signs count as half-width.  A bare time is today's,
/// whatever the leaning.  What was understood is to be shown before it is saved.
package struct MomentInput: Hashable, Sendable {
  package let zone: Zone
  /// The moment of typing.
  package let now: Instant
  package let leaning: MomentLeaning

  /// Bound: characters of input.
  package static let typedCharactersMax = 64
  /// Bound: the years that are accepted.
  package static let years = 1900...2200

  /// Makes a reader for one moment and place.
  package init(zone: Zone, now: Instant, leaning: MomentLeaning) {
    self.zone = zone
    self.now = now
    self.leaning = leaning
  }

  /// Reads `text`.
  /// - Throws: `MomentInputError` with what is near, if it is no date or time, or none that exists.
  package func parse(_ text: String) throws(MomentInputError) -> UnderstoodMoment {
    guard text.count <= Self.typedCharactersMax else {
      throw MomentInputError(typed: text, problem: .tooLong)
    }
    let key = String(text.halfWidth.trimmingSpaces).lowercased()
    guard !key.isEmpty else { throw MomentInputError(typed: text, problem: .empty) }
    if let exact = RFC3339.parse(key) { return try inRange(.moment(exact), typed: text) }
    var scanner = MomentScanner(key)
    do {
      let parts = try scanner.run()
      return try inRange(try resolve(parts), typed: text)
    } catch {
      throw MomentInputError(typed: text, problem: error.problem, near: error.near)
    }
  }

  private func resolve(_ parts: MomentParts) throws(MomentInputError) -> UnderstoodMoment {
    if let span = parts.fromNow {
      guard parts.day == nil, parts.time == nil else {
        throw MomentInputError(problem: .notUnderstood(parts.fromNowText))
      }
      return .moment(now.adding(seconds: span))
    }
    let today = zone.civil(at: now)
    guard parts.day != nil || parts.time != nil else {
      throw MomentInputError(problem: .empty)
    }
    let date = try resolve(parts.day, today: today.date, clock: today.time, time: parts.time)
    guard Self.years.contains(date.civil.year) else {
      throw MomentInputError(problem: .outOfRange)
    }
    if let weekday = parts.weekdayBeside, weekday != Weekday(of: date) {
      throw MomentInputError(problem: .weekdayDiffers(date, typed: weekday))
    }
    guard let time = parts.time ?? (parts.keepsClock ? today.time : nil) else { return .day(date) }
    switch zone.read(date, time) {
    case .once(let moment), .twice(let moment, _): return .moment(moment)
    case .never(let resumes):
      throw MomentInputError(
        problem: .timeIsSkipped(time.hourMinute),
        near: [RFC3339.day(date) + " " + zone.civil(at: resumes).time.hourMinute])
    }
  }

  private func resolve(
    _ day: MomentParts.Day?, today: Day, clock: TimeOfDay, time: TimeOfDay?
  ) throws(MomentInputError) -> Day {
    switch day {
    case nil: return today
    case .exact(let date): return date
    case .fromToday(let days): return today.adding(days: days)
    case .inWeek(let weeks, let weekday):
      return today.adding(days: 7 * weeks + weekday.rawValue - Weekday(of: today).rawValue)
    case .weekday(let weekday):
      let distance = (weekday.rawValue - Weekday(of: today).rawValue + 7) % 7
      switch leaning {
      case .ahead:
        let isPast = distance == 0 && time.map { $0 <= clock } ?? false
        return today.adding(days: isPast ? 7 : distance)
      case .behind:
        let isAhead = distance == 0 && time.map { $0 > clock } ?? false
        return today.adding(days: isAhead ? -7 : distance == 0 ? 0 : distance - 7)
      }
    case .monthDay(let month, let day):
      // Eight years hold a 29 February, even around 1900 or 2100.
      for step in 0...8 {
        let year = today.civil.year + (leaning == .ahead ? step : -step)
        guard let date = Day(year: year, month: month, day: day) else { continue }
        if leaning == .ahead ? date >= today : date <= today { return date }
      }
      throw MomentInputError.noSuchDay(year: nil, month: month, day: day)
    }
  }

  private func inRange(
    _ moment: UnderstoodMoment, typed: String
  ) throws(MomentInputError) -> UnderstoodMoment {
    let year =
      switch moment {
      case .day(let date): date.civil.year
      case .moment(let moment): zone.civil(at: moment).date.civil.year
      }
    guard Self.years.contains(year) else {
      throw MomentInputError(typed: typed, problem: .outOfRange)
    }
    return moment
  }
}

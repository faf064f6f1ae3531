internal import Cases
internal import Screens
internal import Views

/// A limit in working time: 4営業時間, 2営業日, 4wh, 2wd.
struct WorkingLimit: Hashable {
  let count: Int
  let unit: Unit

  /// What is counted.
  enum Unit: Hashable {
    case hours, days
  }

  /// Bound: more is a slip.
  static let countMax = 999

  /// `nil` of what is none.
  init?(_ typed: String) {
    var key = String(typed.halfWidth.lowercased().filter { !$0.isWhitespace && $0 != "+" })
    for end in ["以内", "後"] where key.hasSuffix(end) { key.removeLast(end.count) }
    // 営業4時間 is said as well as 4営業時間.
    if key.hasPrefix("営業") {
      let rest = key.dropFirst(2)
      key = String(rest.filter(\.isNumber)) + "営業" + String(rest.filter { !$0.isNumber })
    }
    let digits = key.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...Self.countMax).contains(count) else { return nil }
    let units: [String: Unit] = [
      "営業時間": .hours, "wh": .hours, "workinghours": .hours, "workinghour": .hours,
      "営業日": .days, "wd": .days, "workingdays": .days, "workingday": .days,
    ]
    guard let unit = units[String(key.dropFirst(digits.count))] else { return nil }
    self.count = count
    self.unit = unit
  }

  /// When so much working time has passed since `now`: of days the end of work on the last one,
  /// today not counted; `nil` where the house is closed for too long.
  func moment(after now: Instant, by calendar: BusinessCalendar) -> Instant? {
    switch unit {
    case .hours: return calendar.moment(after: Int64(count) * 3_600_000_000, from: now)
    case .days:
      var day = calendar.zone.day(at: now)
      var left = count
      for _ in 0..<Self.countMax * 2 {
        day = day.adding(1)
        guard let end = calendar.spans(on: day).last?.to else { continue }
        left -= 1
        if left == 0 { return end }
      }
      return nil
    }
  }
}

extension Desk {
  /// The moment of a limit in working time; nil of what is none.
  func workingLimit(_ typed: String, option: String) throws(ErrorReport) -> Instant? {
    guard let limit = WorkingLimit(typed) else { return nil }
    guard let calendar = try houseCalendar() else {
      throw ErrorReport(
        code: "time.notUnderstood", exit: .usage,
        message: Bilingual(
          ja: "\(option): 営業日カレンダー (文書 calendar) がないので「\(typed)」は数えられません",
          en: "\(option): without a document calendar \"\(typed)\" cannot be counted"),
        hint: ErrorReport.Hint("casebook help clocks"))
    }
    guard let moment = limit.moment(after: now, by: calendar) else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return moment
  }

  /// Says so when the house is closed at a moment by which something is promised.
  func noteClosed(_ moment: Instant) throws(ErrorReport) {
    guard let calendar = try houseCalendar() else { return }
    let day = calendar.zone.day(at: moment)
    let isOpen = calendar.spans(on: day).contains { $0.from <= moment && moment <= $0.to }
    guard !isOpen else { return }
    note(Line(say(Bilingual(ja: "営業時間外です", en: "the house is closed then")), .notice))
  }

  private func houseCalendar() throws(ErrorReport) -> BusinessCalendar? {
    let now = now
    return try read { (snapshot) throws(RowsError) in
      try snapshot.clockRules().calendar("calendar", at: now)?.content
    }
  }
}

import Cases
import Testing

extension Instant {
  /// "2026-11-20 14:37" on the clocks of `zone`.
  static func at(_ text: String, in zone: BusinessZone = .tokyo) -> Instant {
    let parts = text.split(separator: " ")
    let time = parts[1].split(separator: ":").compactMap { Int($0) }
    guard let day = Day(iso: parts[0]) else { preconditionFailure("\(text) is a moment") }
    return zone.moment(day, minute: time[0] * 60 + time[1])
  }
}

extension BusinessCalendar {
  /// Monday to Friday from nine to six in Tokyo, not on public holidays.
  static let office = BusinessCalendar(
    zone: .tokyo, hours: Dictionary(uniqueKeysWithValues: (1...5).map { ($0, [.day]) }),
    keepsJapaneseHolidays: true)
}

extension BusinessCalendar.Hours {
  static let day = BusinessCalendar.Hours(from: 540, to: 1_080)
}

@Suite("Working time")
struct BusinessCalendarTests {
  private let hour: Int64 = 3_600_000_000

  private func hours(
    _ from: String, _ to: String, in calendar: BusinessCalendar = .office
  ) -> Double? {
    TimeSpan(from: .at(from, in: calendar.zone), to: .at(to, in: calendar.zone)).map {
      Double(calendar.microseconds(in: $0)) / Double(hour)
    }
  }

  @Test("counts hours of work only")
  func counts() {
    #expect(hours("2026-11-20 08:00", "2026-11-20 10:30") == 1.5)
    #expect(hours("2026-11-20 17:00", "2026-11-21 12:00") == 1, "a Saturday does not count")
    #expect(hours("2026-11-20 17:00", "2026-11-24 10:00") == 2, "nor does 勤労感謝の日")
    #expect(hours("2026-09-18 17:00", "2026-09-24 10:00") == 2, "nor シルバーウィーク")
  }

  @Test("is due when the hours have passed, at the end of a day rather than on the next")
  func dues() {
    let calendar = BusinessCalendar.office
    let friday = Instant.at("2026-11-20 16:00")
    #expect(calendar.moment(after: 2 * hour, from: friday) == .at("2026-11-20 18:00"))
    #expect(calendar.moment(after: 3 * hour, from: friday) == .at("2026-11-24 10:00"))
    #expect(calendar.moment(after: hour, from: .at("2026-11-22 03:00")) == .at("2026-11-24 10:00"))
    let end = Instant.at("2026-11-20 17:00")
    #expect(calendar.moment(after: hour, from: friday, to: end) == end)
    #expect(calendar.moment(after: hour + 1, from: friday, to: end) == nil)
  }

  @Test("stands still on days that the house has closed, once or every year")
  func closes() {
    var calendar = BusinessCalendar.office
    calendar.closings = [
      .yearly(.init(month: 12, day: 29), .init(month: 1, day: 3)),
      .days(Day(2026, 8, 12), Day(2026, 8, 14)),
    ]
    #expect(hours("2026-12-28 17:00", "2027-01-04 10:00", in: calendar) == 2)
    #expect(hours("2026-08-10 17:00", "2026-08-17 10:00", in: calendar) == 2, "山の日 and お盆")
    #expect(calendar.isClosed(on: Day(2027, 1, 3)))
    #expect(!calendar.isClosed(on: Day(2027, 1, 4)))
  }

  @Test("counts a lunch break out")
  func breaks() {
    var calendar = BusinessCalendar.office
    calendar.hours[5] = [.init(from: 540, to: 720), .init(from: 780, to: 1_080)]
    #expect(hours("2026-11-20 11:00", "2026-11-20 14:00", in: calendar) == 2)
  }

  @Test("gives up after ten years in which nobody works")
  func isBounded() {
    var calendar = BusinessCalendar.office
    calendar.closings = [.days(Day(2020, 1, 1), Day(2100, 1, 1))]
    #expect(calendar.moment(after: hour, from: .at("2026-11-20 16:00")) == nil)
    calendar.closings = [.days(Day(2020, 1, 1), Day(2036, 1, 1))]
    #expect(
      calendar.moment(after: hour, from: .at("2026-11-20 16:00")) == .at("2036-01-02 10:00"))
  }

  // MARK: Summer time

  /// Berlin in 2026: forward on 29 March at 02:00, back on 25 October at 03:00.
  private var berlin: BusinessCalendar {
    let zone = BusinessZone(
      name: "Europe/Berlin", first: .init(from: Instant(seconds: 0), offsetMinutes: 60),
      then: [
        .init(from: Instant(seconds: 1_774_746_000), offsetMinutes: 120),
        .init(from: Instant(seconds: 1_792_890_000), offsetMinutes: 60),
      ])
    let night = BusinessCalendar.Hours(from: 60, to: 240)
    return BusinessCalendar(
      zone: zone, hours: Dictionary(uniqueKeysWithValues: (0...6).map { ($0, [night]) }))
  }

  @Test("a night from one to four has two hours when clocks go forward, four when they go back")
  func summerTime() {
    #expect(hours("2026-03-28 00:00", "2026-03-28 12:00", in: berlin) == 3)
    #expect(hours("2026-03-29 00:00", "2026-03-29 12:00", in: berlin) == 2)
    #expect(hours("2026-10-25 00:00", "2026-10-25 12:00", in: berlin) == 4)
    #expect(hours("2026-10-26 00:00", "2026-10-26 12:00", in: berlin) == 3)
  }

  @Test("hours that begin in the gap begin when it ends; hours that end twice end the second time")
  func gaps() {
    var calendar = berlin
    calendar.hours = Dictionary(
      uniqueKeysWithValues: (0...6).map { ($0, [BusinessCalendar.Hours(from: 150, to: 240)]) })
    #expect(hours("2026-03-29 00:00", "2026-03-29 12:00", in: calendar) == 1)
    calendar.hours = Dictionary(
      uniqueKeysWithValues: (0...6).map { ($0, [BusinessCalendar.Hours(from: 60, to: 150)]) })
    #expect(hours("2026-10-25 00:00", "2026-10-25 12:00", in: calendar) == 2.5)
  }
}

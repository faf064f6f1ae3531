import Cases
import Screens
import Testing

@testable import CasebookTool

@Suite("A limit in working time")
struct WorkingLimitTests {
  @Test(
    "is understood in Japanese and English, in any width",
    arguments: [
      ("4営業時間", 4, .hours), ("４営業時間以内", 4, .hours), ("+4営業時間後", 4, .hours),
      ("営業4時間", 4, .hours), ("2営業日", 2, .days), ("営業2日", 2, .days), ("3wh", 3, .hours),
      ("+3 working hours", 3, .hours), ("1 working day", 1, .days), ("999wd", 999, .days),
    ] as [(String, Int, WorkingLimit.Unit)])
  func understood(typed: String, count: Int, unit: WorkingLimit.Unit) throws {
    let limit = try #require(WorkingLimit(typed))
    #expect(limit.count == count && limit.unit == unit)
  }

  @Test(
    "is not what says something else",
    arguments: ["", "営業", "営業時間", "0営業日", "1000営業日", "4時間", "11:00", "明日"])
  func others(typed: String) {
    #expect(WorkingLimit(typed) == nil)
  }

  /// From nine to six on weekdays.
  private let calendar = BusinessCalendar(
    zone: .tokyo,
    hours: Dictionary(
      uniqueKeysWithValues: (1...5).map { ($0, [BusinessCalendar.Hours(from: 540, to: 1_080)]) }))

  @Test("goes on when the house opens again")
  func moments() throws {
    // Friday, 14:37:12 in Tokyo.
    let friday = BusinessZone.tokyo.moment(Day(2026, 11, 20), minute: 877).adding(seconds: 12)
    let hours = try #require(WorkingLimit("4wh"))
    let monday = BusinessZone.tokyo.moment(Day(2026, 11, 23), minute: 540)
    #expect(
      hours.moment(after: friday, by: calendar)
        == monday.adding(seconds: 4 * 3_600 - (3 * 3_600 + 22 * 60 + 48)))
    let days = try #require(WorkingLimit("2営業日"))
    #expect(
      days.moment(after: friday, by: calendar)
        == BusinessZone.tokyo.moment(Day(2026, 11, 24), minute: 1_080))
  }
}

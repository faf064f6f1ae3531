import Cases
import Testing

@testable import Screens

@Suite("Dates on screens")
struct DateWriterTests {
  private static let japanese = DateWriter(
    language: .ja, zone: SampleTimes.tokyo, now: SampleTimes.now)
  private static let english = DateWriter(
    language: .en, zone: SampleTimes.tokyo, now: SampleTimes.now)

  @Test("show the year only when it is another one")
  func absolute() throws {
    let due = SampleTimes.moment("2026-11-22T10:00:00+09:00")
    let other = SampleTimes.moment("2027-03-05T09:05:07+09:00")
    let (ja, en) = (Self.japanese, Self.english)
    #expect(ja.dayAndTime(due) == "11/22(日) 10:00")
    #expect(en.dayAndTime(due) == "Sun 22 Nov 10:00")
    #expect(ja.dayAndTime(other) == "2027/03/05(金) 09:05")
    #expect(en.dayAndTime(other) == "Fri 5 Mar 2027 09:05")
    #expect(ja.timeWithSeconds(other) == "09:05:07")
    let day = try #require(Day(year: 2026, month: 11, day: 20))
    #expect(ja.dayRule(day) == "11/20 金")
    #expect(en.dayRule(day) == "Fri 20 Nov")
    let end = try #require(Day(year: 2027, month: 3, day: 31))
    #expect(ja.fullDay(end) == "2027/03/31")
    #expect(en.fullDay(end) == "31 Mar 2027")
  }

  @Test(
    "say how far a day is, by the calendar of the business",
    arguments: [
      (0, "今日", "today"), (-1, "昨日", "yesterday"), (1, "明日", "tomorrow"),
      (-2, "2日前", "2 days ago"), (3, "3日後", "in 3 days"), (-1_000, "1,000日前", "1,000 days ago"),
    ])
  func relative(_ days: Int, _ ja: String, _ en: String) {
    let day = Self.japanese.today.adding(days: days)
    #expect(Self.japanese.relativeDay(day) == ja)
    #expect(Self.english.relativeDay(day) == en)
  }

  @Test(
    "say how much time is left, or by how much it is late",
    arguments: [
      (0, "あと1分未満", "in < 1 min"), (59, "あと1分未満", "in < 1 min"), (60, "あと1分", "in 1 min"),
      (6_480, "あと1時間48分", "in 1 h 48 min"), (3_600, "あと1時間", "in 1 h"),
      (86_399, "あと23時間59分", "in 23 h 59 min"), (86_400, "あと1日", "in 1 day"),
      (3 * 86_400 + 5, "あと3日", "in 3 days"), (-1, "1分未満超過", "< 1 min overdue"),
      (-720, "12分超過", "12 min overdue"), (-7_800, "2時間10分超過", "2 h 10 min overdue"),
      (-2 * 86_400, "2日超過", "2 days overdue"),
    ] as [(Int64, String, String)])
  func due(_ seconds: Int64, _ ja: String, _ en: String) {
    let moment = SampleTimes.now.adding(seconds: seconds)
    #expect(Self.japanese.due(moment) == ja)
    #expect(Self.english.due(moment) == en)
    #expect(Self.japanese.isOverdue(moment) == (seconds < 0))
  }

  @Test(
    "say when something last happened as shortly as it is clear",
    arguments: [
      ("2026-11-22T09:05:00+09:00", "09:05", "09:05"),
      ("2026-11-22T00:00:00+09:00", "00:00", "00:00"),
      ("2026-11-21T23:59:59+09:00", "昨日", "yesterday"),
      ("2026-11-19T12:00:00+09:00", "11/19", "19 Nov"),
      ("2025-11-19T12:00:00+09:00", "2025/11/19", "19 Nov 2025"),
    ])
  func lastActivity(_ text: String, _ ja: String, _ en: String) {
    #expect(Self.japanese.lastActivity(SampleTimes.moment(text)) == ja)
    #expect(Self.english.lastActivity(SampleTimes.moment(text)) == en)
  }

  @Test(
    "say how long something took",
    arguments: [
      (0, "0秒", "0 s"), (41, "41秒", "41 s"), (161, "2分41秒", "2 min 41 s"),
      (245, "4分05秒", "4 min 05 s"), (7_800, "2時間10分", "2 h 10 min"), (7_200, "2時間", "2 h"),
      (90_000, "1日1時間", "1 day 1 h"), (172_800, "2日", "2 days"),
    ])
  func duration(_ seconds: Int, _ ja: String, _ en: String) {
    #expect(Self.japanese.duration(seconds: seconds) == ja)
    #expect(Self.english.duration(seconds: seconds) == en)
  }

  @Test("go by the zone of the business, not by another one")
  func zones() {
    let moment = SampleTimes.moment("2026-11-20T16:00:00Z")
    #expect(Self.japanese.relativeDay(Self.japanese.date(moment)) == "昨日")
    let utc = DateWriter(language: .ja, zone: .utc, now: SampleTimes.now)
    #expect(utc.relativeDay(utc.date(moment)) == "2日前")
  }
}

import Cases
import Testing

@testable import Screens

@Suite("A typed date")
struct MomentInputTests {
  /// What the table says: a day, or a day with its time, in Tokyo.
  private static func written(_ understood: UnderstoodMoment) -> String {
    switch understood {
    case .day(let day): return RFC3339.day(day)
    case .moment(let moment):
      let (day, time) = SampleTimes.tokyo.civil(at: moment)
      return "\(RFC3339.day(day)) " + (time.second == 0 ? time.hourMinute : time.hourMinuteSecond)
    }
  }

  private static func read(
    _ text: String, _ leaning: MomentLeaning = .ahead
  ) throws(MomentInputError) -> String {
    written(
      try MomentInput(zone: SampleTimes.tokyo, now: SampleTimes.now, leaning: leaning).parse(text))
  }

  @Test(
    "is understood in Japanese",
    arguments: [
      ("今日", "2026-11-22"), ("本日 15時", "2026-11-22 15:00"), ("明日", "2026-11-23"),
      ("明日 10:00", "2026-11-23 10:00"), ("明日の10時半", "2026-11-23 10:30"),
      ("明後日", "2026-11-24"), ("昨日", "2026-11-21"), ("一昨日 9時", "2026-11-20 09:00"),
      ("きのう", "2026-11-21"), ("おととい", "2026-11-20"), ("あさって", "2026-11-24"),
      ("月曜", "2026-11-23"), ("月曜日 9時", "2026-11-23 09:00"), ("来週火曜", "2026-11-24"),
      ("来週の月曜", "2026-11-23"), ("今週月曜", "2026-11-16"), ("先週 金曜 17:00", "2026-11-13 17:00"),
      ("再来週水曜", "2026-12-02"), ("11/22 10時", "2026-11-22 10:00"),
      ("11/22(日) 10:00", "2026-11-22 10:00"), ("１１／２２　１０：００", "2026-11-22 10:00"),
      ("11/22（日）10時15分", "2026-11-22 10:15"), ("11月22日", "2026-11-22"),
      ("2026年12月1日 8時", "2026-12-01 08:00"), ("午後3時", "2026-11-22 15:00"),
      ("明日午前9時半", "2026-11-23 09:30"), ("午後0時", "2026-11-22 12:00"),
      ("正午", "2026-11-22 12:00"), ("10時半", "2026-11-22 10:30"), ("今", "2026-11-22 10:12"),
      ("30分後", "2026-11-22 10:42"), ("2時間後", "2026-11-22 12:12"), ("2日前", "2026-11-20"),
      ("3日後 10時", "2026-11-25 10:00"), ("1週間後", "2026-11-29"), ("２時間３０分後", "2026-11-22 12:42"),
    ])
  func japanese(_ text: String, _ expected: String) throws {
    #expect(try Self.read(text) == expected)
  }

  @Test(
    "is understood in English and in figures",
    arguments: [
      ("today", "2026-11-22"), ("tomorrow 10:00", "2026-11-23 10:00"), ("Yesterday", "2026-11-21"),
      ("10:00 tomorrow", "2026-11-23 10:00"), ("mon 9:00", "2026-11-23 09:00"),
      ("Monday at 9:00", "2026-11-23 09:00"), ("next fri", "2026-11-27"),
      ("last Tue", "2026-11-10"), ("11/22", "2026-11-22"), ("12/20", "2026-12-20"),
      ("1/5", "2027-01-05"), ("11/21", "2027-11-21"), ("2/29", "2028-02-29"),
      ("11/22 10:00", "2026-11-22 10:00"), ("2026/11/25", "2026-11-25"),
      ("2026-11-22T10:00", "2026-11-22 10:00"), ("2026-11-22 10:00:05", "2026-11-22 10:00:05"),
      ("2026-11-22T01:00:00Z", "2026-11-22 10:00"),
      ("2026-11-22T10:00:00.000+09:00", "2026-11-22 10:00"), ("11:00", "2026-11-22 11:00"),
      ("9:05", "2026-11-22 09:05"), ("3pm", "2026-11-22 15:00"), ("3:30 PM", "2026-11-22 15:30"),
      ("12am", "2026-11-22 00:00"), ("12pm", "2026-11-22 12:00"), ("noon", "2026-11-22 12:00"),
      ("22 Nov", "2026-11-22"), ("Sun 22 Nov 10:00", "2026-11-22 10:00"),
      ("Nov 25, 2026 8:00", "2026-11-25 08:00"), ("5 March 2027", "2027-03-05"),
      ("+2h", "2026-11-22 12:12"), ("+30m", "2026-11-22 10:42"), ("+3d", "2026-11-25 10:12"),
      ("+1h30m", "2026-11-22 11:42"), ("-2h", "2026-11-22 08:12"), ("+1w", "2026-11-29 10:12"),
      ("+3d 9:00", "2026-11-25 09:00"), ("＋２ｈ", "2026-11-22 12:12"), ("+2時間", "2026-11-22 12:12"),
      ("90 days ago", "2026-08-24"), ("2 hours ago", "2026-11-22 08:12"),
      ("in 2 hours", "2026-11-22 12:12"), ("in 3 days", "2026-11-25"), ("now", "2026-11-22 10:12"),
    ])
  func english(_ text: String, _ expected: String) throws {
    #expect(try Self.read(text) == expected)
  }

  @Test(
    "without a year leans where it is asked to",
    arguments: [
      ("11/22", "2026-11-22", "2026-11-22"), ("11/23", "2026-11-23", "2025-11-23"),
      ("1/5", "2027-01-05", "2026-01-05"), ("2/29", "2028-02-29", "2024-02-29"),
      ("mon", "2026-11-23", "2026-11-16"), ("sun", "2026-11-22", "2026-11-22"),
      ("日曜 9:00", "2026-11-29 09:00", "2026-11-22 09:00"),
      ("日曜 11:00", "2026-11-22 11:00", "2026-11-15 11:00"),
      ("9:00", "2026-11-22 09:00", "2026-11-22 09:00"),
    ])
  func leaning(_ text: String, _ ahead: String, _ behind: String) throws {
    #expect(try Self.read(text, .ahead) == ahead)
    #expect(try Self.read(text, .behind) == behind)
  }

  @Test(
    "says what is wrong and what is near",
    arguments: [
      ("", .empty, []), ("  ", .empty, []),
      ("tommorow 10:00", .notUnderstood("tommorow"), ["tomorrow 10:00"]),
      ("10:00 yesteday", .notUnderstood("yesteday"), ["10:00 yesterday"]),
      ("2/30", .noSuchDay("2/30"), ["2/28", "3/1"]),
      ("2026/13/01", .noSuchDay("2026/13/1"), []),
      ("2028/2/30", .noSuchDay("2028/2/30"), ["2028/2/29", "2028/3/1"]),
      ("2026-02-29", .noSuchDay("2026/2/29"), ["2026/2/28", "2026/3/1"]),
      ("25:00", .noSuchTime("25:00"), []), ("24:00", .noSuchTime("24:00"), ["0:00", "23:59"]),
      ("10:75", .noSuchTime("10:75"), []), ("13pm", .noSuchTime("13pm"), []),
      ("午前12時", .noSuchTime("12時"), ["12:00", "0:00"]),
      ("today tomorrow", .twice("tomorrow"), []), ("10:00 11:00", .twice("11:00"), []),
      ("9999年1月1日", .outOfRange, []), ("1899/12/31", .outOfRange, []),
      ("+999999999d", .outOfRange, []), ("+999999999h", .outOfRange, []),
    ] as [(String, MomentInputError.Problem, [String])])
  func problems(
    _ text: String, _ problem: MomentInputError.Problem, _ near: [String]
  ) throws {
    #expect(throws: MomentInputError(typed: text, problem: problem, near: near)) {
      try Self.read(text)
    }
  }

  @Test("names the weekday that a day really is")
  func weekday() throws {
    let day = try #require(Day(year: 2026, month: 11, day: 22))
    let error = try #require(throws: MomentInputError.self) { try Self.read("11/22(月)") }
    #expect(error.problem == .weekdayDiffers(day, typed: .monday))
    #expect(error.ja == "2026/11/22 は日曜です (月曜ではありません)")
    #expect(error.en == "22 Nov 2026 is a Sun, not a Mon")
  }

  @Test("is not taken in the hour that the clock skips, and is the first of the hour it repeats")
  func daylightSaving() throws {
    let now = SampleTimes.moment("2026-01-15T12:00:00Z")
    let input = MomentInput(zone: SampleTimes.newYork, now: now, leaning: .ahead)
    let error = try #require(throws: MomentInputError.self) { try input.parse("3/8 2:30") }
    #expect(error.problem == .timeIsSkipped("02:30"))
    #expect(error.near == ["2026-03-08 03:00"])
    #expect(
      try input.parse("11/1 1:30") == .moment(SampleTimes.moment("2026-11-01T05:30:00Z")))
  }

  @Test("is bounded in length, and never traps on whatever is typed")
  func robust() {
    let long = String(repeating: " ", count: MomentInput.typedCharactersMax - 2) + "今日"
    #expect(throws: Never.self) { try Self.read(long) }
    #expect(throws: MomentInputError(typed: " " + long, problem: .tooLong)) {
      try Self.read(" " + long)
    }
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "1", "22", "999999999", "/", ":", "-", "+", "月", "日", "時", "年", "半", "分", "前", "後", "間", "h",
      "d", "mon", "nov", "am", "ago", "in", " ", "今", "午後", "来週", "(", ")", "t", "0", "２", "next",
    ]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      do {
        let input = MomentInput(zone: SampleTimes.tokyo, now: SampleTimes.now, leaning: .behind)
        let year = SampleTimes.tokyo.civil(at: try input.parse(text).start(in: SampleTimes.tokyo))
          .date.civil.year
        #expect(MomentInput.years.contains(year), "seed \(seed): \(text)")
      } catch {
        #expect(!error.ja.isEmpty && !error.en.isEmpty)
      }
    }
  }

  @Test(
    "as a length of time is read in seconds",
    arguments: [
      ("2h", 7_200), ("90s", 90), ("1h30m", 5_400), ("3d", 259_200), ("２時間３０分", 9_000),
      ("30分", 1_800), ("5 min", 300), ("1週間", 604_800), ("", nil), ("h", nil), ("2", nil),
      ("2h x", nil), ("-2h", nil), ("999999999w", nil),
    ] as [(String, Int64?)])
  func lengths(_ text: String, _ seconds: Int64?) {
    #expect(SpanInput.seconds(text) == seconds)
  }

  @Test("covers a whole day where no time was typed")
  func bounds() throws {
    let day = UnderstoodMoment.day(try #require(Day(year: 2026, month: 11, day: 22)))
    #expect(day.start(in: SampleTimes.tokyo) == SampleTimes.moment("2026-11-22T00:00:00+09:00"))
    #expect(
      day.end(in: SampleTimes.tokyo) == SampleTimes.moment("2026-11-22T23:59:59.999999+09:00"))
  }
}

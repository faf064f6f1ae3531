import Cases
import Testing

@testable import Screens

@Suite("The calendar")
struct CalendarTests {
  @Test("goes through every day of 1900 to 2200 and back")
  func roundTrip() throws {
    var number: Int32 = try #require(Day(year: 1900, month: 1, day: 1)).number
    var weekday = Weekday.monday
    for year in 1900...2200 {
      for month in 1...12 {
        for day in 1...Day.count(inMonth: month, of: year) {
          let date = try #require(Day(year: year, month: month, day: day))
          let isRight =
            date.number == number && Day(number: number).civil == (year, month, day)
            && Weekday(of: date) == weekday
          // Asked only where it is wrong: 110,000 expectations take seconds.
          if !isRight { Issue.record("\(date), the \(number)th, a \(weekday)") }
          number += 1
          weekday = Weekday.allCases[weekday.rawValue % 7]
        }
      }
    }
    #expect(Day(number: number) == Day(year: 2201, month: 1, day: 1))
  }

  @Test("has a 29 February in leap years only")
  func leapYears() {
    for (year, isLeap) in [
      (1896, true), (1900, false), (1904, true), (2000, true), (2026, false), (2028, true),
      (2100, false), (2200, false), (2400, true),
    ] {
      #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap, "\(year)")
    }
  }

  @Test("refuses days that do not exist")
  func refuses() {
    for (year, month, day) in [
      (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31), (2026, 2, 30),
      (10_000, 1, 1), (-1, 1, 1),
    ] {
      #expect(Day(year: year, month: month, day: day) == nil)
    }
    #expect(TimeOfDay(hour: 24, minute: 0) == nil)
    #expect(TimeOfDay(hour: 10, minute: 60) == nil)
    #expect(TimeOfDay(hour: 23, minute: 59, second: 60) == nil)
  }
}

@Suite("A time zone")
struct ZoneTests {
  @Test("shows the wall clock of a moment")
  func civil() throws {
    let zone = SampleTimes.newYork
    for (moment, clock) in [
      ("2026-03-08T06:59:59Z", "01:59:59"), ("2026-03-08T07:00:00Z", "03:00:00"),
      ("2026-11-01T05:59:59Z", "01:59:59"), ("2026-11-01T06:00:00Z", "01:00:00"),
    ] {
      #expect(zone.civil(at: SampleTimes.moment(moment)).time.hourMinuteSecond == clock)
    }
    #expect(zone.offset(at: SampleTimes.now).abbreviation == "EST")
    let before = SampleTimes.tokyo.civil(at: SampleTimes.moment("1969-12-31T15:30:00Z"))
    #expect(before.date == Day(year: 1970, month: 1, day: 1))
    #expect(before.time.hourMinute == "00:30")
  }

  @Test("reads the wall clock: once, twice where it was put back, never where it was put forward")
  func readings() throws {
    let zone = SampleTimes.newYork
    func read(_ day: String, _ hour: Int, _ minute: Int) throws -> Zone.Reading {
      let date = try #require(RFC3339.parseDay(day))
      return zone.read(date, try #require(TimeOfDay(hour: hour, minute: minute)))
    }
    #expect(try read("2026-07-01", 12, 0) == .once(SampleTimes.moment("2026-07-01T16:00:00Z")))
    #expect(
      try read("2026-11-01", 1, 30)
        == .twice(
          SampleTimes.moment("2026-11-01T05:30:00Z"), SampleTimes.moment("2026-11-01T06:30:00Z")))
    #expect(try read("2026-03-08", 2, 30) == .never(SampleTimes.moment("2026-03-08T07:00:00Z")))
    #expect(try read("2026-03-08", 3, 0) == .once(SampleTimes.moment("2026-03-08T07:00:00Z")))
  }

  @Test("reads what it showed", arguments: [SampleTimes.tokyo, SampleTimes.newYork, Zone.utc])
  func roundTrip(_ zone: Zone) {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let moment = Instant(
        microseconds: Int64.random(
          in: -2_000_000_000_000_000...7_000_000_000_000_000, using: &generator))
      let (date, time) = zone.civil(at: moment)
      switch zone.read(date, time) {
      case .once(let read): #expect(read == moment, "seed \(seed)")
      case .twice(let first, let second):
        #expect(first == moment || second == moment, "seed \(seed)")
      case .never: Issue.record("seed \(seed): \(moment)")
      }
    }
  }
}

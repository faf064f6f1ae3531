import Cases
import Testing

@testable import Screens

@Suite("Dates on paper")
struct EraTests {
  @Test(
    "are counted by the era of the day",
    arguments: [
      (Day(2026, 11, 22), "令和8年"), (Day(2019, 5, 1), "令和元年"), (Day(2019, 4, 30), "平成31年"),
      (Day(1989, 1, 8), "平成元年"), (Day(1989, 1, 7), "昭和64年"), (Day(1926, 12, 25), "昭和元年"),
      (Day(1926, 12, 24), "大正15年"), (Day(1912, 7, 30), "大正元年"), (Day(1912, 7, 29), "明治45年"),
      (Day(1873, 1, 1), "明治6年"),
    ])
  func eras(day: Day, words: String) {
    #expect(JapaneseEra(day)?.ja == words)
  }

  @Test("have no era before the calendar that they are written in")
  func before() { #expect(JapaneseEra(Day(1872, 12, 31)) == nil) }

  @Test("always have their year, and a stretch says its day once")
  func words() {
    let from = SampleTimes.moment("2026-11-20T13:22:00+09:00")
    let to = SampleTimes.moment("2026-11-20T15:30:00+09:00")
    func dates(_ language: Language, _ usesEra: Bool) -> PaperDates {
      PaperDates(language: language, zone: SampleTimes.tokyo, usesEra: usesEra)
    }
    #expect(dates(.ja, false).span(from, to) == "2026年11月20日(金) 13:22 - 15:30")
    #expect(dates(.ja, true).moment(from) == "令和8年11月20日(金) 13:22")
    #expect(dates(.en, false).day(from) == "Fri 20 Nov 2026")
    #expect(dates(.en, true).day(from) == "Fri 20 Nov 2026 (Reiwa 8)")
    let next = to.adding(seconds: 86_400)
    #expect(dates(.en, false).span(from, next).hasSuffix("13:22 - Sat 21 Nov 2026 15:30"))
    #expect(dates(.ja, false).span(from, nil) == "2026年11月20日(金) 13:22 -")
  }
}

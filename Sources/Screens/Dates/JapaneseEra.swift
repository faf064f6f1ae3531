package import Cases

/// A year as Japanese papers count it: 令和8年.
package struct JapaneseEra: Hashable, Sendable {
  package let name: String
  package let romanized: String
  package let year: Int

  /// The eras since Japan has had the Gregorian calendar, the newest first, with their first days.
  private static let eras: [(name: String, romanized: String, from: Day)] = [
    ("令和", "Reiwa", Day(2019, 5, 1)), ("平成", "Heisei", Day(1989, 1, 8)),
    ("昭和", "Shōwa", Day(1926, 12, 25)), ("大正", "Taishō", Day(1912, 7, 30)),
    ("明治", "Meiji", Day(1873, 1, 1)),
  ]

  /// The first year of 明治, which began before the calendar did.
  private static let meijiYear = 1868

  /// `nil` of a day before 1873, when Japan counted its days in another way.
  package init?(_ day: Day) {
    guard let era = Self.eras.first(where: { $0.from <= day }) else { return nil }
    name = era.name
    romanized = era.romanized
    let first = era.romanized == "Meiji" ? Self.meijiYear : era.from.civil.year
    year = day.civil.year - first + 1
  }

  /// 令和8年, 令和元年.
  package var ja: String { "\(name)\(year == 1 ? "元" : "\(year)")年" }
}

/// Writes dates for paper, which is read long after: always with the year.
package struct PaperDates: Hashable, Sendable {
  package let language: Language
  package let zone: Zone
  /// Whether years are those of the Japanese eras.
  package let usesEra: Bool

  /// Makes a writer.
  package init(language: Language, zone: Zone, usesEra: Bool) {
    self.language = language
    self.zone = zone
    self.usesEra = usesEra
  }

  /// 2026年11月22日(日), 令和8年11月22日(日), Sun 22 Nov 2026, Sun 22 Nov 2026 (Reiwa 8).
  package func day(_ day: Day) -> String {
    let (year, month, number) = day.civil
    let era = usesEra ? JapaneseEra(day) : nil
    switch language {
    case .ja:
      return (era?.ja ?? "\(year)年") + "\(month)月\(number)日(\(Weekday(of: day).ja))"
    case .en:
      let plain = DateWords.day(day, withYear: true).en
      return era.map { "\(plain) (\($0.romanized) \($0.year))" } ?? plain
    }
  }

  /// The day of a moment.
  package func day(_ moment: Instant) -> String { day(date(moment)) }

  /// The day and the time of a moment.
  package func moment(_ moment: Instant) -> String { "\(day(moment)) \(time(moment))" }

  /// `13:22`.
  package func time(_ moment: Instant) -> String { zone.civil(at: moment).time.hourMinute }

  /// `11/22`, `22 Nov`: where the year stands nearby.
  package func shortDay(_ moment: Instant) -> String {
    DateWords.shortDay(date(moment), withYear: false).text(in: language)
  }

  /// A stretch of time, the day once where both ends lie on it.
  package func span(_ from: Instant, _ to: Instant?) -> String {
    guard let to else { return "\(moment(from)) -" }
    return date(from) == date(to)
      ? "\(moment(from)) - \(time(to))" : "\(moment(from)) - \(moment(to))"
  }

  private func date(_ moment: Instant) -> Day { zone.civil(at: moment).date }
}

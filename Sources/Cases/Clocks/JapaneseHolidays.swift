/// The public holidays of Japan, computed from the law.
///
/// 国民の祝日に関する法律 (昭和23年法律第178号) with its amendments since 1980, the acts that made
/// single days of 1989, 1990, 1993 and 2019 holidays, and the exceptions of 2020 and 2021 for the
/// Olympic Games.  The equinoxes are those of the astronomers' formula for 1980 to 2099; the
/// government announces them a year ahead (官報、暦要項).
package enum JapaneseHolidays {
  /// The years for which the equinoxes are known; no other year has holidays here.
  package static let years = 1980...2099

  /// Whether offices that keep the law are closed: a holiday, a substitute for one on a Sunday
  /// (振替休日), or a day between two holidays (国民の休日).
  package static func isHoliday(_ day: Day) -> Bool {
    let year = day.civil.year
    guard years.contains(year) else { return false }
    return isNamed(day) || isSubstitute(day, year) || isBetween(day, year)
  }

  /// Article 3, paragraph 2: until 2006 the Monday behind, since 2007 the next day that is none.
  private static func isSubstitute(_ day: Day, _ year: Int) -> Bool {
    guard !isNamed(day) else { return false }
    if year < 2007 { return day.weekday == 1 && isNamed(day.adding(-1)) }
    var earlier = day.adding(-1)
    while isNamed(earlier) {
      if earlier.weekday == 0 { return true }
      earlier = earlier.adding(-1)
    }
    return false
  }

  /// Article 3, paragraph 3, in force since 27 December 1985.
  private static func isBetween(_ day: Day, _ year: Int) -> Bool {
    guard year >= 1986, !isNamed(day), isNamed(day.adding(-1)), isNamed(day.adding(1)) else {
      return false
    }
    // Until 2006 a Sunday or a substitute stayed what it was: no work either way.
    return year >= 2007 || day.weekday != 0
  }

  // MARK: Article 2

  /// Whether the day has a name in the law, or in an act of its own.
  static func isNamed(_ day: Day) -> Bool {
    let (year, month, number) = day.civil
    guard years.contains(year) else { return false }
    if isSingle(year, month, number) { return true }
    switch month {
    case 1:
      return number == 1 || (year < 2000 ? number == 15 : isMonday(2, day, number))  // 元日、成人の日
    case 2: return number == 11 || (year >= 2020 && number == 23)  // 建国記念の日、天皇誕生日
    case 3: return number == vernalEquinox(year)
    case 4: return number == 29  // 天皇誕生日、みどりの日、昭和の日
    case 5: return number == 3 || number == 5 || (year >= 2007 && number == 4)
    case 7: return isMarineDay(day, year, number) || isSportsDay(day, year, month, number)
    case 8: return isMountainDay(year, number)
    case 9:
      let isAged = year < 2003 ? number == 15 : isMonday(3, day, number)
      return isAged || number == autumnalEquinox(year)
    case 10: return isSportsDay(day, year, month, number)
    case 11: return number == 3 || number == 23  // 文化の日、勤労感謝の日
    case 12: return (1989...2018).contains(year) && number == 23  // 天皇誕生日
    default: return false  // Open set: the months without holidays.
    }
  }

  /// Funeral and enthronements of emperors, a wedding: each by an act of its own.
  private static func isSingle(_ year: Int, _ month: Int, _ number: Int) -> Bool {
    switch (year, month, number) {
    case (1989, 2, 24), (1990, 11, 12), (1993, 6, 9), (2019, 5, 1), (2019, 10, 22): true
    default: false  // Open set: every other day.
    }
  }

  /// 海の日.
  private static func isMarineDay(_ day: Day, _ year: Int, _ number: Int) -> Bool {
    switch year {
    case ..<1996: false
    case ..<2003: number == 20
    case 2020: number == 23
    case 2021: number == 22
    default: isMonday(3, day, number)  // Open set: the rule of all other years.
    }
  }

  /// 山の日.
  private static func isMountainDay(_ year: Int, _ number: Int) -> Bool {
    switch year {
    case ..<2016: false
    case 2020: number == 10
    case 2021: number == 8
    default: number == 11  // Open set: the rule of all other years.
    }
  }

  /// 体育の日、スポーツの日.
  private static func isSportsDay(_ day: Day, _ year: Int, _ month: Int, _ number: Int) -> Bool {
    switch year {
    case ..<2000: month == 10 && number == 10
    case 2020: month == 7 && number == 24
    case 2021: month == 7 && number == 23
    default: month == 10 && isMonday(2, day, number)  // Open set: the rule of all other years.
    }
  }

  /// Whether it is the `ordinal`-th Monday of its month (ハッピーマンデー).
  private static func isMonday(_ ordinal: Int, _ day: Day, _ number: Int) -> Bool {
    day.weekday == 1 && (number - 1) / 7 + 1 == ordinal
  }

  // MARK: Equinoxes

  /// 春分の日: 20.8431 + 0.242194 × (year − 1980) − ⌊(year − 1980) / 4⌋, cut off.
  ///
  /// Formula: 新こよみ便利帳 (海上保安庁水路部), for 1980 to 2099.
  static func vernalEquinox(_ year: Int) -> Int { equinox(year, 20_843_100) }

  /// 秋分の日: the same from 23.2488.
  static func autumnalEquinox(_ year: Int) -> Int { equinox(year, 23_248_800) }

  private static func equinox(_ year: Int, _ millionthsOfADay: Int) -> Int {
    (millionthsOfADay + 242_194 * (year - 1980)) / 1_000_000 - (year - 1980) / 4
  }
}

extension Day {
  /// The day `count` days later.
  package func adding(_ count: Int) -> Day { Day(number: number + Int32(count)) }
}

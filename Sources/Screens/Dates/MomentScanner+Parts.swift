internal import Cases

extension MomentScanner {
  /// A word, Japanese or English.
  mutating func word() throws(MomentInputError) {
    let start = index
    if let known = MomentWords.japanese.first(where: { characters[index...].starts(with: $0.text) })
    {
      index += known.text.count
      try use(known.meaning, from: start)
      return
    }
    guard let meaning = MomentWords.english[letters()] else { throw notUnderstood(from: start) }
    if case .month(let month) = meaning {
      try dayAfterMonth(month, from: start)
    } else {
      try use(meaning, from: start)
    }
  }

  private mutating func use(
    _ meaning: MomentWords.Meaning, from start: Int
  ) throws(MomentInputError) {
    switch meaning {
    case .filler: break
    case .now: try setSpan(0, from: start)
    case .day(let days): try setDay(.fromToday(days), from: start)
    case .weekday(let day):
      guard weekday == nil else { throw MomentInputError(problem: .twice(text(from: start))) }
      weekday = day
    case .week(let weeks):
      guard week == nil else { throw MomentInputError(problem: .twice(text(from: start))) }
      week = weeks
    case .time(let time): try setTime(time.hour, time.minute, from: start)
    case .halfDay(let isAfternoon):
      guard halfDay == nil, isDigitNext else { throw notUnderstood(from: start) }
      halfDay = isAfternoon
    case .later:
      guard isDigitNext else { throw notUnderstood(from: start) }
      expectsSpan = true
    case .month, .unit, .ago: throw notUnderstood(from: start)
    }
  }

  private var isDigitNext: Bool {
    characters[index...].first { !$0.isWhitespace }?.isASCIIDigit ?? false
  }

  /// `nov 22`, `nov 22, 2026`.
  private mutating func dayAfterMonth(_ month: Int, from start: Int) throws(MomentInputError) {
    _ = skipFiller()
    guard let day = takeNumber() else { throw notUnderstood(from: start) }
    try setDay(yearBehind(), month, day.value, from: start)
  }

  /// What begins with a digit.
  mutating func number() throws(MomentInputError) {
    let start = index
    guard let first = takeNumber() else { throw notUnderstood(from: start) }
    if take("/") {
      try slashes(first, from: start)
    } else if first.digits == 4, isDigit(at: index + 1), take("-") {
      guard let month = takeNumber(), take("-"), let day = takeNumber() else {
        throw notUnderstood(from: start)
      }
      if isDigit(at: index + 1) { _ = take("t") }
      try setDay(first.value, month.value, day.value, from: start)
    } else if take("年") {
      guard let month = takeNumber(), take("月"), let day = takeNumber(), take("日") else {
        throw notUnderstood(from: start)
      }
      try setDay(first.value, month.value, day.value, from: start)
    } else if take("月") {
      guard let day = takeNumber(), take("日") else { throw notUnderstood(from: start) }
      try setDay(nil, first.value, day.value, from: start)
    } else if take(":") {
      guard let minute = takeNumber(), minute.digits == 2 else { throw notUnderstood(from: start) }
      var second = 0
      if take(":") {
        guard let typed = takeNumber(), typed.digits == 2 else { throw notUnderstood(from: start) }
        second = typed.value
      }
      try setTime(first.value, minute.value, second, from: start)
    } else if characters[index...].first == "時", !characters[index...].starts(with: "時間") {
      try japaneseTime(first.value, from: start)
    } else {
      try numberBeforeWord(first.value, from: start)
    }
  }

  private mutating func slashes(
    _ first: (value: Int, digits: Int), from start: Int
  ) throws(MomentInputError) {
    guard let second = takeNumber() else { throw notUnderstood(from: start) }
    guard take("/") else { return try setDay(nil, first.value, second.value, from: start) }
    guard first.digits == 4, let third = takeNumber() else { throw notUnderstood(from: start) }
    try setDay(first.value, second.value, third.value, from: start)
  }

  /// `10時`, `10時半`, `10時15分`.
  private mutating func japaneseTime(_ hour: Int, from start: Int) throws(MomentInputError) {
    _ = take("時")
    var minute = 0
    if take("半") {
      minute = 30
    } else if isDigit(at: index) {
      guard let typed = takeNumber(), take("分") else { throw notUnderstood(from: start) }
      minute = typed.value
    }
    try setTime(hour, minute, from: start)
  }

  /// `22 nov`, `3pm`, `2 days ago`, `2日前`.
  private mutating func numberBeforeWord(_ value: Int, from start: Int) throws(MomentInputError) {
    if let month = takeWord({ if case .month(let month) = $0 { month } else { nil } }) {
      return try setDay(yearBehind(), month, value, from: start)
    }
    if let afternoon = takeWord({ if case .halfDay(let half) = $0 { half } else { nil } }) {
      guard (1...12).contains(value) else {
        throw MomentInputError(problem: .noSuchTime(text(from: start)))
      }
      return try setTime(value % 12 + (afternoon ? 12 : 0), 0, from: start)
    }
    index = start
    var terms = try spanTerms(from: start)
    if expectsSpan {
      expectsSpan = false
    } else if take("前") || takeWord({ $0 == .ago ? true : nil }) != nil {
      terms = terms.map { ($0.unit, -$0.count) }
    } else {
      guard take("後") || takeWord({ $0 == .later ? true : nil }) != nil else {
        throw notUnderstood(from: start)
      }
    }
    try setSpan(terms, keepsClock: false, from: start)
  }

  /// A year of four digits that is not the hour of a time.
  private mutating func yearBehind() -> Int? {
    let start = index
    _ = skipFiller()
    if let year = takeNumber(), year.digits == 4, characters[index...].first != ":" {
      return year.value
    }
    index = start
    return nil
  }

  private mutating func setDay(
    _ year: Int?, _ month: Int, _ day: Int, from start: Int
  ) throws(MomentInputError) {
    guard let year else {
      // 1996 was a leap year: 2/29 may be meant for another one.
      guard Cases.Day(year: 1_996, month: month, day: day) != nil else {
        throw MomentInputError.noSuchDay(year: nil, month: month, day: day)
      }
      return try setDay(.monthDay(month, day), from: start)
    }
    guard let date = Cases.Day(year: year, month: month, day: day) else {
      throw MomentInputError.noSuchDay(year: year, month: month, day: day)
    }
    try setDay(.exact(date), from: start)
  }
}

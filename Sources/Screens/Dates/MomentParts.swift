internal import Cases

/// What was found in a typed date, before it is known which day it is.
struct MomentParts: Hashable, Sendable {
  /// A day, as it was said.
  enum Day: Hashable, Sendable {
    case exact(Cases.Day)
    case monthDay(Int, Int)
    case weekday(Weekday)
    case inWeek(Int, Weekday)
    case fromToday(Int)
  }

  var day: Day?
  var time: TimeOfDay?
  /// A weekday that stood beside a day, as in `11/22(日)`: it must agree.
  var weekdayBeside: Weekday?
  /// A span from now, in seconds.
  var fromNow: Int64?
  var fromNowText = ""
  /// Whether a day without a time means the time of now: `+3d`.
  var keepsClock = false
}

/// Finds the parts of a typed date.
///
/// - Note: works on half-width lower case.
struct MomentScanner {
  let characters: [Character]
  var index = 0
  var parts = MomentParts()
  /// 午前 or 午後, until the time that it belongs to; English puts it behind.
  var halfDay: Bool?
  var week: Int?
  var weekday: Weekday?
  /// After `in`: the span that follows is ahead.
  var expectsSpan = false

  init(_ key: String) {
    characters = Array(key)
  }

  mutating func run() throws(MomentInputError) -> MomentParts {
    while skipFiller() {
      let start = index
      switch characters[index] {
      case "+", "-": try signedSpan()
      case let character where character.isASCIIDigit: try number()
      default: try word()
      }
      precondition(index > start, "each step of the scanner takes something")
    }
    try finish()
    return parts
  }

  /// Joins what could not be decided before the end.
  private mutating func finish() throws(MomentInputError) {
    if halfDay != nil || expectsSpan { throw notUnderstood(from: 0) }
    switch (weekday, week) {
    case (nil, nil): break
    case (nil, _): throw notUnderstood(from: 0)
    case (let weekday?, nil):
      if parts.day == nil { parts.day = .weekday(weekday) } else { parts.weekdayBeside = weekday }
    case (let weekday?, let week?): try setDay(.inWeek(week, weekday), from: 0)
    }
  }

  // MARK: - Taking

  /// Skips spaces and commas.
  /// - Returns: whether anything is left.
  mutating func skipFiller() -> Bool {
    while index < characters.count, characters[index].isWhitespace || characters[index] == "," {
      index += 1
    }
    return index < characters.count
  }

  mutating func take(_ text: String) -> Bool {
    guard characters[index...].starts(with: text) else { return false }
    index += text.count
    return true
  }

  func isDigit(at position: Int) -> Bool {
    position < characters.count && characters[position].isASCIIDigit
  }

  /// Takes digits; more than nine are no number of a date.
  mutating func takeNumber() -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while isDigit(at: index), index - start < 10 {
      value = value * 10 + (characters[index].wholeNumberValue ?? 0)
      index += 1
    }
    let digits = index - start
    guard (1...9).contains(digits) else {
      index = start
      return nil
    }
    return (value, digits)
  }

  /// Takes ASCII letters after spaces, if `accept` knows what they mean.
  mutating func takeWord<Value>(_ accept: (MomentWords.Meaning) -> Value?) -> Value? {
    let start = index
    _ = skipFiller()
    let word = letters()
    if let meaning = MomentWords.english[word], let value = accept(meaning) { return value }
    index = start
    return nil
  }

  mutating func letters() -> String {
    let start = index
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      index += 1
    }
    return String(characters[start..<index])
  }

  // MARK: - Keeping

  mutating func setDay(_ day: MomentParts.Day, from start: Int) throws(MomentInputError) {
    guard parts.day == nil else { throw MomentInputError(problem: .twice(text(from: start))) }
    parts.day = day
  }

  mutating func setTime(
    _ hour: Int, _ minute: Int, _ second: Int = 0, from start: Int
  ) throws(MomentInputError) {
    guard parts.time == nil else { throw MomentInputError(problem: .twice(text(from: start))) }
    var hour = hour
    if let isAfternoon = halfDay {
      // 午前12時 is noon by the decree of 1872 and midnight to most people.
      guard (0...11).contains(hour) else {
        throw MomentInputError(
          problem: .noSuchTime(text(from: start)), near: ["12:00", "0:00"])
      }
      if isAfternoon { hour += 12 }
      halfDay = nil
    } else if let isAfternoon = takeWord({ meaning in
      if case .halfDay(let afternoon) = meaning { afternoon } else { nil }
    }) {
      guard (1...12).contains(hour) else {
        throw MomentInputError(problem: .noSuchTime(text(from: start)))
      }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else {
      throw MomentInputError(
        problem: .noSuchTime(text(from: start)),
        near: hour == 24 && minute == 0 ? ["0:00", "23:59"] : [])
    }
    parts.time = time
  }

  // MARK: - Failing

  func text(from start: Int) -> String {
    String(characters[start..<index])
  }

  /// The error for everything from `start` on, with the nearest words put into it.
  func notUnderstood(from start: Int) -> MomentInputError {
    var end = start
    while end < characters.count, !characters[end].isWhitespace { end += 1 }
    let part = String(characters[start..<max(end, start)])
    let known =
      MomentWords.english.keys.filter { $0.count >= 3 }.sorted()
      + MomentWords.japanese.map(\.text).filter { $0.count >= 2 }
    let near = known.map { (word: $0, distance: editDistance(part, $0, limit: 2)) }
      .filter { $0.distance <= 2 && $0.distance < part.count }
      .sorted { $0.distance < $1.distance }
      .prefix(NameMatch.nearMax)
      .map { String(characters[..<start]) + $0.word + String(characters[end...]) }
    return MomentInputError(
      problem: .notUnderstood(part), near: near.isEmpty ? ["11/22 10:00", "明日 10時", "+2h"] : near)
  }
}

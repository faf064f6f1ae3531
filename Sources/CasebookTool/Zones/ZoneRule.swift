internal import Cases
internal import Screens

/// The rule of a zone for all years, as POSIX writes it in `TZ`: `JST-9`, `CET-1CEST,M3.5.0,…`.
struct ZoneRule {
  /// A day of every year on which the clock changes, and when.
  struct Change: Hashable {
    enum Day: Hashable {
      /// `Jn`: 1 to 365, 29 February is never counted.
      case withoutLeapDay(Int)
      /// `n`: 0 to 365, 29 February is counted.
      case dayOfYear(Int)
      /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m; week 5 is the last.
      case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    /// On the clock before the change; may lie outside of the day (RFC 8536, 3.3.1).
    let seconds: Int64
  }

  let standard: Zone.Offset
  /// Summer time with its beginning and end; nil where there is none.
  let summer: (offset: Zone.Offset, from: Change, until: Change)?

  /// Reads a rule; nil if it is none.
  init?(_ text: String) {
    var scanner = RuleScanner(text)
    guard let name = scanner.name(), let offset = scanner.offset() else { return nil }
    standard = Zone.Offset(minutes: -offset / 60, abbreviation: name)
    guard !scanner.isAtEnd else {
      summer = nil
      return
    }
    guard let summerName = scanner.name() else { return nil }
    var summerOffset = offset - 3_600
    if !scanner.isAtEnd, !scanner.isAt(",") {
      guard let typed = scanner.offset() else { return nil }
      summerOffset = typed
    }
    // Without dates POSIX leaves the rule to the system; that of the United States is usual.
    if scanner.isAtEnd { scanner = RuleScanner(",M3.2.0,M11.1.0") }
    guard scanner.take(","), let from = scanner.change(), scanner.take(","),
      let until = scanner.change(), scanner.isAtEnd
    else { return nil }
    let changed = Zone.Offset(minutes: -summerOffset / 60, abbreviation: summerName)
    summer = (changed, from, until)
  }

  /// The changes after `last`, or after 1970, up to the end of a year.
  func transitions(after last: Instant?, throughYear yearMax: Int) -> [Zone.Transition] {
    guard let summer else { return [] }
    let first = last ?? Instant(seconds: 0)
    var found: [Zone.Transition] = []
    let yearMin = Day(of: first, offsetMinutes: 0).civil.year
    // The last change of a damaged file may lie in any year.
    guard yearMin <= yearMax else { return [] }
    for year in yearMin...yearMax {
      let begins = Self.moment(of: summer.from, in: year, on: standard)
      let ends = Self.moment(of: summer.until, in: year, on: summer.offset)
      found.append(Zone.Transition(at: begins, offset: summer.offset))
      found.append(Zone.Transition(at: ends, offset: standard))
    }
    var kept: [Zone.Transition] = []
    for transition in found.sorted(by: { $0.at < $1.at })
    where transition.at > first && transition.at > kept.last?.at ?? first {
      kept.append(transition)
    }
    return kept
  }

  private static func moment(of change: Change, in year: Int, on clock: Zone.Offset) -> Instant {
    day(of: change, in: year).start(offsetMinutes: clock.minutes).adding(seconds: change.seconds)
  }

  private static func day(of change: Change, in year: Int) -> Day {
    let newYear = Day(year, 1, 1).number
    switch change.day {
    case .dayOfYear(let number): return Day(number: newYear + Int32(number))
    case .withoutLeapDay(let number):
      let isLeap = Day(year, 3, 1).number - newYear == 60
      return Day(number: newYear + Int32(number) - (isLeap && number >= 60 ? 0 : 1))
    case .weekday(let month, let week, let weekday):
      let first = Day(year, month, 1)
      let ahead = (weekday - first.weekday + 7) % 7
      let wanted = first.number + Int32(ahead + 7 * (week - 1))
      let next = month == 12 ? Day(year + 1, 1, 1) : Day(year, month + 1, 1)
      return Day(number: wanted < next.number ? wanted : wanted - 7)
    }
  }
}

private struct RuleScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { at == bytes.count }

  func isAt(_ character: Unicode.Scalar) -> Bool {
    at < bytes.count && bytes[at] == UInt8(ascii: character)
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    at += 1
    return true
  }

  /// Three letters or more, or anything between angle brackets.
  mutating func name() -> String? {
    let isQuoted = take("<")
    let rest = bytes[at...]
    let name =
      isQuoted ? rest.prefix { $0 != UInt8(ascii: ">") } : rest.prefix(while: Self.isLetter)
    at += name.count
    guard name.count >= 3, !isQuoted || take(">") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// Seconds *west* of UTC, as POSIX counts: `-9`, `+05:30`.
  mutating func offset() -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(), hours <= 167 else { return nil }
    var seconds = hours * 3_600
    if take(":") {
      guard let minutes = number(), minutes < 60 else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = number(), rest < 60 else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  mutating func change() -> ZoneRule.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return ZoneRule.Change(day: day, seconds: 7_200) }
    guard let time = offset() else { return nil }
    return ZoneRule.Change(day: day, seconds: Int64(time))
  }

  private mutating func day() -> ZoneRule.Change.Day? {
    if take("J") {
      guard let number = number(), (1...365).contains(number) else { return nil }
      return .withoutLeapDay(number)
    }
    guard take("M") else {
      guard let number = number(), number <= 365 else { return nil }
      return .dayOfYear(number)
    }
    guard let month = number(), (1...12).contains(month), take("."), let week = number(),
      (1...5).contains(week), take("."), let weekday = number(), weekday <= 6
    else { return nil }
    return .weekday(month: month, week: week, day: weekday)
  }

  private mutating func number() -> Int? {
    let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }.prefix(4)
    guard !digits.isEmpty else { return nil }
    at += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

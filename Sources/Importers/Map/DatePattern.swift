internal import Cases

/// How a column writes days and moments: "yyyy/MM/dd HH:mm".
///
/// `yyyy`, `M`, `d`, `H`, `m`, `s` are digits, `G` is the name of a Japanese era (令和, R), after
/// which `y` is the year of it, 元 being the first; `a` is 午前, 午後, AM or PM; `Z` is "Z" or
/// "+09:00".  `T` and everything that is no Latin letter stand for themselves.
package struct DatePattern: Hashable, Sendable {
  /// As it stands in the map.
  package let text: String
  private let tokens: [Token]

  private enum Token: Hashable {
    /// Digits of a field; so many, or up to so many where another character ends them.
    case digits(Field, count: Int, isExact: Bool)
    case era, half, offset
    case character(Character)
  }

  private enum Field: Character, Hashable, CaseIterable {
    case year = "y"
    case month = "M"
    case day = "d"
    case hour = "H"
    case minute = "m"
    case second = "s"
  }

  /// `nil` if it has no year, month or day, one twice, or a letter that means nothing.
  package init?(_ text: String) {
    var tokens: [Token] = []
    var rest = Array(text)[...]
    while let first = rest.first {
      if let field = Field(rawValue: first) {
        let run = rest.prefix { $0 == first }.count
        rest = rest.dropFirst(run)
        let next = rest.first.flatMap(Field.init(rawValue:))
        let count = field == .year && run >= 4 ? 4 : 2
        // Nothing else says where digits end that stand beside other digits.
        var isExact = next != nil || count == 4
        if case .digits = tokens.last { isExact = true }
        tokens.append(.digits(field, count: count, isExact: isExact))
        continue
      }
      rest = rest.dropFirst()
      switch first {
      case "G": tokens.append(.era)
      case "a": tokens.append(.half)
      case "Z": tokens.append(.offset)
      case _:
        // "hh" is a slip, not an h that stands in every date.
        guard !first.isASCII || !first.isLetter || first == "T" else { return nil }
        tokens.append(.character(first))
      }
    }
    var fields: [Field] = []
    for case .digits(let field, _, _) in tokens { fields.append(field) }
    guard Set(fields).count == fields.count, [.year, .month, .day].allSatisfy(fields.contains)
    else { return nil }
    self.text = text
    self.tokens = tokens
  }

  /// What is tried where a map says nothing, in this order.
  package static let usual: [DatePattern] = [
    "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d", "yyyy-M-dTH:m:sZ", "yyyy-M-d H:m:s",
    "yyyy-M-d H:m", "yyyy-M-d", "yyyyMMdd", "yyyy年M月d日H時m分", "yyyy年M月d日 H:m", "yyyy年M月d日",
    "Gy年M月d日", "Gy.M.d", "Gy/M/d",
  ].compactMap { DatePattern($0) }

  /// Reads a text; `nil` if it is not of this form, or no such time.
  func read(_ text: String, _ clock: LocalClock) -> SourceTime? {
    var reading = Reading(rest: Array(text)[...])
    for token in tokens where !reading.take(token) { return nil }
    return reading.rest.isEmpty ? reading.time(clock) : nil
  }

  // MARK: Reading

  /// What has been read so far.
  private struct Reading {
    var rest: ArraySlice<Character>
    private var values: [Field: Int] = [:]
    private var eraStart: Int?
    private var isAfternoon: Bool?
    private var offsetMinutes: Int?

    init(rest: ArraySlice<Character>) { self.rest = rest }

    mutating func take(_ token: Token) -> Bool {
      switch token {
      case .character(let wanted):
        guard let found = rest.first, Self.folded(found) == Self.folded(wanted) else {
          return false
        }
        rest = rest.dropFirst()
        return true
      case .digits(let field, let count, let isExact):
        return digits(field, count: count, isExact: isExact)
      case .era: return era()
      case .half: return half()
      case .offset: return offset()
      }
    }

    private mutating func digits(_ field: Field, count: Int, isExact: Bool) -> Bool {
      if field == .year, eraStart != nil, rest.first == "元" {
        rest = rest.dropFirst()
        values[.year] = 1
        return true
      }
      var value = 0
      var taken = 0
      while taken < count, let digit = rest.first.flatMap(Self.digit) {
        value = value * 10 + digit
        taken += 1
        rest = rest.dropFirst()
      }
      guard taken > 0, !isExact || taken == count else { return false }
      values[field] = value
      return true
    }

    private mutating func era() -> Bool {
      let eras: [(names: [String], start: Int)] = [
        (["令和", "R"], 2018), (["平成", "H"], 1988), (["昭和", "S"], 1925), (["大正", "T"], 1911),
        (["明治", "M"], 1867),
      ]
      for (names, start) in eras {
        for name in names where takeWord(name) {
          eraStart = start
          return true
        }
      }
      return false
    }

    private mutating func half() -> Bool {
      for (names, after) in [(["午前", "AM"], false), (["午後", "PM"], true)] {
        for name in names where takeWord(name) {
          isAfternoon = after
          return true
        }
      }
      return false
    }

    private mutating func offset() -> Bool {
      if takeWord("Z") {
        offsetMinutes = 0
        return true
      }
      guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
      rest = rest.dropFirst()
      let digits = rest.prefix(5).filter { $0 != ":" }.compactMap(Self.digit)
      guard digits.count == 4 else { return false }
      rest = rest.dropFirst(rest.dropFirst(2).first == ":" ? 5 : 4)
      let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
      offsetMinutes = sign == "-" ? -minutes : minutes
      return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
      let found = rest.prefix(word.count).map(Self.folded)
      guard found == word.map(Self.folded) else { return false }
      rest = rest.dropFirst(word.count)
      return true
    }

    func time(_ clock: LocalClock) -> SourceTime? {
      guard var year = values[.year], let month = values[.month], let day = values[.day] else {
        return nil
      }
      if let eraStart { year += eraStart } else if year < 100 { year += 2000 }
      let date = Day(year, month, day)
      guard (1...12).contains(month), date.civil == (year, month, day) else { return nil }
      guard var hour = values[.hour] else { return clock.start(of: date) }
      if let isAfternoon {
        guard hour <= 12 else { return nil }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
      }
      let minute = values[.minute] ?? 0
      let second = values[.second]
      guard hour < 24, minute < 60, second ?? 0 < 60 else { return nil }
      let seconds = Int64(hour * 3_600 + minute * 60 + (second ?? 0))
      let local = date.start(offsetMinutes: 0).adding(seconds: seconds)
      let instant =
        offsetMinutes.map { local.adding(seconds: Int64(-60 * $0)) } ?? clock.instant(local: local)
      return SourceTime(instant: instant, precision: second == nil ? .minute : .instant)
    }

    /// Full-width digits are digits, too.
    private static func digit(_ character: Character) -> Int? {
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
        return nil
      }
      switch scalar.value {
      case 0x30...0x39: return Int(scalar.value - 0x30)
      case 0xFF10...0xFF19: return Int(scalar.value - 0xFF10)
      case _: return nil
      }
    }

    /// Full-width ASCII as ASCII, small letters as great ones.
    private static func folded(_ character: Character) -> Character {
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
        return character
      }
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      let half = value == 0x3000 ? 0x20 : value
      let upper = (0x61...0x7A).contains(half) ? half - 32 : half
      return Unicode.Scalar(upper).map { Character($0) } ?? character
    }
  }
}

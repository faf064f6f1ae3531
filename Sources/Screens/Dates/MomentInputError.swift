package import Cases

/// Why a typed date or time was not understood, and what is near.
package struct MomentInputError: Error, Hashable, Message {
  /// What is the matter.
  package enum Problem: Hashable, Sendable {
    /// Nothing was typed.
    case empty
    /// More than `MomentInput.typedCharactersMax` characters.
    case tooLong
    /// This part of it means nothing to us.
    case notUnderstood(String)
    /// A second day or time.
    case twice(String)
    /// A day that no calendar has: `2/30`.
    case noSuchDay(String)
    /// A time that no clock shows: `25:00`.
    case noSuchTime(String)
    /// The day is not the weekday that was typed beside it.
    case weekdayDiffers(Day, typed: Weekday)
    /// The clock was put forward over this time on that day.
    case timeIsSkipped(String)
    /// Outside the years of `MomentInput.years`.
    case outOfRange
  }

  /// As it was typed.
  package let typed: String
  package let problem: Problem
  /// What may have been meant, in words that are understood; the nearest first, three at most.
  package let near: [String]

  init(typed: String = "", problem: Problem, near: [String] = []) {
    self.typed = typed
    self.problem = problem
    self.near = near
  }

  /// A day that does not exist, with the last of its month and the first of the next as near.
  static func noSuchDay(year: Int?, month: Int, day: Int) -> MomentInputError {
    let prefix = year.map { "\($0)/" } ?? ""
    var near: [String] = []
    if (1...12).contains(month), day > 28 {
      near = ["\(prefix)\(month)/\(Day.count(inMonth: month, of: year ?? 1_999))"]
      if month < 12 { near.append("\(prefix)\(month + 1)/1") }
    }
    return MomentInputError(problem: .noSuchDay("\(prefix)\(month)/\(day)"), near: near)
  }

  package var ja: String {
    switch problem {
    case .empty: "日時がありません"
    case .tooLong: "日時が長すぎます (\(MomentInput.typedCharactersMax) 文字まで)"
    case .notUnderstood(let part): "日時「\(typed)」の「\(part)」が分かりません"
    case .twice(let part): "日時「\(typed)」に日または時刻が 2 つあります (\(part))"
    case .noSuchDay(let day): "日付「\(day)」はありません"
    case .noSuchTime(let time): "時刻「\(time)」はありません"
    case .weekdayDiffers(let date, let weekday):
      "\(DateWords.fullDay(date).ja) は\(Weekday(of: date).ja)曜です (\(weekday.ja)曜ではありません)"
    case .timeIsSkipped(let time): "その日に \(time) はありません (夏時間の切り替え)"
    case .outOfRange:
      "「\(typed)」は扱える年 (\(MomentInput.years.lowerBound)-\(MomentInput.years.upperBound)) の外です"
    }
  }

  package var en: String {
    switch problem {
    case .empty: "no date or time"
    case .tooLong: "the date is too long (\(MomentInput.typedCharactersMax) characters at most)"
    case .notUnderstood(let part): "\"\(part)\" in \"\(typed)\" is no date or time"
    case .twice(let part): "\"\(typed)\" has two days or two times (\(part))"
    case .noSuchDay(let day): "there is no day \(day)"
    case .noSuchTime(let time): "there is no time \(time)"
    case .weekdayDiffers(let date, let weekday):
      "\(DateWords.fullDay(date).en) is a \(Weekday(of: date).en), not a \(weekday.en)"
    case .timeIsSkipped(let time): "\(time) is skipped on that day (daylight saving time)"
    case .outOfRange:
      "\"\(typed)\" is outside the years "
        + "\(MomentInput.years.lowerBound) to \(MomentInput.years.upperBound)"
    }
  }
}

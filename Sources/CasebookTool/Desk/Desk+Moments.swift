internal import Cases
internal import Screens

/// What a typed moment is for, as it is said back before it is saved.
enum SpokenMoment: Message {
  case happened, due, from, answerBy, visitFrom, visitUntil, waitUntil, tagUntil, sentBy

  var ja: String {
    switch self {
    case .happened: "起きた日時"
    case .due: "期限"
    case .from: "から"
    case .answerBy: "返事の期限"
    case .visitFrom: "訪問"
    case .visitUntil: "まで"
    case .waitUntil: "待つ見込み"
    case .tagUntil: "札の終わり"
    case .sentBy: "送る日時"
    }
  }

  var en: String {
    switch self {
    case .happened: "happened"
    case .due: "due"
    case .from: "from"
    case .answerBy: "answer by"
    case .visitFrom: "visit"
    case .visitUntil: "until"
    case .waitUntil: "waits until"
    case .tagUntil: "tags until"
    case .sentBy: "to be sent"
    }
  }
}

extension Desk {
  /// What was typed for a date or time.
  func understand(
    _ typed: String, _ leaning: MomentLeaning, option: String
  ) throws(ErrorReport) -> UnderstoodMoment {
    let input = MomentInput(zone: try zone(), now: now, leaning: leaning)
    do throws(MomentInputError) {
      return try input.parse(typed)
    } catch {
      throw ErrorReport(
        code: "time.notUnderstood", exit: .usage,
        message: Bilingual(ja: "\(option): \(error.ja)", en: "\(option): \(error.en)"),
        details: error.near.isEmpty ? [] : [Near.line(error.near)],
        hint: ErrorReport.Hint("casebook help dates"))
    }
  }

  /// A moment from which something is wanted: of a day, its beginning.
  func start(_ typed: String?, option: String) throws(ErrorReport) -> Instant? {
    guard let typed else { return nil }
    return try understand(typed, .behind, option: option).start(in: try zone())
  }

  /// A moment up to which something is wanted: of a day, its end.
  func end(_ typed: String?, option: String) throws(ErrorReport) -> Instant? {
    guard let typed else { return nil }
    return try understand(typed, .behind, option: option).end(in: try zone())
  }

  /// A day.
  func day(
    _ typed: String?, _ leaning: MomentLeaning, option: String
  ) throws(ErrorReport) -> Day? {
    guard let typed else { return nil }
    switch try understand(typed, leaning, option: option) {
    case .day(let day): return day
    case .moment(let moment): return try zone().civil(at: moment).date
    }
  }

  /// Says back what was understood, before it is saved.
  func echo(_ meaning: SpokenMoment, _ moment: Instant, isAhead: Bool) throws(ErrorReport) {
    let dates = try dates()
    let relative =
      isAhead && moment >= now
      ? dates.due(moment) : dates.relativeDay(dates.date(moment))
    note(Line("\(say(meaning))  \(dates.dayAndTime(moment))  (\(relative))", .dim))
  }
}

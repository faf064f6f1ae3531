internal import Cases
internal import Screens

/// Clocks of a case for people.
struct ClockText {
  let desk: Desk
  let dates: DateWriter

  /// A line for each clock, and one for its pauses; nothing where there are no clocks.
  func lines(_ clocks: [ClockReading]) -> [Line] {
    guard !clocks.isEmpty else { return [] }
    let title = Bilingual(
      ja: "期限 \(clocks.count) (残り・超過は営業時間)", en: "Clocks \(clocks.count) (in working hours)")
    let table = Table(
      columns: [.fits, .upTo(isNarrow ? 12 : 20), .fits, .rest], ruler: desk.ruler,
      width: desk.width)
    let rows = table.lines(clocks.map(spans))
    var lines = [Line(desk.say(title), .heading)]
    for (clock, row) in zip(clocks, rows) {
      lines.append(row)
      if isNarrow { lines += indented(moment(clock)) }
      lines += indented(pauses(clock))
    }
    return lines
  }

  /// Where there is no room for a column, what stood there has a line of its own.
  private var isNarrow: Bool { desk.width < 60 }

  private func indented(_ words: Bilingual) -> [Line] {
    let text = desk.say(words)
    guard !text.isEmpty else { return [] }
    return desk.ruler.wrapped(text, to: max(1, desk.width - 4)).map { Line("    " + $0, .dim) }
  }

  private func spans(_ clock: ClockReading) -> [Span] {
    let isOverdue = clock.standing == .breached
    let role: Screens.Role = isOverdue ? .overdue : .plain
    return [
      Span(isOverdue ? "!" : clock.standing == .met ? "v" : " ", role),
      Span(clock.title[desk.language == .ja ? "ja" : "en"] ?? clock.name),
      Span(desk.say(standing(clock)), role), Span(isNarrow ? "" : desk.say(moment(clock))),
    ]
  }

  private func standing(_ clock: ClockReading) -> Bilingual {
    let length = dates.workingTime(seconds: abs(clock.remainingSeconds))
    switch clock.standing {
    case .running: return Bilingual(ja: "残り \(length)", en: "\(length) left")
    case .paused:
      guard !isNarrow, let reason = clock.pausedBy?.said else {
        return Bilingual(ja: "休止中 残り \(length)", en: "paused, \(length) left")
      }
      return Bilingual(
        ja: "休止中 (\(reason.ja)) 残り \(length)",
        en: "paused (\(reason.en)), \(length) left")
    case .met: return Bilingual(ja: "期限内", en: "met")
    case .breached: return Bilingual(ja: "\(length)超過", en: "\(length) over")
    }
  }

  /// When it is due, and when it was done.
  private func moment(_ clock: ClockReading) -> Bilingual {
    let due = clock.dueAt.map(dates.dayAndTime)
    let done = clock.stoppedAt.map(dates.dayAndTime)
    return Bilingual(
      ja: [due.map { "期限 \($0)" }, done.map { "実績 \($0)" }].compactMap(\.self)
        .joined(separator: "  "),
      en: [due.map { "due \($0)" }, done.map { "done \($0)" }].compactMap(\.self)
        .joined(separator: "  "))
  }

  /// How long it stood still for what, and when it would be due without that.
  private func pauses(_ clock: ClockReading) -> Bilingual {
    var sums = clock.paused.map { pause in
      let length = dates.workingTime(seconds: pause.seconds)
      return Bilingual(
        ja: "\(pause.reason.said.ja) \(length)", en: "\(pause.reason.said.en) \(length)")
    }
    if sums.isEmpty, let reason = clock.pausedBy?.said { sums = [reason] }
    guard !sums.isEmpty else { return Bilingual(same: "") }
    let without = clock.dueAtWithoutPauses.map(dates.dayAndTime)
    return Bilingual(
      ja: "休止 " + sums.map(\.ja).joined(separator: "、")
        + (without.map { "  休止なしの期限 \($0)" } ?? ""),
      en: "stood still: " + sums.map(\.en).joined(separator: ", ")
        + (without.map { "  due without pauses \($0)" } ?? ""))
  }
}

extension WaitReason {
  /// As the word for the state of a case that waits for it.
  fileprivate var said: Bilingual {
    let word = StateWord.allCases.first { $0.waitReason == self } ?? .inProgress
    return Bilingual(ja: word.ja, en: word.en)
  }
}

extension DateWriter {
  /// "16時間30分": working time is said in hours, since a working day has no fixed length.
  func workingTime(seconds: Int64) -> String {
    let (hours, minutes) = (Int(seconds / 3_600), Int(seconds / 60 % 60))
    let words = Bilingual(
      ja: [
        hours == 0 ? nil : "\(hours.grouped)時間", minutes == 0 && hours > 0 ? nil : "\(minutes)分",
      ].compactMap(\.self).joined(),
      en: [
        hours == 0 ? nil : "\(hours.grouped) h", minutes == 0 && hours > 0 ? nil : "\(minutes) min",
      ].compactMap(\.self).joined(separator: " "))
    return words.text(in: language)
  }
}

internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// One day for its people.
struct DayText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  private var language: Language { desk.language }

  private var boards: BoardLayout { desk.boards(dates, teams) }

  func lines(_ day: MyDay) -> [Line] {
    var lines = head(day)
    if day.isBookEmpty { return lines + beginning(day) }
    lines += promises(day)
    lines += section(
      Bilingual(
        ja: "引き継ぎ \(day.handoffs.count) (返事を待っています)",
        en: "Handoffs \(day.handoffs.count) (wait for an answer)"),
      boards.handoffs(day.handoffs.map { HandoffRow($0, dates, language) }))
    lines += section(
      Bilingual(
        ja: "戻った引き継ぎ \(day.returned.count)", en: "Offers that came back: \(day.returned.count)"),
      day.returned.map { $0.line(desk, dates) })
    lines += section(
      Bilingual(ja: "訪問 \(day.visits.count)", en: "Visits \(day.visits.count)"),
      day.visits.map(visit))
    lines += cases(day)
    if day.promises.isEmpty, day.handoffs.isEmpty, day.returned.isEmpty, day.visits.isEmpty,
      day.cases.isEmpty
    {
      let words = Bilingual(
        ja: "待っているものはありません", en: "nothing waits for you")
      lines += ["", Line(desk.say(words), .dim)]
    }
    return (lines + next(day)).map { desk.ruler.truncated($0, to: desk.width) }
  }

  // MARK: Head

  private func head(_ day: MyDay) -> [Line] {
    let now = Line("\(dates.day(dates.now)) \(dates.time(dates.now))", .dim)
    var who = Line(desk.say(Bilingual(ja: "全員", en: "Everybody")), .heading)
    if let member = day.member {
      let team = member.state.team.map { " (\(teams.label($0.code).name.text(in: language)))" }
      who = Line(member.name.spoken.text(in: language) + (team ?? ""), .heading)
    }
    var lines = [desk.ruler.spread(who, now, over: desk.width)]
    if day.member == nil {
      let words = Bilingual(
        ja: "利用者 \(day.user) は担当者として登録されていません",
        en: "the user \(day.user) is not registered as a member")
      lines.append(Line(desk.say(words), .notice))
    }
    if let chosen = day.chosen {
      let words = Bilingual(ja: "選択中", en: "chosen")
      var line = Line([
        Span(desk.say(words), .dim), Span("  "), Span(chosen.card.line(language)),
      ])
      if let until = chosen.until {
        let end = Bilingual(ja: "\(dates.time(until)) まで", en: "until \(dates.time(until))")
        line = desk.ruler.spread(line, Line("(\(desk.say(end)))", .dim), over: desk.width)
      }
      lines.append(line)
    }
    return lines
  }

  /// What to do in a book without cases.
  private func beginning(_ day: MyDay) -> [Line] {
    let words = Bilingual(ja: "台帳に案件はまだありません。始め方:", en: "the book has no case yet. To begin:")
    var commands = [
      "casebook customer new \"…\" --phone …", "casebook case new \"…\" --customer K-1",
      "casebook help",
    ]
    if day.member == nil { commands.insert(day.next, at: 0) }
    return ["", Line(desk.say(words))] + commands.flatMap(command)
  }

  // MARK: Sections

  private func promises(_ day: MyDay) -> [Line] {
    let count = day.promises.count
    let more =
      day.hasMorePromises
      ? Bilingual(ja: " (ほかにも casebook due)", en: " (more: casebook due)")
      : Bilingual(same: "")
    return section(
      Bilingual(ja: "約束 \(count)\(more.ja)", en: "Promises \(count)\(more.en)"),
      boards.promises(day.promises.map { TimelinePromiseRow($0, dates, language) }))
  }

  private func cases(_ day: MyDay) -> [Line] {
    let mine =
      day.member == nil ? Bilingual(ja: "案件", en: "Cases") : Bilingual(ja: "担当の案件", en: "My cases")
    let count = day.caseCount.map(\.grouped) ?? "\(MyDay.lookedAtMax)+"
    let more =
      (day.caseCount ?? .max) > day.cases.count
      ? Bilingual(ja: " (ほかは casebook list)", en: " (all: casebook list)")
      : Bilingual(same: "")
    return section(
      Bilingual(ja: "\(mine.ja) \(count)\(more.ja)", en: "\(mine.en) \(count)\(more.en)"),
      boards.rows(day.cases.map { CaseListRow($0, language) }))
  }

  private func section(_ title: Bilingual, _ lines: [Line]) -> [Line] {
    lines.isEmpty ? [] : ["", Line(desk.say(title), .heading)] + lines
  }

  private func visit(_ visit: DayVisit) -> Line {
    let plan = visit.visit
    if let started = plan.startedAt {
      let words = Bilingual(
        ja: "訪問中 \(dates.time(started))-", en: "on site since \(dates.time(started))")
      return Line([Span("> ", .notice), Span(desk.say(words), .notice), Span("  ")])
        + Line(visit.card.line(language))
    }
    let from = plan.window.from ?? plan.window.to
    var when = "\(dates.time(from))-\(dates.time(plan.window.to))"
    if dates.date(from) != dates.today { when = "\(dates.shortDay(from)) \(when)" }
    let isLate = plan.window.to < dates.now
    return Line([
      Span(isLate ? "! " : "  ", .overdue), Span(when, isLate ? .overdue : .plain), Span("  "),
      Span(visit.card.line(language)),
    ])
  }

  private func next(_ day: MyDay) -> [Line] {
    ["", Line(desk.say(Bilingual(ja: "次は", en: "Next")), .heading)] + command(day.next)
  }

  /// A command to paste, never cut: wrapped where there is no room.
  private func command(_ text: String) -> [Line] {
    desk.ruler.wrapped(text, to: max(desk.width - 2, 1)).map { Line("  " + $0, .command) }
  }

  // MARK: Rows

  /// Rows of `--plain`: what it is, the case, when, what.
  func rows(_ day: MyDay) -> [[String]] {
    let promises = day.promises.map { row in
      [
        "promise", row.sheet.reference ?? row.customer?.number ?? "",
        RFC3339.string(row.sheet.promise.window.to), row.sheet.what.text ?? "",
      ]
    }
    let handoffs = day.handoffs.map { sheet in
      [
        "handoff", sheet.card.number, sheet.handoff.respondBy.map { RFC3339.string($0) } ?? "",
        sheet.ask.text ?? "",
      ]
    }
    let visits = day.visits.map { visit in
      [
        "visit", visit.card.number,
        RFC3339.string(visit.visit.startedAt ?? visit.visit.window.from ?? visit.visit.window.to),
        visit.card.subject.text ?? "",
      ]
    }
    let cases = day.cases.map { sheet in
      [
        "case", sheet.card.number, sheet.nextDueAt.map { RFC3339.string($0) } ?? "",
        sheet.card.subject.text ?? "",
      ]
    }
    return promises + handoffs + visits + cases + [["next", "", "", day.next]]
  }
}

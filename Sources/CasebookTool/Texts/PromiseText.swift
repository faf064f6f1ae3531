internal import Cases
internal import Screens

/// Promises for people.
struct PromiseText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  /// A line for each promise: late or how long it has, what, when, who.
  func lines(_ rows: [DueDocument.Row]) -> [Line] {
    guard !rows.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "果たす約束はありません", en: "no open promises")), .dim)]
    }
    let isNarrow = desk.width < 60
    let table = Table(
      columns: [.fits, .fits, .rest, .fits, .fits, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(rows.map { spans($0, isNarrow: isNarrow) })
  }

  private func spans(_ row: DueDocument.Row, isNarrow: Bool) -> [Span] {
    let sheet = row.sheet
    let end = sheet.promise.window.to
    let isLate = sheet.lateSeconds > 0
    let role: Screens.Role = isLate ? .overdue : .plain
    let team = teams.label(sheet.owner.team.code)
    let sign = desk.language == .ja ? String(team.kanji) : team.name.en
    let person = sheet.person?.name.spoken.text(in: desk.language) ?? ""
    return [
      Span(isLate ? "!" : " ", role), Span(dates.due(end), role),
      Span(sheet.what.spoken.text(in: desk.language)),
      Span(isNarrow ? "" : dates.dayAndTime(end)),
      Span(isNarrow ? sign : "\(sign) \(person)", .team(team.key)),
      Span(sheet.reference ?? row.customer?.number ?? "", .dim),
    ]
  }

  /// A row of `--plain`.
  func row(_ row: DueDocument.Row) -> [String] {
    let sheet = row.sheet
    return [
      sheet.reference ?? row.customer?.number ?? "", sheet.promise.kind.rawValue,
      RFC3339.string(sheet.promise.window.to), String(sheet.lateSeconds), sheet.owner.team.code,
      sheet.owner.person ?? "", sheet.what.text ?? "",
    ]
  }
}

/// Handoffs for people.
struct HandoffText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  /// Two lines for each handoff: case and sides, then what is asked.
  func lines(_ sheets: [OpenedHandoff], isSent: Bool) -> [Line] {
    guard !sheets.isEmpty else {
      return [
        Line(desk.say(Bilingual(ja: "待っている引き継ぎはありません", en: "no handoffs wait")), .dim)
      ]
    }
    return sheets.flatMap(lines)
  }

  private func lines(_ sheet: OpenedHandoff) -> [Line] {
    let language = desk.language
    let sides =
      "\(name(sheet.from, sheet.fromPerson)) > \(name(sheet.to, sheet.toPerson))"
    var first = [
      Span(sheet.card.number, .command), Span("  "), Span(sides), Span("  "),
      Span(sheet.card.customer?.name.spoken.text(in: language) ?? ""), Span("  "),
      Span(sheet.card.subject.spoken.text(in: language)),
    ]
    if let end = sheet.handoff.respondBy {
      first.insert(
        contentsOf: [
          Span("  "),
          Span(
            (sheet.lateSeconds > 0 ? "! " : "") + dates.due(end),
            sheet.lateSeconds > 0 ? .overdue : .plain),
        ], at: 3)
    }
    let ask = sheet.ask.spoken.text(in: language)
    let next = sheet.nextStep.spoken.text(in: language)
    let words = Bilingual(ja: "依頼: \(ask)   次: \(next)", en: "asks: \(ask)   next: \(next)")
    return [
      desk.ruler.truncated(Line(first), to: desk.width),
      desk.ruler.truncated(Line("   " + desk.say(words), .dim), to: desk.width),
    ]
  }

  private func name(_ owner: OwnerName, _ person: MemberCard?) -> String {
    let label = teams.label(owner.team.code)
    let team = desk.language == .ja ? String(label.kanji) : label.name.en
    return [team, person?.name.spoken.text(in: desk.language)].compactMap(\.self)
      .joined(separator: " ")
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedHandoff) -> [String] {
    [
      sheet.card.number, sheet.from.team.code, sheet.to.team.code, sheet.to.person ?? "",
      RFC3339.string(sheet.handoff.offeredAt),
      sheet.handoff.respondBy.map { RFC3339.string($0) } ?? "", sheet.ask.text ?? "",
    ]
  }
}

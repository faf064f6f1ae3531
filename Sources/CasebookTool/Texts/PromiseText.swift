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
    return desk.boards(dates, teams).promises(
      rows.map { TimelinePromiseRow($0, dates, desk.language) })
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
    return desk.boards(dates, teams).handoffs(
      sheets.map { HandoffRow($0, dates, desk.language) })
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

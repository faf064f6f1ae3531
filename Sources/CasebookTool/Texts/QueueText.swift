internal import Cases
internal import Screens
internal import Views
internal import Wire

/// The customers who wait, for people.
struct QueueText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  private var language: Language { desk.language }
  private var words: CustomerWaitText { CustomerWaitText(dates: dates, teams: teams) }

  /// A head with the counts; then two lines each: how long and why, whose and what.
  func lines(_ whole: QueueDocument.Whole, _ queue: CustomerQueue) -> [Line] {
    let rows = whole.page.rows
    var lines = [head(queue)]
    if whole.unansweredCount > 0 {
      let count = whole.unansweredCount.grouped
      let words = Bilingual(
        ja: "折り返していない着信 \(count) 件  casebook contact list --unanswered",
        en: "\(count) calls not returned  casebook contact list --unanswered")
      lines += desk.ruler.wrapped(desk.say(words), to: desk.width).map { Line($0, .overdue) }
    }
    for row in rows { lines += self.lines(row) }
    return lines
  }

  private func head(_ queue: CustomerQueue) -> Line {
    let count = queue.count.grouped + (queue.isCutOff ? "+" : "")
    let title = Bilingual(ja: "お客様の待ち \(count) 件", en: "Customers who wait: \(count)")
    return desk.ruler.spread(
      Line(desk.say(title), .heading), Line(dates.dayAndTime(dates.now), .dim), over: desk.width)
  }

  private func lines(_ row: QueueDocument.Row) -> [Line] {
    let wait = row.wait.wait
    let card = row.sheet.card
    let span = words.span(wait)
    let isOverdue = wait.until.map(dates.isOverdue) ?? false
    let owner = [
      card.state.team.map { teams.label($0.code).name.text(in: language) },
      row.sheet.person?.name.spoken.text(in: language),
    ].compactMap(\.self).joined(separator: " ")
    let why = words.reason(wait) + (span.isEmpty ? "" : " \(span)")
    let subject = [
      card.customer?.name.spoken.text(in: language), card.subject.spoken.text(in: language),
    ].compactMap(\.self).joined(separator: "  ")
    let first = Line([
      Span(isOverdue ? "! " : "  ", .overdue), Span(words.length(wait), .heading), Span("  "),
      Span(card.number, .command), Span("  \(subject)"),
    ])
    let second = [why, owner, words.handedOver(wait)].compactMap(\.self).filter { !$0.isEmpty }
    return [desk.ruler.truncated(first, to: desk.width)]
      + desk.ruler.wrapped(joining: second, to: max(desk.width - 4, 20)).map {
        Line([Span("    "), Span($0, isOverdue ? .overdue : .dim)])
      }
  }

  /// A row of `--plain`: case, customer, seconds, why, since, until, team, person.
  func row(_ row: QueueDocument.Row) -> [String] {
    let wait = row.wait.wait
    return [
      row.sheet.card.number, row.sheet.card.customer?.number ?? "", "\(row.wait.seconds)",
      wait.reason.word, wait.reasonSince.map { RFC3339.string($0) } ?? "",
      wait.until.map { RFC3339.string($0) } ?? "", row.sheet.card.state.team?.code ?? "",
      row.sheet.person?.handle ?? "",
    ]
  }
}

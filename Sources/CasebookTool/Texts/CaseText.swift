internal import Cases
internal import Screens

/// Cases for people.
struct CaseText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  private var language: Language { desk.language }

  // MARK: One case

  /// `show`: head, promises, clocks, handoff.
  func lines(_ sheet: OpenedCase) -> [Line] {
    let conflicts = ConflictText(desk: desk, dates: dates)
    var lines = head(sheet) + RecallText(desk: desk, dates: dates).flags(sheet.recalls)
    lines += waiting(sheet)
    lines += conflicts.lines(sheet.links)
    if !sheet.promises.isEmpty {
      let title = Bilingual(
        ja: "約束 \(sheet.promises.count)", en: "Promises \(sheet.promises.count)")
      lines.append(Line(desk.say(title), .heading))
      lines += PromiseText(desk: desk, dates: dates, teams: teams).lines(
        sheet.promises.map { DueDocument.Row(sheet: $0, case: nil, customer: nil) })
    }
    lines += ClockText(desk: desk, dates: dates).lines(sheet.clocks)
    if let handoff = sheet.handoff {
      lines += HandoffText(desk: desk, dates: dates, teams: teams).lines([handoff], isSent: false)
    }
    return lines + conflicts.section(sheet.conflicts)
  }

  /// Since when the customer waits, why, and when the case was handed over.
  private func waiting(_ sheet: OpenedCase) -> [Line] {
    guard let wait = sheet.wait?.wait else { return [] }
    let pieces = CustomerWaitText(dates: dates, teams: teams).pieces(wait)
    return desk.ruler.wrapped(joining: pieces, to: desk.width).map { Line($0, .notice) }
  }

  private func head(_ sheet: OpenedCase) -> [Line] {
    let card = sheet.card
    var first: [Span] = [
      Span("\(card.number) ", .heading), Span(card.subject.spoken.text(in: language), .heading),
      Span(" [\(card.state.word.text(in: language))]", .notice),
    ]
    if card.state.priority == .high || card.state.priority == .urgent {
      let word = Bilingual(ja: "重要", en: card.state.priority.rawValue)
      first.append(Span(" [\(desk.say(word))]", .notice))
    }
    if let tag = RecallText.tag(sheet.recalls) {
      first.append(Span(" [\(desk.say(tag))]", .overdue))
    }
    var second = [card.customer?.name.spoken.text(in: language), sheet.customer?.phone?.raw.text]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    if let item = card.item {
      second += (second.isEmpty ? "" : "   ") + "\(item.model) S/N \(item.serial ?? "-")"
      if let end = card.warrantyEndsOn {
        second += "   " + desk.say(Bilingual(ja: "保証", en: "warranty")) + " \(dates.fullDay(end))"
      }
      if let verdict = card.verdict {
        second += "   " + Bilingual(verdict.verdict).text(in: language)
      }
    }
    let owner = [
      card.state.team.map { teams.label($0.code).name.text(in: language) },
      sheet.person?.name.spoken.text(in: language),
    ].compactMap(\.self).joined(separator: " ")
    let opened = Bilingual(
      ja:
        "受付 \(dates.dayAndTime(card.state.openedAt))   記入 \(card.state.entryCount) 件   担当 \(owner)",
      en: "opened \(dates.dayAndTime(card.state.openedAt))   \(card.state.entryCount) entries   "
        + "with \(owner.isEmpty ? "nobody" : owner)")
    return ([Line(first), Line(second), Line(desk.say(opened), .dim)]).filter { !$0.text.isEmpty }
      .flatMap { line in
        desk.ruler.cells(line) <= desk.width
          ? [line]
          : desk.ruler.wrapped(line.text, to: desk.width).map {
            Line($0, line.spans.first?.role ?? .plain)
          }
      }
  }

  // MARK: Lists

  /// `list`: a title, then a line for each case, or two where there is no room.
  func list(_ sheets: [OpenedCase], title: Bilingual) -> [Line] {
    desk.boards(dates, teams).cases(
      sheets.map { CaseListRow($0, language) }, title: desk.say(title))
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedCase) -> [String] {
    let state = sheet.card.state
    return [
      state.number, state.word.rawValue, sheet.card.customer?.number ?? "",
      sheet.card.customer?.name.text ?? "", sheet.card.subject.text ?? "", state.team?.code ?? "",
      sheet.person?.handle ?? "",
      sheet.promises.first.map { RFC3339.string($0.promise.window.to) } ?? "",
      RFC3339.string(state.lastOccurredAt),
    ]
  }
}

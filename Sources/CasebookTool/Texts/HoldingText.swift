internal import Cases
internal import Screens

/// Loans and returns for people.
struct HoldingText {
  let desk: Desk
  let dates: DateWriter

  private var language: Language { desk.language }

  // MARK: Loans

  /// `loaner list`.
  func lines(_ loans: [OpenedLoan]) -> [Line] {
    guard !loans.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "貸しているものはありません", en: "nothing is lent")), .dim)]
    }
    let isNarrow = desk.width < 60
    let table = Table(
      columns: [.fits, .fits, .fits, .fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(
      loans.map { loan in
        let late = loan.lateDayCount
        let words = Bilingual(ja: "\(late)日超過", en: "\(late) \(late == 1 ? "day" : "days") late")
        return [
          Span(late > 0 ? "!" : " ", late > 0 ? .overdue : .plain),
          Span(
            late > 0 ? desk.say(words) : dates.day(loan.loan.dueOn), late > 0 ? .overdue : .plain),
          Span(loan.item.number, .command),
          Span(isNarrow ? "" : "\(loan.item.model) S/N \(loan.item.serial ?? "-")"),
          Span(loan.customer?.name.spoken.text(in: language) ?? ""),
          Span(loan.case?.number ?? "", .dim),
        ]
      })
  }

  /// A row of `--plain`.
  func row(_ loan: OpenedLoan) -> [String] {
    [
      loan.item.number, loan.item.model, loan.item.serial ?? "", loan.loan.dueOn.description,
      String(loan.lateDayCount), loan.customer?.number ?? "", loan.case?.number ?? "",
    ]
  }

  // MARK: Returns

  /// `rma list`.
  func lines(_ returns: [OpenedReturn]) -> [Line] {
    guard !returns.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "返品承認はありません", en: "no returns")), .dim)]
    }
    return returns.flatMap(lines)
  }

  private func lines(_ opened: OpenedReturn) -> [Line] {
    var first: [Span] = [
      Span(opened.reference ?? opened.card.number, .command),
      Span("  " + (opened.card.customer?.name.spoken.text(in: language) ?? "")),
    ]
    if let at = opened.rma.authorizedAt { first.append(Span("  " + dates.day(at), .dim)) }
    if let day = opened.rma.validUntil {
      let words = Bilingual(ja: "\(dates.day(day)) まで", en: "by \(dates.day(day))")
      first.append(Span("  " + desk.say(words)))
    }
    let table = Table(
      columns: [.fits, .fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    return [desk.ruler.truncated(Line(first), to: desk.width)]
      + table.lines(
        opened.lines.map { line in
          let isOpen = line.stage != .settled
          let stage = line.settlement.map { Bilingual($0.outcome) } ?? Bilingual(line.stage)
          return [
            Span("  \(line.line.line)"), Span(line.item?.number ?? "-", .command),
            Span(line.item.map { "\($0.model) S/N \($0.serial ?? "-")" } ?? ""),
            Span("x\(line.line.quantity.text) \(Bilingual(line.line.wanted).text(in: language))"),
            Span(stage.text(in: language), isOpen ? .notice : .dim),
          ]
        })
  }

  /// The rows of `--plain`: one for each line.
  func rows(_ opened: OpenedReturn) -> [[String]] {
    opened.lines.map { line in
      [
        opened.reference ?? "", opened.card.number, String(line.line.line),
        line.item?.number ?? "", line.line.quantity.text, line.line.wanted.rawValue,
        line.stage.rawValue, line.settlement?.outcome.rawValue ?? "",
      ]
    }
  }
}

internal import Cases
internal import Screens

/// Customers, items and staff for people.
struct RecordText {
  let desk: Desk
  let dates: DateWriter

  private var language: Language { desk.language }

  // MARK: Customers

  /// `customer show`.
  func lines(_ sheet: OpenedCustomer, _ promises: PromiseText) -> [Line] {
    let card = sheet.card
    var first = [Span("\(card.number) ", .heading), Span(spoken(card.name), .heading)]
    if let kana = card.kana.text { first.append(Span("  \(kana)", .dim)) }
    for tag in sheet.tags { first.append(Span(" [\(tag)]", .notice)) }
    var lines = [Line(first)]
    lines += sheet.otherNames.map { other in
      let words = Bilingual(
        ja: "まとめた登録  \(other.card.number)", en: "merged  \(other.card.number)")
      return Line("  \(desk.say(words))  \(spoken(other.card.name))", .dim)
    }
    let table = Table(columns: [.fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    lines += table.lines(
      sheet.points.map { point in
        let role: Screens.Role = point.state.isRetired ? .dim : .plain
        let note =
          point.state.isRetired ? Bilingual(ja: "使わない", en: "retired") : Bilingual(same: "")
        var raw = spoken(point.raw)
        if let digits = point.extensionDigits.text {
          raw += desk.say(Bilingual(ja: " 内線\(digits)", en: " ext. \(digits)"))
        }
        return [
          Span("  \(point.state.kind.rawValue)", .dim), Span(raw, role),
          Span(point.label ?? "", .dim),
          Span(desk.say(note), .dim),
        ]
      })
    if !card.state.consents.isEmpty {
      let words = card.state.consents.map { consent in
        let purpose = consent.purpose.word.text(in: language)
        let answer = consent.isGiven ? Bilingual(ja: "可", en: "yes") : Bilingual(ja: "不可", en: "no")
        return "\(purpose) \(desk.say(answer))"
      }
      let title = desk.say(Bilingual(ja: "同意", en: "consent"))
      lines.append(Line("  \(title): " + words.joined(separator: "   ")))
    }
    lines += section(Bilingual(ja: "製品", en: "Items"), sheet.items.map(\.state).map(line))
    lines += section(Bilingual(ja: "未完了の案件", en: "Open cases"), sheet.cases.map(line))
    if !sheet.promises.isEmpty {
      lines += section(Bilingual(ja: "約束", en: "Promises"), promises.lines(sheet.promises))
    }
    return lines
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedCustomer) -> [String] {
    [
      sheet.card.number, sheet.card.state.kind.rawValue, sheet.card.name.text ?? "",
      sheet.points.first?.raw.text ?? "", sheet.tags.joined(separator: ","),
    ]
  }

  // MARK: Items

  /// `item show`.
  func lines(_ sheet: OpenedItem) -> [Line] {
    let item = sheet.item
    var facts: [String] = []
    if let owner = sheet.owner { facts.append("\(owner.number) \(spoken(owner.name))") }
    if let day = item.installedOn {
      facts.append(desk.say(Bilingual(ja: "設置", en: "installed")) + " \(dates.fullDay(day))")
    }
    if let day = sheet.warrantyEndsOn {
      facts.append(desk.say(Bilingual(ja: "保証", en: "warranty")) + " \(dates.fullDay(day))")
    }
    if let verdict = item.verdicts.last {
      facts.append(Bilingual(verdict.verdict).text(in: language))
    }
    if item.holder != .customer {
      let place = item.place.map { " (\($0))" } ?? ""
      facts.append(
        desk.say(
          Bilingual(
            ja: "\(Bilingual(item.holder).ja)にあり\(place)",
            en: "with \(Bilingual(item.holder).en)\(place)")))
    }
    if let loan = item.loan {
      facts.append(
        desk.say(
          Bilingual(
            ja: "貸出中 \(dates.fullDay(loan.dueOn)) まで",
            en: "lent until \(dates.fullDay(loan.dueOn))")))
    }
    var lines = [
      Line("\(item.number) \(item.model)  S/N \(item.serial ?? "-")", .heading),
      Line("  " + facts.joined(separator: "   ")),
    ].filter { !$0.withoutTrailingSpaces.text.isEmpty }
    let table = Table(
      columns: [.fits, .fits, .fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    lines.insert(
      contentsOf: RecallText(desk: desk, dates: dates).flags(sheet.recalls), at: 1)
    let parts = table.lines(
      sheet.parts.map { part in
        [
          Span("  \(part.position ?? "")", .dim), Span(part.partNo), Span("x\(part.quantity.text)"),
          Span(part.serial.map { "S/N \($0)" } ?? ""),
          Span(dates.day(part.installedAt), .dim),
        ]
      })
    lines += section(Bilingual(ja: "部品", en: "Parts"), parts)
    let family = [sheet.parent].compactMap(\.self)
    lines += section(Bilingual(ja: "組み込み先", en: "Part of"), family.map(line))
    lines += section(Bilingual(ja: "組み込まれている製品", en: "Built in"), sheet.children.map(line))
    lines += section(Bilingual(ja: "未完了の案件", en: "Open cases"), sheet.cases.map(line))
    return lines
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedItem) -> [String] {
    [
      sheet.item.number, sheet.item.model, sheet.item.serial ?? "", sheet.owner?.number ?? "",
      sheet.warrantyEndsOn?.description ?? "",
    ]
  }

  // MARK: Staff

  /// `member list`.
  func lines(_ members: [MemberCard], _ teams: TeamLabels) -> [Line] {
    let table = Table(
      columns: [.fits, .fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    return table.lines(
      members.map { member in
        let label = member.state.team.map { teams.label($0.code) }
        let sign = label.map { language == .ja ? "\($0.kanji) \($0.name.ja)" : $0.name.en } ?? "-"
        return [
          Span(sign, label.map { .team($0.key) } ?? .plain), Span(spoken(member.name)),
          Span(member.state.osUser ?? "", .dim),
          Span(member.state.skills.joined(separator: ", "), .dim),
        ]
      })
  }

  /// A row of `--plain`.
  func row(_ member: MemberCard) -> [String] {
    [
      member.id.description, member.state.team?.code ?? "", member.name.text ?? "",
      member.state.osUser ?? "", member.state.skills.joined(separator: ","),
    ]
  }

  // MARK: Pieces

  private func section(_ title: Bilingual, _ lines: [Line]) -> [Line] {
    lines.isEmpty ? [] : [Line(desk.say(title), .heading)] + lines
  }

  private func line(_ item: ItemState) -> Line {
    Line("  \(item.number)  \(item.model)  S/N \(item.serial ?? "-")")
  }

  private func line(_ card: CaseCard) -> Line {
    desk.ruler.truncated(
      Line("  \(card.number)  \(card.state.word.text(in: language))  \(spoken(card.subject))"),
      to: desk.width)
  }

  private func spoken(_ text: SealedText) -> String { text.spoken.text(in: language) }
}

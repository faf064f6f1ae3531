internal import Cases
internal import Screens
internal import Views

/// The rest of a full card: how to reach them, calls, items, memos, and what is known with its age.
struct PopSheetText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels
  let facts: FactText
  let candidate: OpenedCandidate
  let sheet: OpenedPopSheet

  private var language: Language { desk.language }

  func lines() -> [Line] { reach() + calls() + items() + memos() + known() }

  // MARK: Parts

  /// Names' readings, numbers, addresses.
  private func reach() -> [Line] {
    var lines: [Line] = []
    if let kana = candidate.card.kana.text {
      lines += labelled(Bilingual(ja: "よみ", en: "reading"), [Span(kana)])
    }
    for kind in [ContactPointKind.phone, .sms, .email, .address] {
      for (place, point) in candidate.points.filter({ $0.state.kind == kind }).enumerated() {
        var text = spoken(point.display)
        if let digits = point.extensionDigits.text {
          text += desk.say(Bilingual(ja: " 内線\(digits)", en: " ext. \(digits)"))
        }
        var spans = [Span(text)]
        let notes = [
          point.label, point.state.sharing == .one ? nil : desk.say(point.state.sharing.word),
        ].compactMap(\.self)
        if !notes.isEmpty { spans.append(Span("  " + notes.joined(separator: "  "), .dim)) }
        lines += labelled(place == 0 ? kind.word : Bilingual(same: ""), spans)
      }
    }
    return lines
  }

  /// `着信 累計 5 回   前回 11/20(金) 13:22`.
  private func calls() -> [Line] {
    let calls = sheet.sheet.calls
    let more = calls.isCutOff ? Bilingual(ja: "以上", en: "+") : Bilingual(same: "")
    let count = Bilingual(
      ja: "累計 \(calls.inboundCount.grouped) 回\(more.ja)",
      en: "\(calls.inboundCount.grouped)\(more.en) in all")
    var text = desk.say(count)
    if let last = calls.lastInbound?.startedAt {
      text += desk.say(
        Bilingual(
          ja: "   前回 \(dates.dayAndTime(last)) (\(dates.relativeDay(dates.date(last))))",
          en: "   last \(dates.dayAndTime(last)) (\(dates.relativeDay(dates.date(last))))"))
    }
    return labelled(Bilingual(ja: "着信", en: "calls"), [Span(text)])
  }

  private func items() -> [Line] {
    var lines: [Line] = []
    for (place, item) in sheet.items.enumerated() {
      let state = item.card.state
      var spans = [Span("\(state.model) S/N \(state.serial ?? "-")"), warranty(item)]
      if let verdict = item.verdict {
        spans.append(Span("  " + Bilingual(verdict.verdict).text(in: language)))
      }
      let title = place == 0 ? Bilingual(ja: "製品", en: "item") : Bilingual(same: "")
      lines += labelled(title, spans)
      lines += RecallText(desk: desk, dates: dates).flags(item.recalls).map { Line("  ") + $0 }
    }
    if sheet.sheet.moreItemCount > 0 {
      let count = sheet.sheet.moreItemCount.grouped
      lines += labelled(
        Bilingual(same: ""),
        [Span(desk.say(Bilingual(ja: "ほかに \(count) 台", en: "\(count) more items")), .dim)])
    }
    return lines
  }

  /// `  保証 2027/03/31 まで`, `  保証切れ 2025/03/31`.
  private func warranty(_ item: OpenedPopItem) -> Span {
    guard let end = item.card.warrantyEndsOn else {
      return Span(desk.say(Bilingual(ja: "  保証の記録なし", en: "  no warranty on record")), .dim)
    }
    let day = dates.fullDay(end)
    guard end >= dates.today else {
      return Span(desk.say(Bilingual(ja: "  保証切れ \(day)", en: "  warranty over \(day)")), .notice)
    }
    return Span(desk.say(Bilingual(ja: "  保証 \(day) まで", en: "  warranty until \(day)")))
  }

  private func memos() -> [Line] {
    sheet.memos.enumerated().flatMap { place, memo in
      let who = [
        dates.shortDay(memo.at), memo.member.map { spoken($0.name) }, memo.reference,
      ].compactMap(\.self).joined(separator: " ")
      let title = place == 0 ? Bilingual(ja: "メモ", en: "memo") : Bilingual(same: "")
      return labelled(title, [Span(spoken(memo.body)), Span("  \(who)", .dim)])
    }
  }

  // MARK: What is known

  private func known() -> [Line] {
    var lines: [Line] = []
    for found in sheet.known {
      let title = Span("\(desk.say(found.key.titleWords))  ")
      let mark = word(found.finding)
      guard !found.facts.isEmpty else {
        lines += titled(lines.isEmpty, [title, Span(mark.map(desk.say) ?? "", .notice)])
        continue
      }
      for fact in found.facts.prefix(found.verdict == .conflict ? found.facts.count : 1) {
        let note = mark.map { [Span("  [\(desk.say($0))]", .notice)] } ?? []
        lines += titled(lines.isEmpty, [title] + spans(fact) + note)
      }
    }
    for fact in sheet.others {
      lines += titled(lines.isEmpty, [Span("\(desk.say(fact.title))  ")] + spans(fact))
    }
    return lines
  }

  private func titled(_ isFirst: Bool, _ spans: [Span]) -> [Line] {
    labelled(isFirst ? Bilingual(ja: "既知", en: "known") : Bilingual(same: ""), spans)
  }

  /// `第2工場 北側 2F  2日前  木村が現地で確認 11/20(金) 13:22 (C-1042#10、通話 3:12)`.
  private func spans(_ fact: OpenedFact) -> [Span] {
    [
      Span(desk.say(fact.valueWords).printable),
      Span("  \(facts.age(fact))  \(desk.say(facts.origin(fact)).printable)", .dim),
    ]
  }

  /// What is to be done with what is known; nil where it holds.
  private func word(_ finding: LedgerFinding) -> Bilingual? {
    switch finding.verdict {
    case .answered: return nil
    case .confirm: return Bilingual(ja: "要確認", en: "confirm")
    case .conflict: return Bilingual(ja: "食い違い", en: "conflict")
    case .restricted:
      guard let team = finding.restrictedTo else {
        return Bilingual(ja: "見られません", en: "not for your team")
      }
      let name = teams.label(team.code).name
      return Bilingual(ja: "\(name.ja)に聞く", en: "ask \(name.en), not the customer")
    case .refused: return Bilingual(ja: "回答を断られています", en: "the customer declined")
    case .ask: return Bilingual(ja: "毎回聞く", en: "always ask")
    }
  }

  // MARK: Pieces

  private func spoken(_ text: SealedText) -> String { text.spoken.text(in: language).printable }

  /// How many cells the words before the colon of a line take.
  private var labelCells: Int { language == .ja ? 7 : 10 }

  private func label(_ words: Bilingual) -> Span {
    Span("  " + desk.ruler.padded(desk.say(words), to: labelCells - 2), .dim)
  }

  /// A line behind its label, on as many lines as it takes.
  private func labelled(_ words: Bilingual, _ spans: [Span]) -> [Line] {
    let whole = Line([label(words)] + spans)
    guard desk.ruler.cells(whole) > desk.width else { return [whole] }
    let blank = String(repeating: " ", count: labelCells)
    let text = Line(spans).text
    return desk.ruler.wrapped(text, to: max(1, desk.width - labelCells)).enumerated().map {
      place, part in
      Line([place == 0 ? label(words) : Span(blank), Span(part, spans.first?.role ?? .plain)])
    }
  }
}

extension Sharing {
  /// How a pop says it.
  var word: Bilingual {
    switch self {
    case .one: Bilingual(ja: "専用", en: "their own")
    case .household: Bilingual(ja: "世帯で共有", en: "shared by a household")
    case .switchboard: Bilingual(ja: "代表番号", en: "switchboard")
    }
  }
}

extension PopReason {
  /// Why somebody is a candidate, for the one who answers.
  var word: Bilingual {
    switch self {
    case .proved: Bilingual(ja: "この応対で確認済み", en: "proved in this contact")
    case .onlyOne: Bilingual(ja: "この番号はこのお客様だけ", en: "the number is theirs alone")
    case .named: Bilingual(ja: "名指し", en: "named")
    case .household: Bilingual(ja: "世帯で共有の番号", en: "a household shares the number")
    case .switchboard: Bilingual(ja: "代表番号", en: "behind a switchboard")
    case .withoutExtension: Bilingual(ja: "内線が分からない", en: "the extension is not known")
    case .retired: Bilingual(ja: "以前の番号", en: "had the number before")
    case .several: Bilingual(ja: "同じ番号のお客様がほかにも", en: "others have the same number")
    }
  }
}

extension ReservedTag {
  /// How a pop says it.
  var word: Bilingual {
    switch self {
    case .nuisance: Bilingual(ja: "めいわく", en: "nuisance")
    case .vip: Bilingual(ja: "重要", en: "VIP")
    case .complaint: Bilingual(ja: "苦情", en: "complaint")
    case .doNotCall: Bilingual(ja: "架電不可", en: "do not call")
    case .accessibility: Bilingual(ja: "要配慮", en: "needs help")
    }
  }
}

extension ContactPointKind {
  /// How a pop says it.
  fileprivate var word: Bilingual {
    switch self {
    case .phone: Bilingual(ja: "電話", en: "phone")
    case .sms: Bilingual(ja: "SMS", en: "SMS")
    case .email: Bilingual(ja: "メール", en: "e-mail")
    case .address: Bilingual(ja: "住所", en: "address")
    }
  }
}

internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

extension Desk {
  /// The layout of lists for this terminal.
  func boards(_ dates: DateWriter, _ teams: TeamLabels) -> BoardLayout {
    BoardLayout(width: width, dates: dates, teams: teams, ruler: ruler, glyphs: glyphs)
  }
}

extension CaseListRow {
  /// A case in a list.
  init(_ sheet: OpenedCase, _ language: Language) {
    let card = sheet.card
    self.init(
      reference: card.number, state: card.state.word,
      customer: card.customer?.name.spoken.text(in: language) ?? "",
      title: card.subject.spoken.text(in: language), dueAt: sheet.nextDueAt,
      lastActivityAt: card.state.lastOccurredAt)
  }
}

extension TimelinePromiseRow {
  /// A promise in a list; one that stands in no case is named by its customer.
  init(_ row: DueDocument.Row, _ dates: DateWriter, _ language: Language) {
    let sheet = row.sheet
    self.init(
      what: sheet.what.spoken.text(in: language), dueAt: sheet.promise.window.to,
      owner: TimelineSpeaker(sheet.owner, sheet.person, language),
      reference: sheet.reference ?? row.customer?.number, dates)
  }
}

extension HandoffRow {
  /// A handoff in a list: what is asked, and what comes next.
  init(_ sheet: OpenedHandoff, _ dates: DateWriter, _ language: Language) {
    let ask = sheet.ask.spoken.text(in: language)
    let next = sheet.nextStep.spoken.text(in: language)
    let words = Bilingual(ja: "依頼: \(ask)   次: \(next)", en: "asks: \(ask)   next: \(next)")
    self.init(
      reference: sheet.card.number, title: sheet.card.subject.spoken.text(in: language),
      customer: sheet.card.customer?.name.spoken.text(in: language) ?? "",
      from: TimelineSpeaker(sheet.from, sheet.fromPerson, language),
      to: TimelineSpeaker(sheet.to, sheet.toPerson, language), ask: words.text(in: language),
      offeredAt: sheet.handoff.offeredAt, respondBy: sheet.handoff.respondBy)
    details = sheet.brief.sentences(dates, language)
    known = sheet.doNotAsk.map { $0.words.text(in: language) }
  }
}

extension SparedKey {
  /// What it is about, and its value: 製造番号 4410-0087.
  var words: Bilingual {
    guard !facts.isEmpty else { return title }
    return Bilingual(
      ja: "\(title.ja) \(facts.map(\.valueWords.ja).joined(separator: " / "))",
      en: "\(title.en) \(facts.map(\.valueWords.en).joined(separator: " / "))")
  }
}

extension TimelineSpeaker {
  fileprivate init(_ owner: OwnerName, _ person: MemberCard?, _ language: Language) {
    self.init(team: owner.team.code, name: person?.name.spoken.text(in: language))
  }
}

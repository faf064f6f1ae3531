internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// Who a contact was with, found out afterwards.
struct ContactIdentifyRequest: Request, Hashable {
  var contact: TypedReference
  var customer: TypedReference
  var method: IdentificationMethod
  var level: IdentificationLevel
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let id = try desk.contact(contact, of: writer.author)
    let card = try desk.customer(customer)
    let feed: [Record] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: false)
    }
    let state = ContactState.fold(id, records: feed)
    guard state.customer != card.id || (state.level?.rank ?? -1) < level.rank else {
      throw ErrorReport(
        code: "contact.isIdentified", exit: .refused,
        message: Bilingual(
          ja: "その応対はもう \(card.number) と分かっています",
          en: "that contact is known to be with \(card.number) already"),
        hint: ErrorReport.Hint("casebook contact show \(contact.text)"))
    }
    if let before = state.customer, before != card.id { try noteChange(before, card, desk) }
    var subject = WriteSubject(customer: card)
    var refs = Refs()
    refs.contact = id
    refs.customer = card.id
    if let place = feed.lazy.compactMap(\.refs.case).first {
      subject = WriteSubject(case: try desk.case(TypedReference(place.description)))
      subject.customer = card
      refs.case = place
    }
    let identified = ContactIdentified(
      candidates: [Candidate(customer: card.id, score: level.percent, why: "person")],
      chosen: card.id, method: method, level: level)
    let name = card.name.spoken
    return try writer.record(
      [Draft(.contacts(.contactIdentified(identified)), refs: refs)],
      says: Bilingual(
        ja: "応対の相手を記録: \(card.number) \(name.ja)",
        en: "the contact was with \(card.number) \(name.en)"), on: subject)
  }

  private func noteChange(
    _ before: CustomerID, _ card: CustomerCard, _ desk: Desk
  ) throws(ErrorReport) {
    let known = try desk.customer(TypedReference(before.description))
    desk.note(
      Line(
        desk.say(
          Bilingual(
            ja: "これまでの相手  \(known.number) > \(card.number)",
            en: "until now it was  \(known.number) > \(card.number)")), .notice))
  }
}

/// A contact to be shown.
struct ContactShowRequest: Request, Hashable {
  var contact: TypedReference

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let id = try desk.contact(contact)
    let dates = try desk.dates()
    let teams = try desk.teams()
    let (sheet, entries, asOf): (OpenedContact, [Line], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let feed = try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: true)
      let board = try ContactBoard.list(
        ContactBoard.Filter(), limit: ContactBoard.lookedAtMax, in: snapshot)
      let row =
        board.rows.first { $0.state.id == id }
        ?? ContactBoard.Row(
          state: ContactState.fold(id, records: feed),
          case: feed.lazy.compactMap(\.refs.case).first, isWaiting: false)
      let sheet = try snapshot.sheet(of: row, dates, teams)
      var lines: [Line] = []
      for record in feed {
        let names = try NameBook(of: record, in: sheet.case, snapshot).names
        let text = LineWriter(names: names, dates: dates, teams: teams).text(record)
        lines.append(Line([Span("  \(dates.dayAndTime(record.occurredAt))  ", .dim), Span(text)]))
      }
      return (sheet, lines, snapshot.asOf)
    }
    let text = ContactText(desk: desk, dates: dates)
    return Answer(
      lines: { text.head(sheet) + entries.map { desk.ruler.truncated($0, to: desk.width) } },
      rows: { [text.row(sheet)] },
      document: { Document(ContactDocument.one, ShownContact(contact: sheet, asOf: asOf)) })
  }
}

/// A contact as of a position.
struct ShownContact: Sendable {
  let contact: OpenedContact
  let asOf: LogPosition
}

/// Contacts to be listed.
struct ContactListRequest: Request, Hashable {
  var isWaiting: Bool
  var customer: TypedReference?
  var since: String?
  var limit: Int

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let filter = ContactBoard.Filter(
      isWaiting: isWaiting,
      customers: try customer.map { (typed) throws(ErrorReport) in
        try desk.names(of: typed)
      } ?? [],
      since: try desk.start(since, option: "--since"))
    let (board, asOf): (ContactBoard, LogPosition) = try desk.read { (snapshot) throws(RowsError) in
      (try ContactBoard.list(filter, limit: limit, in: snapshot), snapshot.asOf)
    }
    let sheets = try desk.sheets(of: board.rows)
    let text = ContactText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.list(sheets) + (board.hasMore ? [MoreNote.line(at: desk)] : []) },
      rows: { sheets.map(text.row) },
      document: {
        Document(
          ContactDocument.list,
          Page(
            rows: sheets, next: nil, total: board.hasMore ? nil : sheets.count, asOf: asOf.text))
      })
  }
}

/// Contacts for people.
struct ContactText {
  let desk: Desk
  let dates: DateWriter

  func list(_ sheets: [OpenedContact]) -> [Line] {
    guard !sheets.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "応対はありません", en: "no contacts")), .dim)]
    }
    let table = Table(
      columns: [.fits, .fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    let isNarrow = desk.width < Self.narrowBelow
    return table.lines(
      sheets.map { sheet in
        let at = sheet.state.startedAt ?? sheet.state.lastOccurredAt
        let place = sheet.reference ?? sheet.customer?.number ?? ""
        return [
          Span(sheet.isWaiting ? "!" : " ", .overdue),
          Span(
            isNarrow ? short(at) : dates.dayAndTime(at), sheet.isWaiting ? .overdue : .plain),
          Span(sheet.text), Span(isNarrow ? "" : place, .dim), Span(sheet.handle, .dim),
        ]
      })
  }

  /// Below this width the columns give way to what happened.
  private static let narrowBelow = 60

  /// The time alone today, else the day with it.
  private func short(_ moment: Instant) -> String {
    let time = dates.time(moment)
    return dates.date(moment) == dates.today ? time : "\(dates.shortDay(moment)) \(time)"
  }

  /// What stands above the events of a contact.
  func head(_ sheet: OpenedContact) -> [Line] {
    var first = [Span(sheet.text, .heading)]
    if sheet.isWaiting {
      first.append(Span(desk.say(Bilingual(ja: " [要折り返し]", en: " [call back]")), .overdue))
    }
    let who = [sheet.customer?.number, sheet.customer?.name.spoken.text(in: desk.language)]
      .compactMap(\.self).joined(separator: " ")
    let unknown = Bilingual(ja: "相手は分かっていません", en: "nobody knows who it was")
    let second = [
      who.isEmpty ? desk.say(unknown) : who, sheet.state.level?.rawValue, sheet.reference,
      sheet.state.id.description,
    ].compactMap(\.self).joined(separator: "   ")
    return [desk.ruler.truncated(Line(first), to: desk.width)]
      + desk.ruler.wrapped(second, to: desk.width).map { Line($0, .dim) }
  }

  func row(_ sheet: OpenedContact) -> [String] {
    [
      sheet.state.id.description, sheet.state.channel.rawValue, sheet.state.direction.rawValue,
      sheet.number.text ?? "", sheet.customer?.number ?? "", sheet.reference ?? "",
      sheet.isWaiting ? "unanswered" : sheet.state.outcome?.rawValue ?? "",
    ]
  }
}

extension IdentificationLevel {
  /// From the least sure on.
  fileprivate var rank: Int {
    switch self {
    case .maybe: 0
    case .known: 1
    case .verified: 2
    }
  }

  /// How sure a person is who says so.
  fileprivate var percent: Int {
    switch self {
    case .maybe: 50
    case .known: 90
    case .verified: 100
    }
  }
}

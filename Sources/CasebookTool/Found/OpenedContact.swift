internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Everything that is said of a contact.
struct OpenedContact: Sendable {
  let state: ContactState
  let `case`: CaseCard?
  let customer: CustomerCard?
  /// The number or address at the other end.
  let number: SealedText
  /// The entry that began it: C-1042#3.
  let reference: String?
  /// Whether nobody answered and nobody has called back.
  let isWaiting: Bool
  /// What happened, in a sentence.
  let text: String

  /// The end of the id, which is enough to name it.
  var handle: String { String(state.id.description.suffix(ContactFinding.handleCount)) }
}

/// Bounds of finding contacts by what was typed.
enum ContactFinding {
  /// How many characters at the end of an id name a contact on screens.
  static let handleCount = 6
  /// How many are enough when typed.
  static let handleCountMin = 5
}

extension Desk {
  /// The contact that was named: `C-1042#3`, an id or its end, `-` for the last one of the author,
  /// who is whoever runs the command where none is given.
  func contact(
    _ typed: TypedReference, of author: Author? = nil
  ) throws(ErrorReport) -> ContactID {
    if let entry = typed.entry {
      let card = try self.case(typed)
      let found = try records(of: card).first { $0.entry == entry && $0.refs.contact != nil }
      if let contact = found?.refs.contact { return contact }
      throw missingContact(typed.text)
    }
    if typed.text == "-" { return try lastContact(of: author) }
    let key = typed.text.identifierKey
    let matches: [ContactID] = try read { (snapshot) throws(RowsError) in
      if let id = ContactID(ulid: key) {
        return try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: false).isEmpty
          ? [] : [id]
      }
      guard key.count >= ContactFinding.handleCountMin else { return [] }
      let board = try ContactBoard.list(
        ContactBoard.Filter(), limit: ContactBoard.lookedAtMax, in: snapshot)
      return board.rows.map(\.state.id).filter { $0.description.hasSuffix(key) }
    }
    guard matches.count <= 1 else {
      throw ErrorReport.ambiguous(
        "contact", typed.text, Bilingual(ja: "応対", en: "contacts"),
        lines: matches.prefix(FindingLimits.countMax).map { Bilingual(same: "\($0)") },
        hint: matches.first.map {
          lineWords(replacing: typed.text, with: "\($0)", option: "")
        })
    }
    guard let only = matches.first else { throw missingContact(typed.text) }
    return only
  }

  /// The contact that the author noted last.
  private func lastContact(of author: Author?) throws(ErrorReport) -> ContactID {
    let whoever: Author
    if let author { whoever = author } else { whoever = try Author.of(self, as: nil) }
    let me = whoever.member?.id
    let found: ContactID? = try read { (snapshot) throws(RowsError) in
      var seq = snapshot.lastSeq
      let stop = seq > UndoRequest.lookBackCount ? seq - UndoRequest.lookBackCount : 0
      while seq > stop {
        let record = try snapshot.record(at: seq, opened: false)
        seq -= 1
        if record.isContact(of: me) { return record.refs.contact }
      }
      return nil
    }
    guard let found else { throw missingContact("-") }
    return found
  }

  private func missingContact(_ typed: String) -> ErrorReport {
    ErrorReport(
      code: "contact.doesNotExist", exit: .notFound,
      message: Bilingual(ja: "応対 \(typed) はありません", en: "there is no contact \(typed)"),
      hint: ErrorReport.Hint("casebook contact list"))
  }

  /// The sheets of contacts, in the order of `rows`.
  func sheets(of rows: [ContactBoard.Row]) throws(ErrorReport) -> [OpenedContact] {
    let dates = try dates()
    let teams = try teams()
    return try read { (snapshot) throws(RowsError) in
      var sheets: [OpenedContact] = []
      for row in rows { sheets.append(try snapshot.sheet(of: row, dates, teams)) }
      return sheets
    }
  }
}

extension Record {
  /// Whether somebody noted the beginning of a contact, or answered it.
  ///
  /// A telephone system notes calls that come in; they are of whoever takes them.
  func isContact(of member: MemberID?) -> Bool {
    guard case .contacts(let event) = self.event else { return false }
    switch event {
    case .contactStarted: return actor == member
    case .contactAnswered(let answered): return member != nil && answered.agent == member
    case .contactWaitStarted, .contactIdentified, .contactTransferred, .contactDiverted,
      .contactEnded, .contactWrappedUp, .contactAlertWordHeard, .messagePosted, .mediaAttached:
      return false
    }
  }
}

extension BookSnapshot {
  /// The sheet of a contact.
  func sheet(
    of row: ContactBoard.Row, _ dates: DateWriter, _ teams: TeamLabels
  ) throws(RowsError) -> OpenedContact {
    let feed = try records(of: Feed(Ref(.contact, row.state.id.any)), opened: true)
    var card: CaseCard?
    if let id = row.case, let state = try state(id, as: CaseState.self) {
      card = try self.card(state)
    }
    let first = feed.first { $0.seq == row.state.startedSeq } ?? feed.first
    var number = SealedText.absent
    if let first, case .contacts(.contactStarted(let started)) = first.event {
      number = SealedText(started.caller?.raw, of: first)
    }
    var text = ""
    if let first {
      let names = try NameBook(of: first, in: card, self).names
      let told = feed.filter { record in
        switch record.event {
        case .contacts(.contactStarted), .contacts(.contactDiverted), .contacts(.contactEnded): true
        case _: false  // Open set: the rest of a contact is told by `contact show`.
        }
      }
      text = LineWriter(names: names, dates: dates, teams: teams).text(told)
    }
    return OpenedContact(
      state: row.state, case: card, customer: try customer(row.state.customer), number: number,
      reference: card.flatMap { card in
        first?.refs.case == card.id
          ? first?.entry.map { ProvisionalNumber.reference(card.number, $0) } : nil
      }, isWaiting: row.isWaiting, text: text)
  }
}

internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// What a question is about: whose facts count, and on what an answer is written down.
struct AskedPlace: Sendable {
  var scope: LedgerScope
  var subject: WriteSubject
}

extension Desk {
  /// The case, customer or item that a question is about; the case at hand if nothing is named.
  func place(_ typed: TypedPlace) throws(ErrorReport) -> AskedPlace {
    if let customer = typed.customer { return try place(of: try self.customer(customer)) }
    if let item = typed.item { return try place(of: try self.item(item)) }
    return try place(of: try self.case(typed.case))
  }

  func place(of card: CaseCard) throws(ErrorReport) -> AskedPlace {
    let scope = try read { (snapshot) throws(RowsError) in
      try snapshot.ledgerScope(of: card.id)
    }
    return AskedPlace(scope: scope, subject: WriteSubject(case: card))
  }

  func place(of card: CustomerCard) throws(ErrorReport) -> AskedPlace {
    let scope = try read { (snapshot) throws(RowsError) in
      try snapshot.ledgerScope(of: card.id)
    }
    return AskedPlace(scope: scope, subject: WriteSubject(customer: card))
  }

  func place(of item: ItemState) throws(ErrorReport) -> AskedPlace {
    let scope = try read { (snapshot) throws(RowsError) in
      try snapshot.ledgerScope(of: item.id)
    }
    return AskedPlace(
      scope: scope, subject: WriteSubject(customer: try owner(of: item), item: item))
  }

  /// Who asks, at a moment.
  func asker(_ author: Author, at moment: Instant, in scope: LedgerScope) throws(ErrorReport)
    -> Asker
  {
    Asker(
      team: author.team, moment: moment, case: scope.case,
      utcOffsetMinutes: try zone().offset(at: moment).minutes)
  }

  /// Everything that is known of a case, as far as whoever reads may see it.
  func known(of card: CaseCard) throws(ErrorReport) -> KnownLedger {
    let place = try place(of: card)
    let asker = try asker(Author.of(self, as: nil), at: now, in: place.scope)
    return try read { (snapshot) throws(RowsError) in
      try snapshot.knownFacts(place.scope, for: asker)
    }
  }

  /// The declared key that was typed: its name, or what it is called.
  func factKey(_ typed: String, in keys: FactKeys) throws(ErrorReport) -> FactKey {
    let text = String(typed.halfWidth.trimmingSpaces)
    let wanted = searchText(text)
    let named = keys.keys.filter { key in
      key.name.lowercased() == text.lowercased()
        || [key.titleWords.ja, key.titleWords.en].contains { searchText($0) == wanted }
    }
    if named.count == 1, let only = named.first { return only }
    var near = named.map(\.name)
    if near.isEmpty {
      near = keys.keys.map(\.name).filter { $0.lowercased().hasSuffix("." + text.lowercased()) }
    }
    if near.isEmpty, case .near(let found) = NameMatch(text, among: keys.keys.map(\.name)) {
      near = found
    }
    if near.isEmpty {
      // Without what stands before the dot: "seria".
      func last(_ name: String) -> String { String(name.drop { $0 != "." }.dropFirst()) }
      if case .near(let found) = NameMatch(text, among: keys.keys.map { last($0.name) }) {
        near = keys.keys.map(\.name).filter { found.contains(last($0)) }
      }
    }
    throw ErrorReport(
      code: "factKey.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "「\(typed)」という事実の項目は決められていません",
        en: "no key of a fact \"\(typed)\" is declared"),
      details: near.prefix(FindingLimits.nearMax).compactMap { keys[$0] }.map { key in
        Bilingual(
          ja: "\(key.name)  \(key.titleWords.ja)", en: "\(key.name)  \(key.titleWords.en)")
      },
      hint: near.first.map { name in
        ErrorReport.Hint(lineWords(replacing: typed, with: name, option: ""))
      } ?? ErrorReport.Hint("casebook document publish FILE --kind factKeys"))
  }
}

/// Somebody who asks, or writes an answer down, with the ledger as it was then.
struct Asking {
  let writer: Writer
  let place: AskedPlace
  let keys: FactKeys
  let ledger: Ledger
  let asker: Asker
  /// Up to where the asker could know: the head of the book, or what the device carries.
  let ledgerSeq: LogPosition?
  let asOf: LogPosition
  /// In which contact it is said.
  let contact: AskedContact?

  var desk: Desk { writer.desk }

  init(
    _ writer: Writer, _ place: TypedPlace, contact: TypedReference? = nil
  ) throws(ErrorReport) {
    try self.init(writer, try writer.desk.place(place), contact: contact)
  }

  init(
    _ writer: Writer, _ place: AskedPlace, contact: TypedReference? = nil
  ) throws(ErrorReport) {
    self.writer = writer
    self.place = place
    let scope = place.scope
    let read: (FactKeys, Ledger, LogPosition) = try writer.desk.read {
      (snapshot) throws(RowsError) in
      (try snapshot.factKeys(), try snapshot.ledger(of: scope), snapshot.asOf)
    }
    (keys, ledger, asOf) = read
    asker = try writer.desk.asker(writer.author, at: writer.occurredAt, in: scope)
    let kit = writer.desk.openedKit
    ledgerSeq = kit == nil ? asOf : kit?.file.position
    self.contact = try writer.desk.contact(contact, in: scope, writer)
  }

  func key(_ typed: String) throws(ErrorReport) -> FactKey {
    try desk.factKey(typed, in: keys)
  }

  /// What the ledger says to a question, with names.
  func finding(_ key: FactKey) throws(ErrorReport) -> OpenedFinding {
    let finding = ledger.finding(key, in: place.scope, for: asker)
    return try desk.read { (snapshot) throws(RowsError) in try snapshot.opened(finding, keys) }
  }

  // MARK: Refs

  /// The subjects of something about `key`: what it is about, the case, the contact.
  func refs(_ key: FactKey) throws(ErrorReport) -> Refs {
    guard let subject = subject(of: key) else { throw hasNoSubject(key) }
    return refs(subject)
  }

  /// What something about `key` is written down of; of a customer with several names, the one that
  /// was used.
  private func subject(of key: FactKey) -> Ref? {
    if key.subject == .customer, let customer = place.subject.customer?.id,
      place.scope.customers.contains(customer)
    {
      return Ref(.customer, customer.any)
    }
    return place.scope.subject(key.subject)
  }

  /// The subjects of something about a fact that is known; the item only where it is meant.
  func refs(_ subject: Ref) -> Refs {
    var refs = place.subject.refs
    refs.item = nil
    // Of a customer with several names, the one of whom it was said.
    if subject.role == .customer { refs.customer = nil }
    refs.insert(subject)
    refs.contact = contact?.id
    return refs
  }

  /// The same of a question, which may be asked on a visit.
  func questionRefs(_ key: FactKey) throws(ErrorReport) -> Refs {
    var refs = try refs(key)
    if contact == nil {
      refs.visit = place.subject.case?.state.visits.first { $0.startedAt != nil }?.id
    }
    return refs
  }

  private func hasNoSubject(_ key: FactKey) -> ErrorReport {
    let (ja, en, option): (String, String, String) =
      switch key.subject {
      case .customer: ("お客様", "customer", "--customer")
      case .item: ("製品", "item", "--item")
      case .site: ("設置先", "site", "--customer")
      case .case: ("案件", "case", "--case")
      }
    let title = key.titleWords
    return ErrorReport(
      code: "fact.hasNoSubject", exit: .usage,
      message: Bilingual(
        ja: "\(title.ja)は\(ja)についてのことですが、\(ja)が分かりません",
        en: "\(title.en) is about the \(en), and which one is not known"),
      hint: ErrorReport.Hint(
        desk.lineWords(without: ["--case", "--customer", "--item"], adding: [option, "…"])))
  }

  // MARK: Questions

  /// A question with what the ledger said to it.
  func question(
    _ finding: OpenedFinding, _ form: QuestionForm, because: AskReason?
  ) throws(ErrorReport) -> (id: QuestionID, draft: Draft) {
    let id: QuestionID = writer.newID()
    let asked = QuestionAsked(
      questionID: id, subject: finding.key.subject, key: finding.key.name, form: form,
      ledgerSeq: ledgerSeq, verdict: finding.verdict, because: because)
    return (id, Draft(.facts(.questionAsked(asked)), refs: try questionRefs(finding.key)))
  }

  /// That the question about `key` which was asked last was answered; nothing where none waits.
  func answers(
    _ key: FactKey, _ outcome: AnswerOutcome, fact: FactID? = nil
  ) throws(ErrorReport) -> [Draft] {
    guard let open = try openQuestion(key) else { return [] }
    let answered = QuestionAnswered(questionID: open.id, outcome: outcome, factID: fact)
    return [Draft(.facts(.questionAnswered(answered)), refs: open.refs)]
  }

  /// The question about `key` that was asked last, unless it was answered.
  private func openQuestion(
    _ key: FactKey
  ) throws(ErrorReport) -> (id: QuestionID, refs: Refs)? {
    guard let subject = subject(of: key) else { return nil }
    return try desk.read { (snapshot) throws(RowsError) in
      var answered: Set<QuestionID> = []
      var found: (id: QuestionID, refs: Refs)?
      var count = 0
      try snapshot.scan(Feed(subject), reverse: true) { (seq) throws(RowsError) in
        count += 1
        let record = try snapshot.record(at: seq, opened: false)
        if case .facts(.questionAnswered(let answer)) = record.event {
          answered.insert(answer.questionID)
        }
        if case .facts(.questionAsked(let asked)) = record.event, asked.key == key.name {
          if !answered.contains(asked.questionID) { found = (asked.questionID, record.refs) }
          return false
        }
        return count < AskingLimits.lookBackCount
      }
      return found
    }
  }

  // MARK: Answers

  /// Has events written as one entry.
  func record(_ drafts: [Draft], says: Bilingual) throws(ErrorReport) -> Answer {
    try writer.record(drafts, says: says, on: place.subject)
  }
}

/// Bounds of asking.
enum AskingLimits {
  /// How far back a question is looked for that was not answered.
  static let lookBackCount = 500
  /// How far back a contact is looked for that goes on.
  static let contactLookBackCount: UInt64 = 200
  /// A contact that began longer ago does not go on any more, even if nobody noted its end.
  static let contactSecondsMax: Int64 = 4 * 3_600
}

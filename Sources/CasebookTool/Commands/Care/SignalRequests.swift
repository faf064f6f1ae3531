internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A chance or a risk of which sales is told.
struct SignalRequest: Request, Hashable {
  var kind: SignalKind
  var amount: Money?
  var note: String?
  /// The entry on which it rests.
  var basis: TypedReference?
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = try writer.subject(
      case: `case` ?? (customer == nil && item == nil ? basis : nil), customer: customer,
      item: item)
    var refs = subject.refs
    refs.customer = try subject.knownCustomer(at: desk).id
    var event: EventID?
    if let basis {
      var card = subject.case
      if card == nil { card = try desk.case(basis) }
      if let card { event = try desk.entry(basis, of: card).first?.id }
    }
    let signaled = SalesSignaled(kind: kind, basis: event, amount: amount, note: note)
    return try writer.record(
      [Draft(.care(.salesSignaled(signaled)), refs: refs)],
      says: Bilingual(
        ja: "営業に知らせました: \(kind.word.ja)", en: "sales is told: \(kind.word.en)"), on: subject)
  }
}

/// Signals to be listed.
struct SignalListRequest: Request, Hashable {
  /// None means all.
  var kinds: [SignalKind] = []
  var since: String?
  var customer: TypedReference?
  var limit = countDefault

  /// How many are listed where nothing else is said.
  static let countDefault = 100
  /// Bound: more signals than anybody reads.
  static let countMax = 2_000
  /// From when on where nobody says.
  static let daysDefault: Int64 = 30

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let customer = try customer.map { (typed) throws(ErrorReport) in
      try desk.customer(typed).id
    }
    let from =
      try desk.start(since, option: "--since")
      ?? desk.now.adding(seconds: -Self.daysDefault * 86_400)
    let (sheets, hasMore, asOf): ([OpenedSignal], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let (sheets, hasMore) = try snapshot.signals(
        since: from, limit: max(1, min(limit, Self.countMax)), kinds: kinds, customer: customer)
      return (sheets, hasMore, snapshot.asOf)
    }
    let text = SignalText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(sheets) }, rows: { sheets.map(text.row) },
      document: {
        Document(
          SignalsDocument.shape,
          Page(rows: sheets, next: nil, total: hasMore ? nil : sheets.count, asOf: asOf.text))
      }, notes: hasMore ? [MoreNote.line(at: desk)] : [])
  }
}

/// A signal with the words by which people know what it is about.
struct OpenedSignal: Sendable {
  let id: EventID
  let kind: SignalKind
  let amount: Money?
  let note: SealedText
  let at: Instant
  let customer: CustomerCard?
  let item: ItemState?
  let by: MemberCard?
  let `case`: CaseID?
  /// `C-1042#14`, else the number of the customer.
  let reference: String
}

extension BookSnapshot {
  /// The latest signals, those that were taken back left out.
  func signals(
    since: Instant, limit: Int, kinds: [SignalKind] = [], customer: CustomerID? = nil
  ) throws(RowsError) -> ([OpenedSignal], hasMore: Bool) {
    let aliases = try customer.map { (id) throws(RowsError) in try names(of: id) }
    let recent = try RecentEvents.read(.salesSignaled, since: since, limit: limit, in: self) {
      record in
      guard case .care(.salesSignaled(let signal)) = record.event else { return false }
      if !kinds.isEmpty, !kinds.contains(signal.kind) { return false }
      guard let aliases else { return true }
      return record.refs.customer.map(aliases.contains) ?? false
    }
    var sheets: [OpenedSignal] = []
    for record in recent.records {
      guard case .care(.salesSignaled(let signal)) = record.event else { continue }
      let state: CaseState? = try record.refs.case.flatMapState(in: self)
      let card = try self.customer(record.refs.customer)
      let entry = state.map { "\($0.number)\(record.entry.map { "#\($0)" } ?? "")" }
      sheets.append(
        OpenedSignal(
          id: record.id, kind: signal.kind, amount: signal.amount,
          note: SealedText(signal.note, of: record), at: record.occurredAt, customer: card,
          item: try item(record.refs.item), by: try member(record.actor), case: state?.id,
          reference: entry ?? card?.number ?? ""))
    }
    return (sheets, recent.hasMore)
  }

  /// The item with this id.
  func item(_ id: ItemID?) throws(RowsError) -> ItemState? {
    guard let id else { return nil }
    return try state(id, as: ItemState.self)
  }
}

extension CaseID? {
  fileprivate func flatMapState(in rows: borrowing BookSnapshot) throws(RowsError) -> CaseState? {
    guard let self else { return nil }
    return try rows.state(self, as: CaseState.self)
  }
}

/// Signals for people.
struct SignalText {
  let desk: Desk
  let dates: DateWriter

  func lines(_ sheets: [OpenedSignal]) -> [Line] {
    guard !sheets.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "商談の兆しはありません", en: "no signals")), .dim)]
    }
    let isNarrow = desk.width < 60
    let table = Table(
      columns: [.fits, .fits, .upTo(isNarrow ? 10 : 20), .rest, .fits, .fits], ruler: desk.ruler,
      width: desk.width)
    return table.lines(
      sheets.map { sheet in
        [
          Span(dates.lastActivity(sheet.at), .dim),
          Span(
            sheet.kind.word.text(in: desk.language),
            sheet.kind == .churnRisk ? .overdue : .plain),
          Span(sheet.customer?.name.spoken.text(in: desk.language) ?? ""),
          Span(isNarrow ? "" : sheet.note.spoken.text(in: desk.language)),
          Span(sheet.amount.map(words) ?? ""), Span(sheet.reference, .dim),
        ]
      })
  }

  private func words(_ money: Money) -> String {
    let amount = Int(money.amount.text)?.grouped ?? money.amount.text
    return money.currency == "JPY" ? "¥\(amount)" : "\(money.currency) \(amount)"
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedSignal) -> [String] {
    [
      RFC3339.string(sheet.at), sheet.kind.rawValue, sheet.customer?.number ?? "",
      sheet.customer?.name.text ?? "", sheet.amount?.amount.text ?? "", sheet.note.text ?? "",
      sheet.reference,
    ]
  }
}

/// `casebook.signals/1`.
enum SignalsDocument {
  static let shape = DocumentShape<Page<OpenedSignal>>(
    "casebook.signals/1", "What sales is told of, the latest first.", Page.members(signal))

  private static let signal: Shape<OpenedSignal> = .object([
    Member("amount", money.orNull, "What it may be worth.") { $0.amount },
    Member("at", Shape.time) { $0.at },
    Member("by", Shape.text.orNull, "Who noticed it.") { $0.by?.handle },
    Member("case", Shape<CaseID>.id().orNull) { $0.case },
    Member("customer", DocumentSubject.shape.orNull) { sheet in
      sheet.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("id", Shape<EventID>.id()) { $0.id },
    Member("item", SharedShapes.bareItem.orNull) { $0.item },
    Member("kind", Shape<SignalKind>.word) { $0.kind },
    Member("note", Shape.personal) { $0.note },
    Member("ref", Shape.text, "C-1042#14, else the number of the customer.") { $0.reference },
  ])

  private static let money: Shape<Money> = .object([
    Member("amount", Shape.decimal) { $0.amount },
    Member("currency", Shape.text, "ISO 4217.") { $0.currency },
    Member("tax", Shape<Tax>.word) { $0.tax },
  ])
}

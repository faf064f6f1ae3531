internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What the list of what falls due can show.
enum CareKind: String, Hashable, Sendable, CaseIterable {
  case followUp, maintenance
  /// Maintenance that the law asks for (法定点検).
  case inspection
  /// An item that is lent and comes back (代替機).
  case loaner
  case signal

  /// How it is called.
  var word: Bilingual {
    switch self {
    case .followUp: Bilingual(ja: "フォロー", en: "follow-up")
    case .maintenance: Bilingual(ja: "点検", en: "maintenance")
    case .inspection: Bilingual(ja: "法定点検", en: "inspection")
    case .loaner: Bilingual(ja: "代替機", en: "loaner")
    case .signal: Bilingual(ja: "商談", en: "signal")
    }
  }
}

/// What falls due after the sale, to be listed: follow-ups, maintenance, inspections, loaners,
/// signals.
struct CareListRequest: Request, Hashable {
  var kinds: Set<CareKind>
  var isMine = false
  var team: String?
  /// Of this item alone.
  var item: TypedReference?
  var isOverdueOnly = false
  /// How far ahead; nil for all.
  var withinSeconds: Int?
  var limit = countDefault

  /// How many are listed where nothing else is said.
  static let countDefault = 100
  /// Bound: more than anybody reads.
  static let countMax = 5_000
  /// Signals that are older are not listed: they never fall due.
  static let signalDaysMax: Int64 = 30

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var person: MemberID?
    if isMine { person = try Author.of(desk, as: nil).required(at: desk).id }
    let team = try team.map { (typed) throws(ErrorReport) in
      try desk.team(typed, option: "--team")
    }
    let item = try item.map { (typed) throws(ErrorReport) in try desk.item(typed) }
    var horizon = withinSeconds.map { desk.now.adding(seconds: Int64($0) + 1) }
    if isOverdueOnly { horizon = desk.now }
    let limit = max(1, min(limit, Self.countMax))
    let zone = try desk.zone()
    let (found, isCut, asOf): ([OpenedCare], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var sheets: [OpenedCare] = []
      let board = try CareBoard.due(
        CareFilter(kinds: boardKinds, team: team, person: person, item: item?.id),
        before: horizon, limit: limit, in: snapshot
      ) { zone.start(of: Day(number: $0.number + 1)).adding(seconds: -1) }
      for row in board.rows {
        let sheet = try snapshot.sheet(of: row, at: desk.now)
        if kinds.contains(sheet.kind) { sheets.append(sheet) }
      }
      guard kinds.contains(.signal), !isOverdueOnly, team == nil || team == .sales else {
        return (sheets, board.hasMore, snapshot.asOf)
      }
      let (signals, hasMore) = try snapshot.signals(
        since: desk.now.adding(seconds: -Self.signalDaysMax * 86_400), limit: limit)
      let wanted = signals.filter { person == nil || $0.by?.id == person }
      sheets += wanted.map(OpenedCare.init)
      sheets.sort { ($0.at, $0.reference) < ($1.at, $1.reference) }
      return (sheets, board.hasMore || hasMore, snapshot.asOf)
    }
    let rows = Array(found.prefix(limit))
    let hasMore = isCut || found.count > limit
    let text = CareText(
      desk: desk, dates: try desk.dates(), teams: try desk.teams(), showsKind: kinds.count > 1)
    return Answer(
      lines: { text.lines(rows) }, rows: { rows.map(text.row) },
      document: {
        Document(
          CareDocument.shape,
          Page(rows: rows, next: nil, total: hasMore ? nil : rows.count, asOf: asOf.text))
      }, notes: hasMore ? [MoreNote.line(at: desk)] : [])
  }

  private var boardKinds: Set<CareFilter.Kind> {
    var wanted: Set<CareFilter.Kind> = []
    if kinds.contains(.followUp) { wanted.insert(.followUp) }
    if kinds.contains(.maintenance) { wanted.insert(.maintenance) }
    if kinds.contains(.inspection) { wanted.insert(.inspection) }
    if kinds.contains(.loaner) { wanted.insert(.loan) }
    return wanted
  }
}

/// Something that falls due after the sale, with the words by which people know it.
struct OpenedCare: Sendable {
  var kind: CareKind
  /// The end of its window or day; of a signal, when it was noticed.
  var at: Instant
  var from: Instant?
  /// For days: no time of the day is meant.
  var day: Day?
  var lateSeconds = 0
  /// 修理後, 定期, 買い替え.
  var what: Bilingual
  var channel: Channel?
  var customer: CustomerCard?
  var item: ItemState?
  var team: Team?
  var person: MemberCard?
  /// How to name it in the next command.
  var reference: String
  var id: AnyID
  /// Whether somebody can be told.
  var isReachable = true
  /// The word of its trigger, basis or kind in documents.
  var because: String
}

extension OpenedCare {
  /// A signal, which does not fall due.
  init(_ signal: OpenedSignal) {
    self.init(
      kind: .signal, at: signal.at, what: signal.kind.word, customer: signal.customer,
      item: signal.item, team: .sales, person: signal.by, reference: signal.reference,
      id: signal.id.any, because: signal.kind.rawValue)
  }
}

extension BookSnapshot {
  /// The sheet of something that falls due.
  func sheet(of row: CareBoard.Row, at now: Instant) throws(RowsError) -> OpenedCare {
    let late = Int(max(0, now.seconds(since: row.dueAt)))
    switch row.due {
    case .followUp(let planned, let customer):
      let card = try self.customer(customer)
      return OpenedCare(
        kind: .followUp, at: row.dueAt, from: planned.window.from, lateSeconds: late,
        what: planned.trigger.word, channel: planned.channel, customer: card,
        item: try item(planned.item), team: planned.team, person: try member(planned.person),
        reference: try reference(of: planned, card), id: planned.id.any,
        isReachable: try isReachable(customer), because: planned.trigger.rawValue)
    case .maintenance(let plan, let item):
      let isOnly = item.plans.count == 1
      return OpenedCare(
        kind: plan.basis == .legal ? .inspection : .maintenance, at: row.dueAt, day: plan.dueOn,
        lateSeconds: late, what: plan.basis.word, customer: try customer(item.customer),
        item: item, team: plan.team, person: try member(plan.person),
        reference: isOnly ? item.number : ShortName.of(plan.id), id: plan.id.any,
        isReachable: try isReachable(item.customer), because: plan.basis.rawValue)
    case .loan(let loan, let item, let owner):
      return OpenedCare(
        kind: .loaner, at: row.dueAt, day: loan.dueOn, lateSeconds: late,
        what: Bilingual(ja: "返却", en: "to come back"), customer: try customer(loan.customer),
        item: item, team: owner?.team, person: try member(owner?.person),
        reference: item.number, id: loan.id.any, isReachable: try isReachable(loan.customer),
        because: "loaner")
    }
  }

  /// `C-1042#14`, the customer's number where it is the only one, else the short name.
  private func reference(
    of planned: PlannedFollowUp, _ customer: CustomerCard?
  ) throws(RowsError) -> String {
    if let id = planned.case, let state = try state(id, as: CaseState.self),
      let entry = try record(at: planned.seq, opened: false).entry
    {
      return "\(state.number)#\(entry)"
    }
    if let customer, customer.state.followUps.count == 1 { return customer.number }
    return ShortName.of(planned.id)
  }
}

/// What falls due after the sale, for people.
struct CareText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels
  /// Whether things of several kinds stand in the list.
  let showsKind: Bool

  /// A line for each: late or how long it has, what, whom it is about, when, who, how to name it.
  func lines(_ sheets: [OpenedCare]) -> [Line] {
    guard !sheets.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "予定はありません", en: "nothing is planned")), .dim)]
    }
    if desk.width < 60 { return sheets.flatMap(twoLines) }
    let table = Table(
      columns: [.fits, .fits, .fits, .rest, .fits, .fits, .fits], ruler: desk.ruler,
      width: desk.width)
    return table.lines(sheets.map(spans))
  }

  /// On a narrow terminal: how long it has, what and how to name it; then whom it is about.
  private func twoLines(_ sheet: OpenedCare) -> [Line] {
    let isLate = sheet.lateSeconds > 0
    let role: Screens.Role = isLate ? .overdue : .plain
    let first = Line([
      Span(isLate ? "! " : "  ", role), Span(left(sheet), role), Span(" " + what(sheet)),
    ])
    let reference = Line(sheet.reference, .dim)
    let second = Line([Span("    "), subject(sheet)])
    return [desk.ruler.spread(first, reference, over: desk.width)]
      + (subject(sheet).text.isEmpty ? [] : [desk.ruler.truncated(second, to: desk.width)])
  }

  private func what(_ sheet: OpenedCare) -> String {
    let what = sheet.what.text(in: desk.language)
    let kind = sheet.kind.word.text(in: desk.language)
    guard showsKind else { return what }
    // An inspection is one by law, whatever else is said.
    return sheet.kind == .inspection ? kind : "\(kind) \(what)"
  }

  private func spans(_ sheet: OpenedCare) -> [Span] {
    let isLate = sheet.lateSeconds > 0
    let role: Screens.Role = isLate ? .overdue : .plain
    let language = desk.language
    let isWide = desk.width >= Self.wideColumnsMin
    let channel = isWide ? sheet.channel.map { " " + $0.word.text(in: language) } ?? "" : ""
    let sign = sheet.team.map { team in
      let label = teams.label(team.code)
      return language == .ja ? String(label.kanji) : label.name.en
    }
    let person = isWide ? sheet.person?.name.spoken.text(in: language) : nil
    return [
      Span(isLate ? "!" : " ", role), Span(left(sheet), role),
      Span(what(sheet) + channel), subject(sheet), Span(isWide ? when(sheet) : day(sheet)),
      Span(
        [sign, person].compactMap(\.self).joined(separator: " "),
        sheet.team.map { .team($0.code) } ?? .plain),
      Span(sheet.reference, .dim),
    ]
  }

  /// How long it has; a signal has no limit.
  private func left(_ sheet: OpenedCare) -> String {
    guard sheet.kind != .signal else { return "-" }
    guard let day = sheet.day else { return dates.due(sheet.at) }
    return day == dates.today ? dates.relativeDay(day) : dates.due(sheet.at)
  }

  /// From this width on a line has the channel, the person and the whole window.
  private static let wideColumnsMin = 100

  private func when(_ sheet: OpenedCare) -> String {
    guard sheet.day == nil, let from = sheet.from, from > dates.now else { return day(sheet) }
    return "\(dates.day(from))-\(dates.day(sheet.at))"
  }

  private func day(_ sheet: OpenedCare) -> String {
    sheet.day.map { dates.day($0) } ?? dates.day(sheet.at)
  }

  private func subject(_ sheet: OpenedCare) -> Span {
    let name = sheet.customer?.name.spoken.text(in: desk.language) ?? ""
    var words = [name, sheet.item.map { "\($0.model) \($0.serial ?? "")" } ?? ""]
    if !sheet.isReachable {
      words.insert(desk.say(Bilingual(ja: "[連絡先なし]", en: "[unreachable]")), at: 0)
    }
    return Span(
      words.filter { !$0.isEmpty }.joined(separator: " "),
      sheet.isReachable ? .plain : .notice)
  }

  /// A row of `--plain`.
  func row(_ sheet: OpenedCare) -> [String] {
    [
      sheet.kind.rawValue, sheet.day?.description ?? RFC3339.string(sheet.at), sheet.because,
      sheet.customer?.number ?? "", sheet.customer?.name.text ?? "", sheet.item?.number ?? "",
      sheet.team?.code ?? "", sheet.person?.handle ?? "", String(sheet.lateSeconds),
      sheet.isReachable ? "" : "unreachable", sheet.reference,
    ]
  }
}

/// `casebook.care/1`.
enum CareDocument {
  static let shape = DocumentShape<Page<OpenedCare>>(
    "casebook.care/1", "What falls due after the sale, by date.", Page.members(row))

  private static let row: Shape<OpenedCare> = .object([
    Member("at", Shape.time, "The end of its window or day; of a signal, when it was noticed.") {
      $0.at
    },
    Member("because", Shape.text, "The trigger, basis or kind of signal.") { $0.because },
    Member("channel", Shape<Channel>.word.orNull) { $0.channel },
    Member("customer", DocumentSubject.shape.orNull) { sheet in
      sheet.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("day", Shape.day.orNull, "Of maintenance, its day.") { $0.day },
    Member("from", Shape.time.orNull, "The beginning of its window.") { $0.from },
    Member("id", Shape<AnyID>.id(), "Of the follow-up, the plan or the signal's event.") { $0.id },
    Member("item", SharedShapes.bareItem.orNull) { $0.item },
    Member("kind", Shape<CareKind>.word) { $0.kind },
    Member("lateSec", Shape<Int>.integer, "How long it is overdue.") { $0.lateSeconds },
    Member("owner", SharedShapes.owner.orNull, "Who planned it.") { sheet in
      sheet.team.map { OwnerName(team: $0, person: sheet.person?.handle) }
    },
    Member("reachable", Shape.truth, "Whether the customer has a live contact point.") {
      $0.isReachable
    },
    Member("ref", Shape.text, "How commands name it.") { $0.reference },
  ])
}

internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// A timeline, read and put into words.
struct ToldTimeline {
  var page: TimelinePage
  /// The records as events, where JSON was asked for.
  var events: [TimelineDocument.Row]
  /// The entries that stand on top because somebody pinned them: C-1042#12.
  var pinned: [String]
  /// The place in the log of the last record.
  var lastSeq: UInt64
  /// Where the log stood.
  var asOf: LogPosition
}

extension Desk {
  /// What is asked of a timeline: days are those of the desk's zone.
  func timelineRequest(
    filter: TimelineFilter = TimelineFilter(), isReversed: Bool = false
  ) throws(ErrorReport) -> TimelineRequest {
    let zone = try zone()
    return TimelineRequest(
      now: now, filter: filter, isReversed: isReversed,
      day: { Day(of: $0, offsetMinutes: zone.offset(at: $0).minutes) })
  }

  /// The layout for this terminal.
  func timelineLayout() throws(ErrorReport) -> TimelineLayout {
    TimelineLayout(
      width: width, dates: try dates(), teams: try teams(), ruler: ruler, glyphs: glyphs)
  }

  /// Reads the timeline of a case in one snapshot.
  func timeline(
    of card: CaseCard, _ request: TimelineRequest, header: TimelineHeader = TimelineHeader(),
    filterName: String? = nil
  ) throws(ErrorReport) -> ToldTimeline {
    let dates = try dates()
    let teams = try teams()
    let codes = try codeNames()
    let language = language
    // Made only where it is wanted: it reads the shapes of all events.
    let renderer: Renderer? =
      switch options.format {
      case .json, .ndjson: Renderer(book: try book().file.id)
      case .text, .plain: nil
      }
    return try read { (snapshot) throws(RowsError) in
      let records = try snapshot.records(of: .case(card.id), opened: true)
      let state: CaseState? = try snapshot.state(card.id)
      var names = try NameBook(records, card, snapshot).names
      names.code = { codes[$0]?.text(in: language) }
      let writer = LineWriter(names: names, dates: dates, teams: teams)
      let timeline = Timeline(records, of: state, request)
      var events: [TimelineDocument.Row] = []
      if let renderer {
        let standings = timeline.standings
        let ids = Dictionary(records.map { ($0.seq, $0.id) }) { first, _ in first }
        for seq in timeline.shownSeqs(of: records, request.filter) {
          let bytes = try snapshot.rendered(seq, by: renderer)
          guard let event = try? JSON(parsing: bytes) else { continue }
          events.append(
            TimelineDocument.Row(
              event: event, standing: ids[seq].flatMap { standings[$0] } ?? TimelineStanding()))
        }
      }
      return ToldTimeline(
        page: TimelinePage(timeline, header: header, filterName: filterName, writer),
        events: events, pinned: timeline.pins.entries.compactMap { $0.reference(in: card) },
        lastSeq: timeline.lastSeq, asOf: snapshot.position(snapshot.head.seq))
    }
  }
}

/// The names that a timeline needs, read in its snapshot.
struct NameBook: Sendable {
  private var members: [MemberID: String] = [:]
  private var customers: [CustomerID: String] = [:]
  private var items: [ItemID: String] = [:]
  private var entries: [EventID: String] = [:]
  private var promises: [PromiseID: String] = [:]
  private var changes: [EventID: StateChange] = [:]
  private var numbers: [CaseID: String]

  /// The names of one record alone, in a case or in none.
  init<R: RowSource & ~Copyable & ~Escapable>(
    of record: Record, in card: CaseCard?, _ rows: borrowing R
  ) throws(RowsError) {
    numbers = [:]
    if let card { numbers[card.id] = card.number }
    try take(record, card?.number, rows)
  }

  init<R: RowSource & ~Copyable & ~Escapable>(
    _ records: [Record], _ card: CaseCard, _ rows: borrowing R
  ) throws(RowsError) {
    numbers = [card.id: card.number]
    var state = CaseState(id: card.id)
    for record in records.sorted(by: { $0.seq < $1.seq }) {
      let before = state.word
      state.count(record)
      state.change(record)
      if state.word != before {
        changes[record.id] = StateChange(before: before, after: state.word)
      }
      try take(record, card.number, rows)
    }
  }

  private mutating func take<R: RowSource & ~Copyable & ~Escapable>(
    _ record: Record, _ number: String?, _ rows: borrowing R
  ) throws(RowsError) {
    if let number, let entry = record.entry { entries[record.id] = "\(number)#\(entry)" }
    if case .commitments(.promiseMade(let promise)) = record.event, let id = record.refs.promise {
      promises[id] = promise.what
    }
    if let id = record.refs.item, items[id] == nil, let state: ItemState = try rows.state(id) {
      items[id] = state.model + (state.serial.map { " S/N \($0)" } ?? "")
    }
    if let id = record.refs.customer, customers[id] == nil {
      customers[id] = try rows.customer(id)?.name.text
    }
    for id in record.membersNamed where members[id] == nil {
      members[id] = try rows.member(id)?.name.text
    }
  }

  /// The look-ups that the lines use.
  var names: LineNames {
    LineNames(
      member: { [members] in members[$0] }, customer: { [customers] in customers[$0] },
      case: { [numbers] in numbers[$0] }, item: { [items] in items[$0] },
      entry: { [entries] in entries[$0] }, promise: { [promises] in promises[$0] },
      stateChange: { [changes] in changes[$0] })
  }
}

extension Record {
  /// The actor, and the members that the event names.
  fileprivate var membersNamed: [MemberID] {
    var ids = [actor].compactMap(\.self)
    switch event {
    case .cases(.caseAssigned(let event)): ids += [event.person].compactMap(\.self)
    case .commitments(.handoffOffered(let event)):
      ids += [event.from.person, event.to.person].compactMap(\.self)
    case .commitments(.handoffAccepted(let event)): ids.append(event.by)
    case .commitments(.handoffDeclined(let event)): ids.append(event.by)
    case .commitments(.promiseMade(let event)): ids += [event.owner.person].compactMap(\.self)
    case .repairs(.visitScheduled(let event)): ids += [event.technician].compactMap(\.self)
    case .repairs(.repairWorkLogged(let event)): ids += [event.technician].compactMap(\.self)
    case .contacts(.contactAnswered(let event)): ids += [event.agent].compactMap(\.self)
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      break
    }
    return ids
  }
}

extension TimelineEntry {
  /// C-1042#12; nil for what another case has numbered.
  fileprivate func reference(in card: CaseCard) -> String? {
    guard let number, self.case == card.id else { return nil }
    return "\(card.number)#\(number)"
  }
}

extension Timeline {
  /// What became of the events of the lines that are shown, of those that no longer hold.
  var standings: [EventID: TimelineStanding] {
    entries.reduce(into: [:]) { all, entry in all.merge(entry.standings) { first, _ in first } }
  }

  /// The entries of all lines.
  private var entries: [TimelineEntry] {
    days.flatMap(\.lines).flatMap { line in
      switch line {
      case .entry(let entry): [entry]
      case .automatic(let entries): entries
      case .arrival, .unread: [] as [TimelineEntry]
      }
    }
  }

  /// The places in the log of the records that a filter lets through, in the order of the log.
  func shownSeqs(of records: [Record], _ filter: TimelineFilter) -> [UInt64] {
    guard !filter.isEmpty else { return records.map(\.seq) }
    return Set(entries.flatMap(\.records).map(\.seq)).sorted()
  }
}

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
  /// Whether earlier records were left out.
  var hasMore: Bool
  /// Where the log stood.
  var asOf: LogPosition
}

extension Desk {
  /// What is asked of a timeline: days are those of the desk's zone.
  func timelineRequest(
    filter: TimelineFilter = TimelineFilter(), isReversed: Bool = false, at moment: Instant? = nil
  ) throws(ErrorReport) -> TimelineRequest {
    let zone = try zone()
    return TimelineRequest(
      now: moment.map { min($0, now) } ?? now, filter: filter, isReversed: isReversed,
      day: { Day(of: $0, offsetMinutes: zone.offset(at: $0).minutes) })
  }

  /// The layout for this terminal.
  func timelineLayout(at moment: Instant? = nil) throws(ErrorReport) -> TimelineLayout {
    TimelineLayout(
      width: width, dates: try dates(at: moment), teams: try teams(), ruler: ruler, glyphs: glyphs)
  }

  /// Reads the timeline of a case in one snapshot.
  func timeline(
    of card: CaseCard, _ request: TimelineRequest, header: TimelineHeader = TimelineHeader(),
    filterName: String? = nil, isUnfolded: Bool = false
  ) throws(ErrorReport) -> ToldTimeline {
    try timeline(
      of: .case(card), request, header: header, filterName: filterName, isUnfolded: isUnfolded)
  }

  /// Reads the timeline of a subject in one snapshot, now or as it was at `moment`.
  func timeline(
    of subject: TimelineSubject, _ request: TimelineRequest,
    header: TimelineHeader = TimelineHeader(), filterName: String? = nil,
    isUnfolded: Bool = false, asOf moment: Instant? = nil
  ) throws(ErrorReport) -> ToldTimeline {
    let dates = try dates(at: moment)
    let teams = try teams()
    let codes = try codeNames()
    let language = language
    var header = header
    if header.reference.isEmpty { header.reference = subject.reference }
    let shown = header
    let facts = try FactText(self)
    let place = try place(of: subject)
    let asker = try asker(Author.of(self, as: nil), at: now, in: place.scope)
    // Made only where it is wanted: it reads the shapes of all events.
    let renderer: Renderer? =
      switch options.format {
      case .json, .ndjson: Renderer(book: try book().file.id)
      case .text, .plain: nil
      }
    return try read { (snapshot) throws(RowsError) in
      let source = try snapshot.timelineSource(of: subject, asOf: moment)
      let records = source.records
      var names = try NameBook(records, source.cases, snapshot).names
      names.code = { codes[$0]?.text(in: language) }
      let writer = LineWriter(names: names, dates: dates, teams: teams)
      var timeline = Timeline(records, of: source.state, owed: source.owed, request)
      timeline.pins.facts.removeAll { !subject.pins($0) }
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
      // What is known of the customer and the item was often said in other cases.
      let known: KnownLedger? =
        if moment == nil { try snapshot.knownFacts(place.scope, for: asker) } else { nil }
      return ToldTimeline(
        page: TimelinePage(
          timeline, header: shown, filterName: filterName, isUnfolded: isUnfolded,
          known: known.map(facts.pinned), writer),
        events: events, pinned: timeline.pins.entries.compactMap { $0.reference(in: subject) },
        lastSeq: timeline.lastSeq, hasMore: source.hasMore,
        asOf: snapshot.position(snapshot.head.seq))
    }
  }

  private func place(of subject: TimelineSubject) throws(ErrorReport) -> AskedPlace {
    switch subject {
    case .case(let card): try place(of: card)
    case .customer(let card): try place(of: card)
    case .item(let item): try place(of: item)
    }
  }

  /// Dates as they read now, or as they read at `moment`.
  func dates(at moment: Instant?) throws(ErrorReport) -> DateWriter {
    guard let moment else { return try dates() }
    return DateWriter(language: language, zone: try zone(), now: min(moment, now))
  }
}

/// The names that a timeline needs, read in its snapshot.
struct NameBook: Sendable {
  private var members: [MemberID: String] = [:]
  private var customers: [CustomerID: String] = [:]
  private var items: [ItemID: String] = [:]
  private var entries: [EventID: String] = [:]
  private var facts: [FactID: String] = [:]
  private var promises: [PromiseID: String] = [:]
  private var changes: [EventID: StateChange] = [:]
  private var numbers: [CaseID: String]

  private var promiseEntries: [PromiseID: String] = [:]

  /// The names of one record alone, in a case or in none.
  init<R: RowSource & ~Copyable & ~Escapable>(
    of record: Record, in card: CaseCard?, _ rows: borrowing R
  ) throws(RowsError) {
    try self.init(of: [record], in: card, rows)
  }

  /// The names of some records, in a case or in none.
  init<R: RowSource & ~Copyable & ~Escapable>(
    of records: [Record], in card: CaseCard?, _ rows: borrowing R
  ) throws(RowsError) {
    numbers = [:]
    if let card { numbers[card.id] = card.number }
    for record in records { try take(record, rows) }
  }

  init<R: RowSource & ~Copyable & ~Escapable>(
    _ records: [Record], _ card: CaseCard, _ rows: borrowing R
  ) throws(RowsError) {
    try self.init(records, [card.state], rows)
  }

  init<R: RowSource & ~Copyable & ~Escapable>(
    _ records: [Record], _ cases: [CaseState], _ rows: borrowing R
  ) throws(RowsError) {
    numbers = Dictionary(cases.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    var states = cases.map { CaseState(id: $0.id) }
    let places = Dictionary(
      states.enumerated().map { ($1.id.any, $0) }, uniquingKeysWith: { first, _ in first })
    for record in records.sorted(by: { $0.seq < $1.seq }) {
      for ref in record.refs.all where ref.role == .case {
        guard let index = places[ref.id] else { continue }
        let before = states[index].word
        states[index].count(record)
        states[index].change(record)
        if states[index].word != before {
          changes[record.id] = StateChange(before: before, after: states[index].word)
        }
      }
      try take(record, rows)
    }
  }

  private mutating func take<R: RowSource & ~Copyable & ~Escapable>(
    _ record: Record, _ rows: borrowing R
  ) throws(RowsError) {
    for id in record.casesNamed where numbers[id] == nil {
      numbers[id] = try rows.state(id, as: CaseState.self)?.number
    }
    let reference = record.refs.case.flatMap { numbers[$0] }
      .flatMap { number in record.entry.map { ProvisionalNumber.reference(number, $0) } }
    if let reference { entries[record.id] = reference }
    if case .commitments(.promiseMade(let promise)) = record.event, let id = record.refs.promise {
      promises[id] = promise.what
      promiseEntries[id] = reference
    }
    if case .facts(.factAsserted(let fact)) = record.event { facts[fact.factID] = fact.key }
    if case .facts(.factCorrected(let fact)) = record.event {
      facts[fact.newFactID] = facts[fact.factID]
    }
    for id in record.itemsNamed where items[id] == nil {
      guard let state: ItemState = try rows.state(id) else { continue }
      items[id] = state.model + (state.serial.map { " S/N \($0)" } ?? "")
    }
    if let id = record.refs.customer, customers[id] == nil {
      customers[id] = try rows.name(of: id)
    }
    if case .customers(.customerMerged) = record.event {
      for ref in record.refs.all where ref.role == .survivor || ref.role == .absorbed {
        customers[CustomerID(ref.id)] = try rows.name(of: CustomerID(ref.id))
      }
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
      entry: { [entries] in entries[$0] }, fact: { [facts] in facts[$0] },
      promise: { [promises] in promises[$0] },
      promiseEntry: { [promiseEntries] in promiseEntries[$0] },
      stateChange: { [changes] in changes[$0] })
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The name under which a customer was written down, whoever stands for them now.
  fileprivate func name(of id: CustomerID) throws(RowsError) -> String? {
    try state(id, as: CustomerState.self).flatMap { (state) throws(RowsError) in
      try card(state).name.text
    }
  }
}

extension Record {
  /// The item in its refs, and those that it names.
  fileprivate var itemsNamed: [ItemID] {
    var ids = [refs.item].compactMap(\.self)
    switch event {
    case .repairs(.rmaSettled(let settled)): ids += [settled.newItem].compactMap(\.self)
    case .repairs(.rmaAuthorized(let authorized)): ids += authorized.lines.compactMap(\.item)
    case .items(.itemRegistered(let registered)):
      ids += [registered.parentItem, registered.replaces?.item].compactMap(\.self)
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      break
    }
    return ids
  }

  /// The cases in its refs, and the one that it links them with.
  fileprivate var casesNamed: [CaseID] {
    var ids = refs.all.filter { $0.role == .case }.map { CaseID($0.id) }
    if case .cases(.caseLinked(let linked)) = event { ids.append(linked.otherCase) }
    return ids
  }

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
    case .contacts(.contactTransferred(let event)):
      ids += [event.from, event.to.person].compactMap(\.self)
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      break
    }
    return ids
  }
}

extension TimelineEntry {
  /// C-1042#12; nil for what another case has numbered.
  fileprivate func reference(in subject: TimelineSubject) -> String? {
    guard case .case(let card) = subject, let number, self.case == card.id else { return nil }
    return ProvisionalNumber.reference(card.number, number)
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

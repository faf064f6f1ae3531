internal import Casebook
internal import Cases
internal import EventLog
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// A timeline to be shown.
struct TimelineViewRequest: Request, Hashable {
  var `case`: TypedReference?
  var teams: [String] = []
  var kinds: [String] = []
  var since: String?
  var until: String?
  var isReversed = false
  var isLive = false

  /// How long new lines are waited for between two looks, in milliseconds.
  static let pollMilliseconds: UInt32 = 100

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.case(`case`)
    let zone = try desk.zone()
    let request = TimelineRequest(
      now: desk.now, filter: try filter(desk), isReversed: isReversed,
      day: { Day(of: $0, offsetMinutes: zone.offset(at: $0).minutes) })
    let told = try tell(card, request, desk)
    if isLive { return try follow(card, request, told, desk) }
    let layout = TimelineLayout(
      width: desk.width, dates: try desk.dates(), teams: try desk.teams(), ruler: desk.ruler,
      glyphs: desk.glyphs)
    let plain = TimelinePlain(dates: try desk.dates())
    return Answer(
      lines: { layout.lines(told.page) },
      rows: {
        plain.lines(told.page).map {
          $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
      },
      document: {
        Document(
          "timeline", list: told.events, total: told.events.count, asOf: .string(told.asOf.text))
      })
  }

  /// A timeline, read and put into words.
  private struct Told {
    var page: TimelinePage
    var events: [JSON]
    var lastSeq: UInt64
    var asOf: LogPosition
    var writer: LineWriter
  }

  private func tell(
    _ card: CaseCard, _ request: TimelineRequest, _ desk: Desk
  ) throws(ErrorReport) -> Told {
    let dates = try desk.dates()
    let teams = try desk.teams()
    let book = try desk.book()
    let renderer = Renderer(book: book.file.id)
    let wantsEvents = desk.options.format == .json || desk.options.format == .ndjson
    let header = try header(card, desk)
    let filterName = filterName(desk)
    return try desk.read { (snapshot) throws(RowsError) in
      let records = try snapshot.records(of: .case(card.id), opened: true)
      let state: CaseState? = try snapshot.state(card.id)
      let names = try NameBook(records, card, snapshot)
      let writer = LineWriter(names: names.names, dates: dates, teams: teams)
      let timeline = Timeline(records, of: state, request)
      var events: [JSON] = []
      if wantsEvents {
        for record in records {
          let bytes = try snapshot.rendered(record.seq, by: renderer)
          if let event = try? JSON(parsing: bytes) { events.append(event) }
        }
      }
      return Told(
        page: TimelinePage(timeline, header: header, filterName: filterName, writer),
        events: events, lastSeq: timeline.lastSeq, asOf: snapshot.position(snapshot.head.seq),
        writer: writer)
    }
  }

  /// Prints what is there, then each new line, until nobody reads any more.
  private func follow(
    _ card: CaseCard, _ request: TimelineRequest, _ told: Told, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let plain = TimelinePlain(dates: try desk.dates())
    var shown = told.lastSeq
    func print(_ lines: [String]) -> Bool {
      do throws(StreamError) {
        try desk.world.output.write(lines.map { $0 + "\n" }.joined())
        return true
      } catch { return false }
    }
    guard print(plain.lines(told.page)) else { return Answer(isStreamed: true) }
    desk.note(
      Line(
        desk.say(
          Bilingual(ja: "新しい行を待っています (Ctrl-C で終了)", en: "waiting for new lines (^C to quit)")),
        .dim))
    while true {
      usleep(Self.pollMilliseconds * 1_000)
      let next = try tell(card, request, desk)
      guard next.lastSeq > shown else { continue }
      let fresh = Set(plain.lines(told.page))
      guard print(plain.lines(next.page).filter { !fresh.contains($0) }) else {
        return Answer(isStreamed: true)
      }
      shown = next.lastSeq
    }
  }

  // MARK: Words

  private func header(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> TimelineHeader {
    let dates = try desk.dates()
    let language = desk.language
    var header = TimelineHeader()
    header.reference = card.number
    header.title = card.subject.spoken.text(in: language)
    if let customer = card.customer {
      let points = try desk.points(of: customer)
      let phone = points.first { $0.state.kind == .phone && !$0.state.isRetired }
      header.customer = [customer.name, phone?.display].compactMap(\.self)
        .map { $0.spoken.text(in: language) }.joined(separator: " ")
    }
    if let item = card.item {
      header.item = item.model + (item.serial.map { " S/N \($0)" } ?? "")
      header.warranty = item.warrantyEndsOn.map {
        Bilingual(ja: "保証 \(dates.fullDay($0))", en: "Warranty \(dates.fullDay($0))")
          .text(in: language)
      }
    }
    if card.state.hasRecurred { header.tags.append(StateWord.recurred.text(in: language)) }
    header.owner = try owner(card, desk)
    header.status = dates.time(desk.now)
    return header
  }

  /// 佐藤 (受付), or the team alone.
  private func owner(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> String? {
    guard let team = card.state.team else { return nil }
    let name = try desk.teams().label(team.code).name.text(in: desk.language)
    guard let id = card.state.person else { return name }
    let person: String? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.member(id)?.name.text
    }
    return person.map { "\($0) (\(name))" } ?? name
  }

  private func filterName(_ desk: Desk) -> String? {
    let words = teams + kinds + [since, until].compactMap(\.self)
    guard !words.isEmpty else { return nil }
    return words.joined(separator: ",") + (desk.language == .ja ? "のみ" : " only")
  }

  private func filter(_ desk: Desk) throws(ErrorReport) -> TimelineFilter {
    var filter = TimelineFilter()
    for typed in teams {
      switch typed {
      case "客", "customer": filter.parties.insert(.customer)
      case "機", "machine": filter.parties.insert(.machine)
      case _: filter.parties.insert(.team(try desk.team(typed, option: "--team")))
      }
    }
    for typed in kinds {
      guard let kind = EntryKind(typed: typed),
        let found = TimelineKind.allCases.first(where: { EntryKind($0) == kind })
      else {
        throw UsageProblem.invalidValue(
          typed, of: "--kind", allowed: TimelineKind.allCases.map(\.rawValue)
        ).report
      }
      filter.kinds.insert(found)
    }
    filter.since = try desk.start(since, option: "--since")
    filter.until = try desk.end(until, option: "--until")
    return filter
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
      if let entry = record.entry { entries[record.id] = "\(card.number)#\(entry)" }
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

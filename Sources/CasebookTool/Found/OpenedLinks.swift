internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A link of a case, with the case at its other end.
struct OpenedLink: Sendable {
  let link: CaseLink
  let card: CaseCard
}

/// A conflict that a person has to settle, or has settled.
struct OpenedConflict: Sendable {
  let id: ConflictID
  let rule: ConflictRule
  let raisedAt: Instant
  /// The refused command's code, for what was written offline and refused.
  let refusal: String?
  /// The cases, customers and items that it is about.
  let cases: [CaseCard]
  let customer: CustomerCard?
  let item: ItemState?
  /// The events that contradict each other, as far as they are found.
  let entries: [ConflictEntry]
  /// Whether a person has settled it, and the event that stands.
  let isSettled: Bool
  let stands: EventID?
}

/// An event of a conflict.
struct ConflictEntry: Sendable {
  let event: EventID
  /// `C-1042#14`; nil for one that stands in no case.
  let reference: String?
  let occurredAt: Instant
  let actor: MemberCard?
  /// The sentence of the timeline.
  let text: String
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The links of a case, duplicates first.
  func links(of state: CaseState) throws(RowsError) -> [OpenedLink] {
    var links: [OpenedLink] = []
    for link in state.links {
      guard let other = try self.state(link.other, as: CaseState.self) else { continue }
      links.append(OpenedLink(link: link, card: try card(other)))
    }
    let isDuplicate = { (link: OpenedLink) in link.link.relation == .duplicateOf }
    return links.filter(isDuplicate) + links.filter { !isDuplicate($0) }
  }
}

extension BookSnapshot {
  /// The conflicts that the book has raised, those raised last first; `includesSettled` adds those
  /// that are settled.
  func conflicts(
    includesSettled: Bool = false, _ told: ToldConflicts
  ) throws(RowsError) -> [OpenedConflict] {
    let settled = try settledConflicts()
    var found: [OpenedConflict] = []
    try scan(feed(ofType: Event.Kind.conflictRaised.rawValue), reverse: true) {
      (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      guard case .book(.conflictRaised(let raised)) = record.event else { return true }
      let end = settled[raised.conflictID]
      if includesSettled || end == nil {
        found.append(try conflict(raised, record, end, told))
      }
      return true
    }
    return found
  }

  /// The conflicts with some ids that nobody has settled.
  func conflicts(
    _ ids: [ConflictID], in state: CaseState, _ told: ToldConflicts
  ) throws(RowsError) -> [OpenedConflict] {
    guard !ids.isEmpty else { return [] }
    var found: [OpenedConflict] = []
    for record in try records(of: .case(state.id), opened: false) {
      guard case .book(.conflictRaised(let raised)) = record.event, ids.contains(raised.conflictID)
      else { continue }
      found.append(try conflict(raised, record, nil, told))
    }
    return found
  }

  /// The conflicts that nobody has settled in the cases of a team; in all of them without one.
  func conflicts(of team: Team?, _ told: ToldConflicts) throws(RowsError) -> [OpenedConflict] {
    var found: [OpenedConflict] = []
    for open in try openConflicts() {
      guard !found.contains(where: { $0.id == open.conflict }),
        let state = try state(open.case, as: CaseState.self), team == nil || state.team == team
      else { continue }
      found += try conflicts([open.conflict], in: state, told)
    }
    return found.sorted { $0.raisedAt > $1.raisedAt }
  }

  /// How conflicts were settled, without settlings that were taken back.
  private func settledConflicts() throws(RowsError) -> [ConflictID: ConflictSettled] {
    var settled: [ConflictID: ConflictSettled] = [:]
    try scan(feed(ofType: Event.Kind.conflictSettled.rawValue)) { (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      guard case .book(.conflictSettled(let end)) = record.event else { return true }
      let feed = record.refs.all.first.map { Feed($0) }
      let later = try feed.map { (feed) throws(RowsError) in
        try records(of: feed, from: record.seq, opened: false)
      }
      if Corrections(of: later ?? []).isTakenBack(record.id) { return true }
      settled[end.conflictID] = end
      return true
    }
    return settled
  }

  private func conflict(
    _ raised: ConflictRaised, _ record: Record, _ end: ConflictSettled?, _ told: ToldConflicts
  ) throws(RowsError) -> OpenedConflict {
    var cases: [CaseCard] = []
    for ref in record.refs.all where ref.role == .case {
      guard let state = try state(CaseID(ref.id), as: CaseState.self) else { continue }
      cases.append(try card(state))
    }
    var item: ItemState?
    if let id = record.refs.item { item = try state(id, as: ItemState.self) }
    return OpenedConflict(
      id: raised.conflictID, rule: raised.rule, raisedAt: record.occurredAt,
      refusal: raised.refusal, cases: cases,
      customer: try customer(record.refs.customer) ?? cases.first?.customer, item: item,
      entries: try entries(of: raised, record, cases, told), isSettled: end != nil,
      stands: end?.stands)
  }

  /// The events of a conflict, from the feeds of its subjects.
  private func entries(
    of raised: ConflictRaised, _ record: Record, _ cases: [CaseCard], _ told: ToldConflicts
  ) throws(RowsError) -> [ConflictEntry] {
    var found: [EventID: Record] = [:]
    for ref in record.refs.all where found.count < raised.events.count {
      for record in try records(of: Feed(ref), through: record.seq, opened: true)
      where raised.events.contains(record.id) {
        found[record.id] = record
      }
    }
    var entries: [ConflictEntry] = []
    for event in raised.events {
      guard let record = found[event] else { continue }
      let card = cases.first { $0.id == record.refs.case }
      let names = try NameBook(of: record, in: card, self).names
      let writer = LineWriter(names: names, dates: told.dates, teams: told.teams)
      entries.append(
        ConflictEntry(
          event: event,
          reference: card.flatMap { card in
            record.entry.map { ProvisionalNumber.reference(card.number, $0) }
          },
          occurredAt: record.occurredAt, actor: try member(record.actor),
          text: writer.text(record)))
    }
    return entries
  }
}

/// How the entries of conflicts are said.
struct ToldConflicts: Sendable {
  let dates: DateWriter
  let teams: TeamLabels

  init(_ desk: Desk) throws(ErrorReport) {
    dates = try desk.dates()
    teams = try desk.teams()
  }
}

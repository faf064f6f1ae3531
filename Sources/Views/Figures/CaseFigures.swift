package import Cases

/// Counts figures over the states of cases, one after the other.
///
/// Shares are rounded half up to tenths of a percent; percentiles are those of `Statistics`.
package struct CaseFigures: Sendable {
  private var sheet: FigureSheet
  private var count = CaseCount()

  package init(now: Instant, calendar: ClockRules.Version<BusinessCalendar>? = nil) {
    sheet = FigureSheet(FigureQuery(Self.names, now: now, calendar: calendar))
  }

  /// The figures that the states of cases are enough for.
  package static let names: Set<FigureName> = [
    .cases, .handoffs, .pingPong, .reopened, .straightThrough, .fcr, .resolutionBySource,
    .resolutionByFirstResolved, .resolutionInWorkingTime,
  ]

  /// Counts one case.
  package mutating func add(_ state: CaseState) { count.add(state, model: nil, into: &sheet) }

  /// All figures, in the order of their names.
  package func figures() -> [Figure] {
    var (count, sheet) = (count, sheet)
    count.finish(into: &sheet)
    return sheet.figures()
  }
}

/// Counts what the states of cases tell.
struct CaseCount: Sendable {
  private var firstContacts: [FirstContact] = []
  /// When customers were in touch about the same thing.
  private var touches: [Topic: [Instant]] = [:]

  /// What makes a contact one about the same thing.
  private struct Topic: Hashable {
    let customer: CustomerID
    let item: ItemID?
    let reason: String
  }

  /// What first contact resolution needs of a case.
  private struct FirstContact {
    let topic: Topic?
    let facts: FigureFacts
    let isCandidate: Bool
  }

  /// Counts one case; `model` is that of its item.
  mutating func add(_ state: CaseState, model: String?, into sheet: inout FigureSheet) {
    guard state.stage != .absent else { return }
    let facts = FigureFacts(state, model: model)
    let handoffs = max(0, state.teamPath.count - 1)
    // What the source had counted includes changes that its rows do not show.
    let reopenings = state.sourceReopenCount ?? state.reopenedCount
    let reassignments = state.sourceReassignmentCount ?? handoffs
    sheet.tell(.cases, facts) { $0.count(.cases) }
    sheet.tell(.handoffs, facts, isCounted: handoffs > 0) { tally in
      tally.count(.handoffs, handoffs)
      if handoffs > 0 { tally.count(.cases) }
      if state.hasPingPong { tally.count(.pingPong) }
    }
    for (from, to) in zip(state.teamPath, state.teamPath.dropFirst()) {
      sheet.cell(.handoffs, facts, from.code, to.code)
    }
    if state.hasPingPong { sheet.tell(.pingPong, facts) { $0.count(.cases) } }
    if reopenings > 0 { sheet.tell(.reopened, facts) { $0.count(.cases) } }
    if state.firstResolvedAt != nil || state.sourceResolvedAt != nil || state.closedAt != nil {
      let isStraight = reopenings == 0 && reassignments == 0
      sheet.tell(.straightThrough, facts) { tally in
        tally.count(.n)
        if isStraight { tally.count(.cases) }
      }
    }
    addLengths(state, facts, &sheet)
    addFirstContact(state, facts, reopenings, sheet.query)
  }

  private func addLengths(
    _ state: CaseState, _ facts: FigureFacts, _ sheet: inout FigureSheet
  ) {
    if let resolvedAt = state.firstResolvedAt {
      sheet.tell(.resolutionByFirstResolved, facts) {
        $0.time(.n, resolvedAt.seconds(since: state.openedAt))
      }
      if let calendar = sheet.query.calendar, sheet.query.wants(.resolutionInWorkingTime) {
        let span = TimeSpan(from: state.openedAt, to: resolvedAt)
        sheet.tell(.resolutionInWorkingTime, facts) {
          $0.time(.n, (span.map(calendar.content.microseconds) ?? 0) / 1_000_000)
        }
      }
    }
    if let resolvedAt = state.sourceResolvedAt {
      sheet.tell(.resolutionBySource, facts) {
        $0.time(.n, resolvedAt.seconds(since: state.openedAt))
      }
    }
  }

  private mutating func addFirstContact(
    _ state: CaseState, _ facts: FigureFacts, _ reopenings: Int, _ query: FigureQuery
  ) {
    guard query.wants(.fcr) else { return }
    let topic = state.customer.map { customer in
      Topic(customer: customer, item: state.item, reason: state.reasonCode)
    }
    let contacts = state.contacts.filter(\.isWithCustomer)
    if let topic { touches[topic, default: []] += contacts.map(\.startedAt) }
    guard let first = contacts.first else { return }
    var atContact = facts
    atContact.at = first.startedAt
    firstContacts.append(
      FirstContact(
        topic: topic, facts: atContact,
        isCandidate: state.firstResolvedAt != nil && contacts.count == 1 && reopenings == 0))
  }

  /// Counts first contacts, once all cases are known.
  mutating func finish(into sheet: inout FigureSheet) {
    let window = Int64(sheet.query.repeatWindowDays) * 86_400
    let now = sheet.query.now
    for contact in firstContacts where contact.facts.at.adding(seconds: window) <= now {
      let others = contact.topic.flatMap { touches[$0] } ?? []
      let startedAt = contact.facts.at
      let isResolved =
        contact.isCandidate
        && !others.contains { $0 > startedAt && $0 <= startedAt.adding(seconds: window) }
      sheet.tell(.fcr, contact.facts) { tally in
        tally.count(.cases)
        if isResolved { tally.count(.resolved) }
      }
    }
    firstContacts = []
    touches = [:]
  }
}

extension FigureFacts {
  /// Those of a case, when it was opened.
  init(_ state: CaseState, model: String?) {
    self.init(state.openedAt)
    team = state.team
    member = state.person
    self.model = model
    channel = state.channel
    reason = state.reasonCode
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Figures over all cases of the book, by their states alone.
  package func caseFigures(now: Instant) throws(RowsError) -> [Figure] {
    var figures = CaseFigures(
      now: now, calendar: try clockRules().calendar("calendar", at: now))
    try forEachState { (state) throws(RowsError) in figures.add(state) }
    return figures.figures()
  }

  /// Hands the state of every case to `body`.
  func forEachState(_ body: (CaseState) throws(RowsError) -> Void) throws(RowsError) {
    let prefix = [stateRowKind]
    try scan(in: .cases, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, value) throws(RowsError) in
      guard let id = AnyID(bytes: key.dropFirst()) else { throw .damagedRow(.cases) }
      try body(try CaseState.decoded(CaseID(id), value))
      return true
    }
  }
}

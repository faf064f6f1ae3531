internal import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The figures that are asked for, folded now: from the states of cases and items where those are
  /// enough, else feed by feed from the log.
  ///
  /// - Parameters:
  ///   - query: What is asked for.
  ///   - lastSeq: The number of the last record.
  ///   - told: Hears how many rows and records have been read since it was told last.
  /// - Returns: The figures in the order of their names.
  /// - Throws: What reading throws.
  /// - Complexity: O(events), memory O(contacts, cases and repairs of the time), never O(events):
  ///   of a length of time, of which percentiles are taken, eight bytes are kept.
  package func figures(
    _ query: FigureQuery, lastSeq: UInt64, told: (Int) -> Void = { _ in }
  ) throws(RowsError) -> [Figure] {
    var sheet = FigureSheet(query)
    var models = ItemModels()
    try addCases(to: &sheet, &models, told)
    try addContacts(to: &sheet, &models, told)
    try addLengths(to: &sheet, &models, told)
    try addCommitments(to: &sheet, told)
    try addQuestions(to: &sheet, &models, told)
    try addRepairs(to: &sheet, &models, told)
    try addOthers(to: &sheet, lastSeq, told)
    return sheet.figures()
  }

  private func addCases(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    let query = sheet.query
    guard !query.names.isDisjoint(with: CaseFigures.names) || query.wants(.trend) else { return }
    var count = CaseCount()
    var trend = TrendFigures(query)
    let needsModel = query.grouping == .model || query.wants(.trend)
    // One person is one customer, however many times they were written down.
    let people = try survivors()
    try forEachState { (state) throws(RowsError) in
      var state = state
      if let person = state.customer.flatMap({ people[$0] }) { state.customer = person }
      let model = needsModel ? try models.model(of: state.item, in: self) : nil
      count.add(state, model: model, into: &sheet)
      if query.wants(.trend) { trend.add(state, model: model) }
      told(1)
    }
    count.finish(into: &sheet)
    trend.finish(into: &sheet)
  }

  private func addContacts(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    let query = sheet.query
    guard
      query.wants(
        .contacts, .aht, .answerRate, .abandonment, .serviceLevel, .asa, .overflow,
        .repeatContact)
    else { return }
    let needsCase =
      query.grouping == .model || query.grouping == .reason || query.wants(.repeatContact)
    var figures = ContactFigures()
    let people = try survivors()
    try forEachFeed(of: .contact, told: told) { (_, records) throws(RowsError) in
      guard var contact = ContactCourse(records) else { return }
      if needsCase, let id = contact.case, let state = try state(id, as: CaseState.self) {
        contact.item = contact.item ?? state.item
        contact.customer = contact.customer ?? state.customer
        contact.reason = state.reasonCode
      }
      contact.customer = contact.customer.map { people[$0] ?? $0 }
      var facts = FigureFacts(contact)
      if query.grouping == .model { facts.model = try models.model(of: contact.item, in: self) }
      figures.add(contact, facts, into: &sheet)
    }
    figures.finish(into: &sheet)
  }

  private func addLengths(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    let query = sheet.query
    guard query.wants(.firstResponse, .resolution) else { return }
    try forEachFeed(of: .case, told: told) { (id, records) throws(RowsError) in
      let history = ClockHistory(of: CaseID(id), feed: records)
      guard let lengths = history.lengths(query.calendar, now: query.now) else { return }
      var facts = FigureFacts(lengths.openedAt)
      if query.grouping != nil, let state = try state(CaseID(id), as: CaseState.self) {
        let model = query.grouping == .model ? try models.model(of: state.item, in: self) : nil
        facts = FigureFacts(state, model: model)
      }
      if let seconds = lengths.answerSeconds {
        sheet.tell(.firstResponse, facts) { tally in
          tally.time(.n, seconds)
          tally.count(.n)
          tally.sum(.mean, seconds)
        }
      }
      guard let resolvedAt = lengths.resolvedAt else { return }
      facts.at = resolvedAt
      sheet.tell(.resolution, facts) { tally in
        tally.time(.n, lengths.elapsedSeconds)
        tally.time(.workingMedian, lengths.workingSeconds)
        tally.time(.netMedian, lengths.netSeconds)
      }
    }
  }

  private func addCommitments(
    to sheet: inout FigureSheet, _ told: (Int) -> Void
  ) throws(RowsError) {
    if sheet.query.wants(.handoffs) {
      try forEachFeed(of: .handoff, told: told) { (_, records) throws(RowsError) in
        CommitmentFigures.addHandoff(records, into: &sheet)
      }
    }
    guard sheet.query.wants(.promises) else { return }
    let needsOwner = sheet.query.grouping == .team || sheet.query.grouping == .member
    try forEachFeed(of: .promise, told: told) { (id, records) throws(RowsError) in
      try CommitmentFigures.addPromise(
        records, into: &sheet,
        owner: { (made) throws(RowsError) in
          needsOwner ? try owner(of: PromiseID(id), made) : nil
        }, evidenceAt: { (evidence) throws(RowsError) in try moment(of: evidence) })
    }
  }

  /// Who owes a promise of a case now, or owed it at last: promises move with handoffs.
  private func owner(of id: PromiseID, _ made: Record) throws(RowsError) -> Owner? {
    guard let `case` = made.refs.case, let state = try state(`case`, as: CaseState.self) else {
      return nil
    }
    return state.promises.first { $0.id == id }?.owner
      ?? state.settledPromises.first { $0.id == id }?.owner
  }

  /// When that by which a promise was kept happened: the first that is known of it.
  private func moment(of evidence: SettlementEvidence) throws(RowsError) -> Instant? {
    let feed: Feed
    if let contact = evidence.contact {
      feed = Feed(Ref(.contact, contact.any))
    } else if let visit = evidence.visit {
      feed = Feed(Ref(.visit, visit.any))
    } else {
      return nil
    }
    var found: Instant?
    try scan(feed) { (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      // A visit is no evidence before somebody was there.
      if case .repairs(.visitScheduled) = record.event { return true }
      found = record.occurredAt
      return false
    }
    return found
  }

  private func addRepairs(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    let query = sheet.query
    guard query.wants(.firstTimeFix, .mttr) else { return }
    var figures = RepairFigures()
    try forEachFeed(of: .repair, told: told) { (_, records) throws(RowsError) in
      try figures.add(records, into: &sheet) { (item) throws(RowsError) in
        query.grouping == .model ? try models.model(of: item, in: self) : nil
      }
    }
    figures.finish(into: &sheet)
  }

  private func addOthers(
    to sheet: inout FigureSheet, _ lastSeq: UInt64, _ told: (Int) -> Void
  ) throws(RowsError) {
    if sheet.query.wants(.fcrSurvey, .csat, .nps, .ces) {
      try forEachRecord(of: .surveyAnswered) { (record) throws(RowsError) in
        guard case .care(.surveyAnswered(let survey)) = record.event else { return }
        OtherFigures.addSurvey(survey, record, into: &sheet)
        told(1)
      }
    }
    if sheet.query.wants(.parts) {
      let prefix = [stateRowKind]
      try scan(in: .items, from: prefix, to: keyAfter(prefix), reverse: false) {
        (key, value) throws(RowsError) in
        guard let id = AnyID(bytes: key.dropFirst()) else { throw .damagedRow(.items) }
        OtherFigures.addParts(of: try ItemState.decoded(ItemID(id), value), into: &sheet)
        told(1)
        return true
      }
    }
    guard sheet.query.wants(.lateness), lastSeq > 0 else { return }
    for seq in 1...lastSeq {
      OtherFigures.addLateness(try record(at: seq, opened: false), into: &sheet)
      told(1)
    }
  }
}

/// The models of items, read once each.
struct ItemModels {
  private var models: [ItemID: String] = [:]

  /// Bound: beyond it models are read again each time.
  static let countMax = 500_000

  mutating func model<R: RowSource & ~Copyable & ~Escapable>(
    of item: ItemID?, in rows: borrowing R
  ) throws(RowsError) -> String? {
    guard let item else { return nil }
    if let known = models[item] { return known }
    guard let state = try rows.state(item, as: ItemState.self) else { return nil }
    if models.count < Self.countMax { models[item] = state.model }
    return state.model
  }
}

extension FigureFacts {
  /// Those of a contact, when it began.
  init(_ contact: ContactCourse) {
    self.init(contact.startedAt)
    team = contact.team
    member = contact.agent
    channel = contact.channel
    reason = contact.reason
  }
}

internal import Cases

/// Counts what customers are asked, what they are asked again, and what the ledger spared them.
extension RowSource where Self: ~Copyable, Self: ~Escapable {
  func addQuestions(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    guard sheet.query.wants(.questions) else { return }
    let keys = try factKeys()
    let repeated = try addAsks(to: &sheet, keys, &models, told)
    try addSpared(to: &sheet, &models, told)
    try addReadBacks(to: &sheet, &models, told)
    try addCoverage(to: &sheet, keys, &models, told)
    try addTimeToContext(to: &sheet, keys, &models, told)
    try addCasesAsked(to: &sheet, repeated, &models, told)
  }

  /// Counts every open question; the cases in which one was a repeat.
  private func addAsks(
    to sheet: inout FigureSheet, _ keys: FactKeys, _ models: inout ItemModels,
    _ told: (Int) -> Void
  ) throws(RowsError) -> Set<CaseID> {
    var asks: [Record] = []
    try forEachRecord(of: .questionAsked) { (record) throws(RowsError) in
      if case .facts(.questionAsked(let asked)) = record.event, asked.form == .open {
        asks.append(record)
      }
    }
    let reports = RepeatReports(try addReports(to: &sheet, &models, told), of: asks)
    var repeated: Set<CaseID> = []
    for record in asks where sheet.query.admits(record.occurredAt) {
      guard case .facts(.questionAsked(let asked)) = record.event else { continue }
      let key =
        keys[asked.key]
        ?? FactKey(
          name: asked.key, subject: asked.subject, askText: [:], confirmText: [:], title: [:])
      let attribution = try attribution(of: record, asked, key, reports)
      let facts = try facts(of: record, asked.key, sheet.query, &models)
      sheet.tell(.questions, facts, isCounted: attribution.isRepeat) { tally in
        tally.count(.asked)
        tally.count(attribution.measure)
        if attribution.isRepeat { tally.count(.repeated) }
      }
      sheet.rate(.questions, facts, isPart: attribution.isRepeat)
      sheet.bar(.questions, facts, attribution.rawValue)
      if attribution != .justified {
        // By what was asked, unless something else is wanted.
        let row = sheet.query.grouping.map { facts.key($0, sheet.query.zone) } ?? asked.key
        sheet.cell(.questions, facts, row, attribution.rawValue)
      }
      if attribution.isRepeat, let id = record.refs.case { repeated.insert(id) }
      told(1)
    }
    return repeated
  }

  /// Counts who said that something had been asked before.
  ///
  /// A word heard in a call says so only where no report of the same contact came of it: who heard
  /// it writes both.
  private func addReports(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) -> [Record] {
    var reports: [Record] = []
    try forEachRecord(of: .questionRepeatReported) { (record) throws(RowsError) in
      reports.append(record)
    }
    let reported = Set(reports.compactMap(\.refs.contact))
    try forEachRecord(of: .contactAlertWordHeard) { (record) throws(RowsError) in
      guard case .contacts(.contactAlertWordHeard(let heard)) = record.event,
        heard.category == .repeat, record.refs.contact.map({ !reported.contains($0) }) ?? true
      else { return }
      reports.append(record)
    }
    for record in reports {
      var key: String?
      if case .facts(.questionRepeatReported(let report)) = record.event { key = report.key }
      let facts = try facts(of: record, key, sheet.query, &models)
      sheet.tell(.questions, facts, isCounted: false) { $0.count(.reported) }
      told(1)
    }
    return reports
  }

  private func addSpared(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    try forEachRecord(of: .questionSpared) { (record) throws(RowsError) in
      guard case .facts(.questionSpared(let spared)) = record.event else { return }
      let facts = try facts(of: record, spared.key, sheet.query, &models)
      sheet.tell(.questions, facts, isCounted: false) { $0.count(.spared) }
      told(1)
    }
  }

  /// Counts what came of known values that were read back: whether they still held.
  private func addReadBacks(
    to sheet: inout FigureSheet, _ models: inout ItemModels, _ told: (Int) -> Void
  ) throws(RowsError) {
    for kind in [Event.Kind.factConfirmed, .factCorrected] {
      try forEachRecord(of: kind) { (record) throws(RowsError) in
        let fact: FactID
        let measure: FigureMeasure
        switch record.event {
        case .facts(.factConfirmed(let event)):
          guard event.how == .readBack else { return }
          (fact, measure) = (event.factID, .confirmed)
        case .facts(.factCorrected(let event)): (fact, measure) = (event.factID, .corrected)
        default: return  // Open set: the feed of a type has no other.
        }
        var key: String?
        if sheet.query.grouping == .key {
          let known = try ledger(of: try ledgerScope(of: record.refs))
          key = known.facts.first { $0.id == fact }?.key
        }
        let facts = try facts(of: record, key, sheet.query, &models)
        sheet.tell(.questions, facts, isCounted: false) { $0.count(measure) }
        told(1)
      }
    }
  }

  /// Counts of what the receiving team requires how much was known when a case was offered.
  private func addCoverage(
    to sheet: inout FigureSheet, _ keys: FactKeys, _ models: inout ItemModels,
    _ told: (Int) -> Void
  ) throws(RowsError) {
    try forEachRecord(of: .handoffOffered) { (record) throws(RowsError) in
      guard case .commitments(.handoffOffered(let offered)) = record.event else { return }
      // What is asked however well it is known can never be known.
      let required = keys.required(by: offered.to.team).filter { $0.alwaysAsk == nil }
      guard !required.isEmpty, sheet.query.admits(record.occurredAt) else { return }
      let scope = try ledgerScope(of: record.refs)
      let known = try ledger(of: scope, through: record.seq).unforgotten
      let asker = Asker(
        team: offered.to.team, moment: record.occurredAt, case: record.refs.case,
        utcOffsetMinutes: record.utcOffsetMinutes)
      for key in required {
        let facts = try facts(of: record, key.name, sheet.query, &models)
        let isKnown = known.finding(key, in: scope, for: asker).verdict.isKnown
        sheet.tell(.questions, facts, isCounted: false) { tally in
          tally.count(.required)
          if isKnown { tally.count(.known) }
        }
      }
      told(1)
    }
  }

  /// Counts contacts, and how long it took from the answer until something was said of the matter.
  private func addTimeToContext(
    to sheet: inout FigureSheet, _ keys: FactKeys, _ models: inout ItemModels,
    _ told: (Int) -> Void
  ) throws(RowsError) {
    try forEachFeed(of: .contact, told: told) { (_, records) throws(RowsError) in
      guard let contact = ContactCourse(records) else { return }
      var facts = FigureFacts(contact)
      if sheet.query.grouping == .model {
        var item = contact.item
        if item == nil, let id = contact.case {
          item = try state(id, as: CaseState.self)?.item
        }
        facts.model = try models.model(of: item, in: self)
      }
      let seconds = contact.answeredAt.flatMap { answeredAt in
        records.filter { $0.occurredAt >= answeredAt && $0.event.isContext(keys) }
          .map(\.occurredAt).min()?.seconds(since: answeredAt)
      }
      sheet.tell(.questions, facts, isCounted: false, isSplit: sheet.query.grouping != .key) {
        tally in
        tally.count(.contacts)
        if let seconds { tally.time(.contextMedian, seconds) }
      }
    }
  }

  /// Counts the cases with a contact, and those of them in which something was asked again.
  private func addCasesAsked(
    to sheet: inout FigureSheet, _ repeated: Set<CaseID>, _ models: inout ItemModels,
    _ told: (Int) -> Void
  ) throws(RowsError) {
    let query = sheet.query
    try forEachState { (state) throws(RowsError) in
      let isRepeated = repeated.contains(state.id)
      let touch = state.contacts.last { query.admits($0.startedAt) }?.startedAt
      guard isRepeated || touch != nil else { return }
      let model = query.grouping == .model ? try models.model(of: state.item, in: self) : nil
      var facts = FigureFacts(state, model: model)
      // A question can be asked in a visit, which is no contact.
      facts.at = touch ?? query.since ?? state.openedAt
      sheet.tell(.questions, facts, isCounted: false, isSplit: query.grouping != .key) { tally in
        tally.count(.contactCases)
        if isRepeated { tally.count(.repeatCases) }
      }
      told(1)
    }
  }

  private func facts(
    of record: Record, _ key: String?, _ query: FigureQuery, _ models: inout ItemModels
  ) throws(RowsError) -> FigureFacts {
    var facts = FigureFacts(record.occurredAt)
    facts.team = record.team
    facts.member = record.actor
    facts.factKey = key
    if query.grouping == .model {
      var item = record.refs.item
      if item == nil, let id = record.refs.case {
        item = try state(id, as: CaseState.self)?.item
      }
      facts.model = try models.model(of: item, in: self)
    }
    return facts
  }
}

extension AskVerdict {
  /// Whether the receiver of a case need not ask openly.
  fileprivate var isKnown: Bool {
    switch self {
    case .answered, .confirm: true
    case .conflict, .restricted, .refused, .ask: false
    }
  }
}

extension Event {
  /// Whether it says something of the matter, and not who is calling or how the call goes.
  fileprivate func isContext(_ keys: FactKeys) -> Bool {
    switch self {
    case .cases, .items, .repairs, .care, .commitments: true
    case .facts(.questionAsked(let asked)): keys[asked.key]?.alwaysAsk != .identity
    case .facts: true
    case .contacts, .customers, .book, .unknown: false
    }
  }
}

internal import Cases

/// Counts repairs, each from its own feed.
struct RepairFigures {
  private var finished: [FinishedOnSite] = []
  /// When somebody was on site for the same item and symptom.
  private var visits: [Topic: [Instant]] = [:]

  /// What makes a visit one for the same thing.
  private struct Topic: Hashable {
    let item: ItemID
    let symptom: String
  }

  /// A repair on site that is over.
  private struct FinishedOnSite {
    let topic: Topic?
    let facts: FigureFacts
    let isFixedFirst: Bool
  }

  /// Counts one repair; `model` says that of an item.
  mutating func add(
    _ records: [Record], into sheet: inout FigureSheet,
    model: (ItemID) throws(RowsError) -> String?
  ) throws(RowsError) {
    var opened: (record: Record, event: RepairOpened)?
    var end: (record: Record, event: RepairFinished)?
    var visitTimes: [Instant] = []
    var workSeconds: Int64 = 0
    for record in records {
      guard case .repairs(let event) = record.event else { continue }
      switch event {
      case .repairOpened(let event): opened = opened ?? (record, event)
      case .repairFinished(let event): end = end ?? (record, event)
      case .visitStarted: visitTimes.append(record.occurredAt)
      case .repairWorkLogged(let work):
        if work.kind.isRepairing { workSeconds += max(0, work.to.seconds(since: work.from)) }
      case .repairDiagnosed, .quoteGiven, .quoteAnswered, .visitScheduled, .visitEnded,
        .partRequested, .partInstalled, .partRemoved, .partMoved, .loanerLent, .loanerReturned,
        .rmaAuthorized, .rmaSettled:
        continue
      }
    }
    guard let opened else { return }
    let topic = opened.record.refs.item.map { Topic(item: $0, symptom: opened.event.symptomCode) }
    if let topic, opened.event.mode == .onSite { visits[topic, default: []] += visitTimes }
    guard let end else { return }
    var facts = FigureFacts(end.record.occurredAt)
    facts.team = end.record.team
    facts.reason = opened.event.symptomCode
    if let item = opened.record.refs.item { facts.model = try model(item) }
    addTimes(workSeconds, opened.record, end, facts, &sheet)
    if opened.event.mode == .onSite {
      let isFixed = end.event.outcome == .fixed && end.event.firstVisit
      finished.append(FinishedOnSite(topic: topic, facts: facts, isFixedFirst: isFixed))
    }
  }

  private func addTimes(
    _ workSeconds: Int64, _ opened: Record, _ end: (record: Record, event: RepairFinished),
    _ facts: FigureFacts, _ sheet: inout FigureSheet
  ) {
    sheet.tell(.mttr, facts) { tally in
      if workSeconds > 0 {
        tally.count(.n)
        tally.sum(.repairMean, workSeconds)
      }
      guard end.event.outcome == .fixed || end.event.outcome == .temporary else { return }
      let seconds = max(0, end.record.occurredAt.seconds(since: opened.occurredAt))
      tally.count(.repairs)
      tally.sum(.restoreMean, seconds)
      tally.time(.restoreMedian, seconds)
    }
  }

  /// Counts repairs that the first visit settled, once all visits are known.
  mutating func finish(into sheet: inout FigureSheet) {
    let window = Int64(sheet.query.repeatVisitDays) * 86_400
    for repair in finished {
      let end = repair.facts.at
      let isRepeated =
        repair.topic.flatMap { visits[$0] }?.contains {
          $0 > end && $0 <= end.adding(seconds: window)
        } ?? false
      sheet.tell(.firstTimeFix, repair.facts) { tally in
        tally.count(.repairs)
        if repair.isFixedFirst, !isRepeated { tally.count(.fixedFirst) }
      }
    }
    finished = []
    visits = [:]
  }
}

extension WorkKind {
  /// Whether it counts as time to repair.
  fileprivate var isRepairing: Bool {
    switch self {
    case .diagnose, .labor, .test: true
    case .travel, .wait: false
    }
  }
}

extension CaseState {
  /// What repairs, visits and parts change in a case.
  mutating func change(_ event: Event.Repairs, _ record: Record) {
    switch event {
    case .repairOpened: openRepair(record)
    case .repairFinished(let finished): finishRepair(finished, record)
    case .visitScheduled(let scheduled): schedule(scheduled, record)
    case .visitStarted: startVisit(record)
    case .visitEnded(let ended): endVisit(record.refs.visit, result: ended.result, record)
    case .quoteGiven(let given):
      guard !answeredQuotes.contains(given.quoteID), !openQuotes.contains(given.quoteID)
      else { break }
      openQuotes.append(given.quoteID)
    case .quoteAnswered(let answered):
      openQuotes.removeAll { $0 == answered.quoteID }
      answeredQuotes.appendOnce(answered.quoteID)
    case .loanerLent:
      guard let loaner = record.refs[.loaner].map(LoanerID.init),
        !returnedLoaners.contains(loaner)
      else { break }
      loanersOut.appendOnce(loaner)
    case .loanerReturned:
      guard let loaner = record.refs[.loaner].map(LoanerID.init) else { break }
      loanersOut.removeAll { $0 == loaner }
      returnedLoaners.appendOnce(loaner)
    case .rmaAuthorized(let authorized): authorize(authorized, record)
    case .rmaSettled(let settled): settle(settled, record)
    case .repairDiagnosed, .repairWorkLogged, .partRequested, .partInstalled, .partRemoved,
      .partMoved:
      break
    }
  }

  private mutating func openRepair(_ record: Record) {
    if item == nil { item = record.refs.item }
    guard let repair = record.refs.repair, !finishedRepairs.contains(where: { $0.id == repair })
    else { return }
    openRepairs.appendOnce(repair)
  }

  /// The first finishing stands; another outcome later is a conflict for a person to settle.
  private mutating func finishRepair(_ finished: RepairFinished, _ record: Record) {
    guard let repair = record.refs.repair, !finishedRepairs.contains(where: { $0.id == repair })
    else { return }
    openRepairs.removeAll { $0 == repair }
    finishedRepairs.append(
      FinishedRepair(
        id: repair, outcome: finished.outcome, finishedAt: record.occurredAt, event: record.id))
  }

  mutating func change(_ event: Event.Items, _ record: Record) {
    switch event {
    case .itemCustodyPassed(let passed):
      arrive(passed, record)
      guard heldSince.map({ $0 <= record.occurredAt }) ?? true else { break }
      holder = passed.to
      heldSince = record.occurredAt
    case .warrantyJudged(let judged): verdicts.judge(judged, record)
    case .itemRegistered, .itemOwnershipChanged, .itemMeasured, .warrantyGranted: break
    }
  }
}

// MARK: Visits

extension CaseState {
  private mutating func schedule(_ scheduled: VisitScheduled, _ record: Record) {
    if let replaced = scheduled.replaces { endVisit(replaced, result: nil, record) }
    guard let visit = record.refs.visit, !endedVisits.contains(where: { $0.id == visit })
    else { return }
    var planned = takeVisit(visit, record)
    planned.window = scheduled.window
    planned.technician = scheduled.technician
    planned.seq = record.seq
    if planned.startedAt == nil { planned.event = record.id }
    insert(planned)
  }

  private mutating func startVisit(_ record: Record) {
    guard let visit = record.refs.visit else { return }
    if let index = endedVisits.firstIndex(where: { $0.id == visit }) {
      endedVisits[index].startedAt = endedVisits[index].startedAt ?? record.occurredAt
      return
    }
    var planned = takeVisit(visit, record)
    planned.startedAt = planned.startedAt.map { min($0, record.occurredAt) } ?? record.occurredAt
    planned.event = record.id
    insert(planned)
  }

  /// Takes the visit out of the list; one that nobody planned begins with `record`.
  private mutating func takeVisit(_ visit: VisitID, _ record: Record) -> PlannedVisit {
    if let index = visits.firstIndex(where: { $0.id == visit }) { return visits.remove(at: index) }
    return PlannedVisit(
      id: visit, case: id, window: Window(from: record.occurredAt, to: record.occurredAt),
      technician: record.actor, startedAt: nil, seq: record.seq, event: record.id)
  }

  private mutating func insert(_ visit: PlannedVisit) {
    func time(_ visit: PlannedVisit) -> Instant { visit.window.from ?? visit.window.to }
    let next = visits.firstIndex { (time($0), $0.id) > (time(visit), visit.id) }
    visits.insert(visit, at: next ?? visits.endIndex)
  }

  private mutating func endVisit(_ visit: VisitID?, result: VisitResult?, _ record: Record) {
    guard let visit, !endedVisits.contains(where: { $0.id == visit }) else { return }
    let index = visits.firstIndex { $0.id == visit }
    let startedAt = index.map { visits.remove(at: $0).startedAt } ?? nil
    endedVisits.append(
      EndedVisit(
        id: visit, startedAt: startedAt, endedAt: record.occurredAt, result: result,
        event: record.id))
  }
}

extension Array where Element: Equatable {
  /// Appends `element` unless it is there already.
  mutating func appendOnce(_ element: Element) {
    if !contains(element) { append(element) }
  }
}

package import Cases

extension CaseState: FoldedState {
  package typealias Tag = IdentifierTag.Case

  package static var feedRole: Role { .case }
  package static var view: ViewName { .cases }

  package func write(to row: inout RowWriter) {
    row.text(number)
    row.byte(stage.rawValue)
    row.number(subjectSeq)
    row.instant(openedAt)
    row.code(channel)
    row.text(reasonCode)
    row.code(priority)
    row.optional(symptom) { $0.text($1) }
    row.optional(cause) { $0.text($1) }
    row.optional(severity) { $0.code($1) }
    row.optional(customer) { $0.id($1) }
    row.optional(item) { $0.id($1) }
    row.optional(team) { $0.team($1) }
    row.optional(person) { $0.id($1) }
    row.list(teamPath) { $0.team($1) }
    writeOpen(to: &row)
    writeEnded(to: &row)
    row.optional(holder) { $0.code($1) }
    row.optional(heldSince) { $0.instant($1) }
    row.flag(hasRecurred)
    row.count(reopenedCount)
    row.list(links) { $0.link($1) }
    row.list(undoneLinks) { $0.id($1) }
    row.list(verdicts) { $0.verdict($1) }
    row.list(contacts) { $0.contact($1) }
    row.optional(firstResolvedAt) { $0.instant($1) }
    row.optional(resolvedAt) { $0.instant($1) }
    row.optional(closedAt) { $0.instant($1) }
    row.optional(closedBy) { $0.id($1) }
    row.optional(sourceResolvedAt) { $0.instant($1) }
    row.optional(sourceReassignmentCount) { $0.integer($1) }
    row.optional(sourceReopenCount) { $0.integer($1) }
    row.count(entryCount)
    row.number(lastSeq)
    row.instant(lastOccurredAt)
  }

  /// What is not over.
  private func writeOpen(to row: inout RowWriter) {
    row.list(waits) { $0.wait($1) }
    row.optional(handoff) { $0.handoff($1) }
    row.list(promises) { $0.promise($1) }
    row.list(visits) { $0.visit($1) }
    row.list(openRepairs) { $0.id($1) }
    row.list(openQuotes) { $0.id($1) }
    row.list(loanersOut) { $0.id($1) }
    row.list(returns) { $0.rma($1) }
    row.list(openConflicts) { $0.id($1) }
  }

  /// What is over, but late facts must still be measured against.
  private func writeEnded(to row: inout RowWriter) {
    row.list(endedWaits) { $0.endedWait($1) }
    row.list(answeredHandoffs) { $0.answeredHandoff($1) }
    row.list(settledPromises) { $0.settledPromise($1) }
    row.list(endedVisits) { $0.endedVisit($1) }
    row.list(finishedRepairs) { row, repair in
      row.id(repair.id)
      row.code(repair.outcome)
      row.instant(repair.finishedAt)
      row.id(repair.event)
    }
    row.list(answeredQuotes) { $0.id($1) }
    row.list(returnedLoaners) { $0.id($1) }
  }

  package static func read(
    _ id: CaseID, from row: inout RowReader
  ) throws(RowsError) -> CaseState {
    var state = CaseState(id: id)
    state.number = try row.text()
    guard let stage = Stage(rawValue: try row.byte()) else { throw .damagedRow(view) }
    state.stage = stage
    state.subjectSeq = try row.number()
    state.openedAt = try row.instant()
    state.channel = try row.code()
    state.reasonCode = try row.text()
    state.priority = try row.code()
    state.symptom = try row.optional { (row) throws(RowsError) in try row.text() }
    state.cause = try row.optional { (row) throws(RowsError) in try row.text() }
    state.severity = try row.optional { (row) throws(RowsError) in try row.code() }
    state.customer = try row.optional { (row) throws(RowsError) in try row.id() }
    state.item = try row.optional { (row) throws(RowsError) in try row.id() }
    state.team = try row.optional { (row) throws(RowsError) in try row.team() }
    state.person = try row.optional { (row) throws(RowsError) in try row.id() }
    state.teamPath = try row.list { (row) throws(RowsError) in try row.team() }
    try state.readOpen(from: &row)
    try state.readEnded(from: &row)
    state.holder = try row.optional { (row) throws(RowsError) in try row.code() }
    state.heldSince = try row.optional { (row) throws(RowsError) in try row.instant() }
    state.hasRecurred = try row.flag()
    state.reopenedCount = try row.count()
    state.links = try row.list { (row) throws(RowsError) in try row.link() }
    state.undoneLinks = try row.list { (row) throws(RowsError) in try row.id() }
    state.verdicts = try row.list { (row) throws(RowsError) in try row.verdict() }
    state.contacts = try row.list { (row) throws(RowsError) in try row.contact() }
    try state.readEnd(from: &row)
    return state
  }

  private mutating func readOpen(from row: inout RowReader) throws(RowsError) {
    waits = try row.list { (row) throws(RowsError) in try row.wait() }
    handoff = try row.optional { (row) throws(RowsError) in try row.handoff() }
    promises = try row.list { (row) throws(RowsError) in try row.promise() }
    visits = try row.list { (row) throws(RowsError) in try row.visit() }
    openRepairs = try row.list { (row) throws(RowsError) in try row.id() }
    openQuotes = try row.list { (row) throws(RowsError) in try row.id() }
    loanersOut = try row.list { (row) throws(RowsError) in try row.id() }
    returns = try row.list { (row) throws(RowsError) in try row.rma() }
    openConflicts = try row.list { (row) throws(RowsError) in try row.id() }
  }

  private mutating func readEnded(from row: inout RowReader) throws(RowsError) {
    endedWaits = try row.list { (row) throws(RowsError) in try row.endedWait() }
    answeredHandoffs = try row.list { (row) throws(RowsError) in try row.answeredHandoff() }
    settledPromises = try row.list { (row) throws(RowsError) in try row.settledPromise() }
    endedVisits = try row.list { (row) throws(RowsError) in try row.endedVisit() }
    finishedRepairs = try row.list { (row) throws(RowsError) in
      FinishedRepair(
        id: try row.id(), outcome: try row.code(), finishedAt: try row.instant(),
        event: try row.id())
    }
    answeredQuotes = try row.list { (row) throws(RowsError) in try row.id() }
    returnedLoaners = try row.list { (row) throws(RowsError) in try row.id() }
  }

  private mutating func readEnd(from row: inout RowReader) throws(RowsError) {
    firstResolvedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    resolvedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    closedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    closedBy = try row.optional { (row) throws(RowsError) in try row.id() }
    sourceResolvedAt = try row.optional { (row) throws(RowsError) in try row.instant() }
    sourceReassignmentCount = try row.optional { (row) throws(RowsError) in try row.integer() }
    sourceReopenCount = try row.optional { (row) throws(RowsError) in try row.integer() }
    entryCount = try row.count()
    lastSeq = try row.number()
    lastOccurredAt = try row.instant()
  }
}

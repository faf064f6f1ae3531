/// A visit that has not ended.
package struct PlannedVisit: Hashable, Sendable {
  package var id: VisitID
  package var `case`: CaseID?
  /// When it is planned; the moment of arrival for a visit that nobody planned.
  package var window: Window
  package var technician: MemberID?
  /// When the technician arrived, if so.
  package var startedAt: Instant?
  /// The record with its words.
  package var seq: UInt64
  /// The event that planned it; once it has begun, the one of its beginning.
  package var event: EventID

  package init(
    id: VisitID, case: CaseID?, window: Window, technician: MemberID?, startedAt: Instant?,
    seq: UInt64, event: EventID
  ) {
    self.id = id
    self.case = `case`
    self.window = window
    self.technician = technician
    self.startedAt = startedAt
    self.seq = seq
    self.event = event
  }
}

/// A visit that has ended, or whose place another took.
package struct EndedVisit: Hashable, Sendable {
  package var id: VisitID
  package var startedAt: Instant?
  package var endedAt: Instant
  /// What came of it; `nil` if another took its place.
  package var result: VisitResult?
  package var event: EventID

  package init(
    id: VisitID, startedAt: Instant?, endedAt: Instant, result: VisitResult?, event: EventID
  ) {
    self.id = id
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.result = result
    self.event = event
  }
}

/// A job that is finished.
package struct FinishedRepair: Hashable, Sendable {
  package var id: RepairID
  package var outcome: RepairOutcome
  package var finishedAt: Instant
  package var event: EventID

  package init(id: RepairID, outcome: RepairOutcome, finishedAt: Instant, event: EventID) {
    self.id = id
    self.outcome = outcome
    self.finishedAt = finishedAt
    self.event = event
  }
}

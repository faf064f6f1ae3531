// Follow-ups of a customer.

extension CustomerState {
  mutating func change(_ event: Event.Care, _ record: Record) {
    guard let id = record.refs[.followUp].map(FollowUpID.init) else { return }
    switch event {
    case .followUpPlanned(let planned):
      guard !doneFollowUps.contains(where: { $0.id == id }) else { break }
      // Planned again it is another time for the same follow-up.
      followUps.removeAll { $0.id == id }
      followUps.append(PlannedFollowUp(id, planned, record))
    case .followUpDone(let done):
      followUps.removeAll { $0.id == id }
      guard !doneFollowUps.contains(where: { $0.id == id }) else { break }
      doneFollowUps.append(
        DoneFollowUp(
          id: id, outcome: done.outcome, doneAt: record.occurredAt, event: record.id))
    case .maintenancePlanned, .maintenanceFellDue, .maintenanceDone, .recallAnnounced,
      .recallUnitNotified, .recallUnitTraced, .recallUnitRemedied, .surveyAnswered,
      .knowledgeSought, .salesSignaled, .trendFlagged:
      break
    }
  }
}

/// A follow-up that is to be made.
package struct PlannedFollowUp: Hashable, Sendable {
  package var id: FollowUpID
  package var trigger: FollowUpTrigger
  package var window: Window
  package var channel: Channel
  /// Who planned it.
  package var team: Team?
  package var person: MemberID?
  /// What it follows up.
  package var `case`: CaseID?
  package var item: ItemID?
  /// The event that planned it, and its record, which names the script.
  package var event: EventID
  package var seq: UInt64

  package init(
    id: FollowUpID, trigger: FollowUpTrigger, window: Window, channel: Channel, team: Team?,
    person: MemberID?, case: CaseID?, item: ItemID?, event: EventID, seq: UInt64
  ) {
    self.id = id
    self.trigger = trigger
    self.window = window
    self.channel = channel
    self.team = team
    self.person = person
    self.case = `case`
    self.item = item
    self.event = event
    self.seq = seq
  }

  fileprivate init(_ id: FollowUpID, _ planned: FollowUpPlanned, _ record: Record) {
    self.init(
      id: id, trigger: planned.trigger, window: planned.window, channel: planned.channel,
      team: record.team, person: record.actor, case: record.refs.case, item: record.refs.item,
      event: record.id, seq: record.seq)
  }
}

/// A follow-up that was made; the first outcome stands.
package struct DoneFollowUp: Hashable, Sendable {
  package var id: FollowUpID
  package var outcome: FollowUpOutcome
  package var doneAt: Instant
  package var event: EventID

  package init(id: FollowUpID, outcome: FollowUpOutcome, doneAt: Instant, event: EventID) {
    self.id = id
    self.outcome = outcome
    self.doneAt = doneAt
    self.event = event
  }
}

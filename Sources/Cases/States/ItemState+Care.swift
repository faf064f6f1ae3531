// Maintenance and recalls of an item.

extension ItemState {
  mutating func change(_ event: Event.Care, _ record: Record) {
    switch event {
    case .maintenancePlanned(let planned): plan(planned, record)
    case .maintenanceFellDue(let due):
      guard let place = plans.firstIndex(where: { $0.id == due.planID && $0.dueOn == due.dueOn })
      else { break }
      plans[place].isWaiting = false
    case .maintenanceDone(let done): finish(done, record)
    case .recallUnitNotified:
      noteUnit(record) { unit in
        unit.notifiedAt = unit.notifiedAt.map { min($0, record.occurredAt) } ?? record.occurredAt
      }
    case .recallUnitTraced(let traced):
      noteUnit(record) { unit in
        guard unit.tracedAt.map({ $0 <= record.occurredAt }) ?? true else { return }
        unit.traced = traced.result
        unit.tracedAt = record.occurredAt
      }
    case .recallUnitRemedied(let remedied):
      noteUnit(record) { unit in
        guard unit.remedied == nil else { return }
        unit.remedied = remedied.how
        unit.remediedAt = record.occurredAt
        unit.remediedBy = record.id
      }
    case .followUpPlanned, .followUpDone, .recallAnnounced, .surveyAnswered, .knowledgeSought,
      .salesSignaled, .trendFlagged:
      break
    }
  }

  /// A plan takes the place of the one that it names, and of an earlier one with its own id.
  private mutating func plan(_ planned: MaintenancePlanned, _ record: Record) {
    if let replaced = planned.replaces, replaced != planned.planID {
      plans.removeAll { $0.id == replaced }
      donePlans.appendOnce(replaced)
    }
    guard !donePlans.contains(planned.planID) else { return }
    plans.removeAll { $0.id == planned.planID }
    plans.append(
      MaintenancePlan(
        id: planned.planID, basis: planned.basis, dueOn: planned.dueOn, team: record.team,
        person: record.actor, event: record.id, seq: record.seq))
  }

  /// Maintenance that was done begins the next, or ends the plan.
  private mutating func finish(_ done: MaintenanceDone, _ record: Record) {
    let plan = plans.first { $0.id == done.planID }
    plans.removeAll { $0.id == done.planID }
    guard let next = done.nextDueOn else {
      donePlans.appendOnce(done.planID)
      return
    }
    guard !donePlans.contains(done.planID) else { return }
    plans.append(
      MaintenancePlan(
        id: done.planID, basis: plan?.basis ?? .interval, dueOn: next,
        team: plan?.team ?? record.team, person: plan?.person ?? record.actor, event: record.id,
        seq: plan?.seq ?? record.seq))
  }

  private mutating func noteUnit(_ record: Record, _ note: (inout RecallUnit) -> Void) {
    guard let recall = record.refs[.recall].map(RecallID.init) else { return }
    let place = recalls.firstIndex { $0.recall == recall } ?? recalls.count
    if place == recalls.count { recalls.append(RecallUnit(recall: recall)) }
    note(&recalls[place])
  }

  /// What became of it in a recall; that it stands in its range alone if nothing did.
  package func unit(of recall: RecallID) -> RecallUnit {
    recalls.first { $0.recall == recall } ?? RecallUnit(recall: recall)
  }
}

/// Maintenance of an item that is to come.
package struct MaintenancePlan: Hashable, Sendable {
  package var id: PlanID
  package var basis: MaintenanceBasis
  package var dueOn: Day
  /// Whether the book has not said yet that this day has come.
  package var isWaiting: Bool
  /// Who planned it.
  package var team: Team?
  package var person: MemberID?
  /// The event that set the day: the planning, or the maintenance before.
  package var event: EventID
  /// The record of the planning, which names the checklist.
  package var seq: UInt64

  package init(
    id: PlanID, basis: MaintenanceBasis, dueOn: Day, isWaiting: Bool = true, team: Team?,
    person: MemberID?, event: EventID, seq: UInt64
  ) {
    self.id = id
    self.basis = basis
    self.dueOn = dueOn
    self.isWaiting = isWaiting
    self.team = team
    self.person = person
    self.event = event
    self.seq = seq
  }
}

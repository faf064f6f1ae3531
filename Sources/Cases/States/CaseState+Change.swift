extension CaseState: SubjectState {
  package mutating func count(_ record: Record) {
    lastSeq = max(lastSeq, record.seq)
    // An entry is numbered in its first case only.
    guard record.refs.case == id else { return }
    entryCount = max(entryCount, record.entry ?? 0)
    // A case whose opening is taken back keeps the number by which people know it.
    if number.isEmpty, let number = record.number, record.event.kind == .caseOpened {
      self.number = number
    }
  }

  package mutating func change(_ record: Record) {
    lastOccurredAt = max(lastOccurredAt, record.occurredAt)
    switch record.event {
    case .cases(let event):
      touch(record)
      change(event, record)
    case .contacts(let event):
      touch(record)
      change(event, record)
    case .commitments(let event):
      touch(record)
      change(event, record)
    case .repairs(let event): change(event, record)
    case .items(let event): change(event, record)
    case .facts(let event): change(event)
    case .book(let event): change(event)
    case .customers: break  // Who the customer is does not change the case.
    case .care: break  // Follow-ups, maintenance and surveys have states of their own.
    case .unknown: break
    }
  }

  private mutating func change(_ event: Event.Cases, _ record: Record) {
    if customer == nil { customer = record.refs.customer }
    if item == nil { item = record.refs.item }
    switch event {
    case .caseOpened(let opened): open(opened, record)
    case .caseClassified(let classified): classify(classified)
    case .caseAssigned(let assigned): own(team: assigned.team, person: assigned.person)
    case .caseWaitStarted(let started): begin(started, at: record.occurredAt)
    case .caseWaitEnded(let ended): end(ended.waitID, at: record.occurredAt)
    case .caseLinked(let linked): link(linked, record)
    case .caseUnlinked(let unlinked): unlink(unlinked)
    case .caseResolved:
      stage = .resolved
      resolvedAt = record.occurredAt
      firstResolvedAt = firstResolvedAt.map { min($0, record.occurredAt) } ?? record.occurredAt
    case .caseReopened(let reopened):
      stage = .open
      resolvedAt = nil
      closedAt = nil
      closedBy = nil
      hasRecurred = reopened.sameIssue
      reopenedCount += 1
    case .caseClosed:
      stage = .closed
      closedAt = record.occurredAt
      closedBy = record.id
    }
  }

  private mutating func change(_ event: Event.Facts) {
    switch event {
    case .factAsserted(let fact):
      guard fact.subject == .case, fact.source == .imported, let value = fact.impersonalValue
      else { break }
      if fact.key == SourceFactKey.resolvedAt {
        sourceResolvedAt = SourceMoment.instant(value)
      } else if fact.key == SourceFactKey.reassignmentCount {
        sourceReassignmentCount = Int(value)
      } else if fact.key == SourceFactKey.reopenCount {
        sourceReopenCount = Int(value)
      }
    case .factConfirmed, .factCorrected, .questionAsked, .questionAnswered, .questionSpared,
      .questionRepeatReported, .memoWritten:
      break
    }
  }

  private mutating func change(_ event: Event.Book) {
    switch event {
    case .conflictRaised(let raised):
      if !openConflicts.contains(raised.conflictID) { openConflicts.append(raised.conflictID) }
    case .conflictSettled(let settled): openConflicts.removeAll { $0 == settled.conflictID }
    case .entryRetracted: break  // Takes part through `fold`.
    case .documentPublished, .memberRegistered, .memberLeft, .entryPinned, .entryUnpinned,
      .clockJudged, .erasureOrdered, .erasureCompleted, .disclosureMade:
      break
    }
  }
}

// MARK: What the case is, and whose

extension CaseState {
  private mutating func open(_ opened: CaseOpened, _ record: Record) {
    guard stage == .absent || subjectSeq == 0 else { return }
    if stage == .absent { stage = .open }
    if let number = record.number { self.number = number }
    subjectSeq = record.seq
    openedAt = record.occurredAt
    channel = opened.channel
    reasonCode = opened.reasonCode
    priority = opened.priority
    if team == nil, let team = record.team { own(team: team, person: person) }
  }

  private mutating func classify(_ classified: CaseClassified) {
    symptom = classified.symptom ?? symptom
    cause = classified.cause ?? cause
    severity = classified.severity ?? severity
    reasonCode = classified.reason ?? reasonCode
    priority = classified.priority ?? priority
  }

  mutating func own(team: Team, person: MemberID?) {
    self.team = team
    self.person = person
    if teamPath.last != team { teamPath.append(team) }
  }
}

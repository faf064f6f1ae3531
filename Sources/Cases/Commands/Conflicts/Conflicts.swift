/// What in the facts of `command` contradicts what is known.
///
/// Finds what the states in `situation` can show: of the case, the customer, the item and the
/// technician that the facts name.
///
/// - Parameters:
///   - command: Facts; of a decision only the clock is looked at, history never contradicts.
///   - ids: The ids that its events will have, in their order.
///   - now: When the book receives it.
///   - situation: The states before it.
/// - Returns: One contradiction for each rule and earlier event.
package func conflicts(
  of command: Command, ids: [EventID], now: Instant, situation: Situation
) -> [Contradiction] {
  var search = ConflictSearch(
    occurredAt: command.occurredAt, actor: command.actor, situation: situation)
  if case .decide(_, let refs, _) = command.content {
    search.checkClock(command, refs, ids, now: now)
    return search.found
  }
  guard case .record(let drafts) = command.content else { return [] }
  precondition(ids.count == drafts.count, "every fact of a command has an id")
  if let first = drafts.first { search.checkClock(command, first.refs, ids, now: now) }
  // A correction takes the place of what it would contradict.
  let news = zip(drafts, ids).filter { $0.0.supersedes == nil }
  for (draft, id) in news { search.check(draft, id) }
  search.checkParts(news.map(\.0), news.map(\.1))
  return search.found
}

/// Goes through the facts of one command.
struct ConflictSearch {
  let occurredAt: Instant
  let actor: MemberID?
  let situation: Situation
  private(set) var found: [Contradiction] = []

  init(occurredAt: Instant, actor: MemberID?, situation: Situation) {
    self.occurredAt = occurredAt
    self.actor = actor
    self.situation = situation
  }

  /// Notes that the event `id` contradicts `earlier`; one conflict for all that do.
  mutating func note(
    _ rule: ConflictRule, against earlier: [EventID], _ id: EventID, _ refs: Refs
  ) {
    let known = found.firstIndex {
      $0.rule == rule && Array($0.events.prefix(earlier.count)) == earlier
    }
    if let known, !earlier.isEmpty {
      found[known].events.append(id)
      found[known].refs = Refs(found[known].refs.all + refs.all)
    } else {
      found.append(Contradiction(rule: rule, events: earlier + [id], refs: refs))
    }
  }

  mutating func check(_ draft: Draft, _ id: EventID) {
    switch draft.event {
    case .commitments(.promiseSettled(let settled)): checkSettled(settled, draft.refs, id)
    case .items(.itemRegistered(let registered)): checkRegistered(registered, draft.refs, id)
    case .items(.itemOwnershipChanged(let changed)): checkOwner(changed, draft.refs, id)
    case .repairs(let event): check(event, draft.refs, id)
    case .care(.recallUnitRemedied(let remedied)): checkRemedied(remedied, draft.refs, id)
    case .commitments, .items, .customers, .cases, .contacts, .facts, .care, .book, .unknown:
      break
    }
  }

  private mutating func check(_ event: Event.Repairs, _ refs: Refs, _ id: EventID) {
    switch event {
    case .repairFinished(let finished):
      checkFinished(finished, refs, id)
      checkClosed(occurredAt, refs, id)
    case .repairWorkLogged(let work): checkClosed(work.to, refs, id)
    case .visitStarted:
      checkOverlap(refs, id)
      checkClosed(occurredAt, refs, id)
    case .repairOpened, .repairDiagnosed, .visitEnded, .partRequested, .partInstalled,
      .partRemoved:
      checkClosed(occurredAt, refs, id)
    case .loanerLent: checkLent(refs, id)
    case .loanerReturned: checkReturned(refs, id)
    case .partMoved, .quoteGiven, .quoteAnswered, .visitScheduled, .rmaAuthorized, .rmaSettled:
      break
    }
  }

  // MARK: Time

  /// The clock of the device is off by what was measured, or it says what is yet to come.
  mutating func checkClock(
    _ command: Command, _ refs: Refs, _ ids: [EventID], now: Instant
  ) {
    guard let id = ids.first else { return }
    let measured = command.skewMilliseconds.map { Int64($0) / 1_000 }
    let ahead = max(command.recordedAt, command.occurredAt).seconds(since: now)
    let seconds = measured ?? max(0, ahead)
    guard abs(seconds) > ClockLimits.skewSecondsMax else { return }
    found.append(
      Contradiction(rule: .clockIsOff, events: [id], refs: refs, seconds: seconds))
  }

  /// Work that is dated before the closing is simply late.
  private mutating func checkClosed(_ moment: Instant, _ refs: Refs, _ id: EventID) {
    guard let state = situation.case, state.id == refs.case, state.stage == .closed,
      let closedAt = state.closedAt, let closedBy = state.closedBy, moment > closedAt
    else { return }
    note(.workAfterClose, against: [closedBy], id, refs)
  }

  /// One technician is in two places, or two technicians say that they made the same visit.
  ///
  /// In two places: another visit has begun and not ended.
  private mutating func checkOverlap(_ refs: Refs, _ id: EventID) {
    if let earlier = situation.earlierStart { note(.visitsOverlap, against: [earlier], id, refs) }
    let planned = situation.case?.visits.first { $0.id == refs.visit }
    guard let technician = planned?.technician ?? actor else { return }
    for other in situation.visitsOfTechnician where other.id != refs.visit {
      guard other.technician == technician, other.case != refs.case,
        let startedAt = other.startedAt, startedAt <= occurredAt
      else { continue }
      note(.visitsOverlap, against: [other.event], id, refs)
    }
  }
}

package import Cases

/// How one contact went, by when things happened: what figures of contacts count.
package struct ContactCourse: Hashable, Sendable {
  package var startedAt: Instant
  package var channel: Channel
  package var direction: Direction
  package var customer: CustomerID?
  package var `case`: CaseID?
  package var item: ItemID?
  package var team: Team?
  package var agent: MemberID?
  package var reason: String?
  /// Whether the customer waited in a queue.
  package var isQueued = false
  package var answeredAt: Instant?
  /// What the customer waited for the first answer; `nil` where nobody measured it.
  package var waitSeconds: Int64?
  /// How many of the staff had a part in it.
  package var legCount = 0
  package var endedAt: Instant?
  package var stage: ContactStage?
  package var outcome: ContactOutcome?
  package var talkSeconds: Int64 = 0
  package var holdSeconds: Int64 = 0
  package var afterCallWorkSeconds: Int64 = 0
  package var diverted: DivertReason?

  /// Whether somebody of the house took it.
  package var isAnswered: Bool { answeredAt != nil || outcome == .reached }

  /// The work that it took, in seconds; 0 where nobody measured it.
  package var handlingSeconds: Int64 { talkSeconds + holdSeconds + afterCallWorkSeconds }

  /// Whether a call came in that is over, or answered.
  package var isInboundCall: Bool {
    channel == .phone && direction == .inbound && (endedAt != nil || isAnswered || diverted != nil)
  }

  /// Whether it was offered to the staff: it came beyond the menu, and was not sent elsewhere by
  /// the hour or by choice.
  package var isOffered: Bool {
    guard isInboundCall else { return false }
    if isAnswered { return true }
    if diverted == .outOfHours || diverted == .menuChoice { return false }
    return stage != .ivr
  }

  /// Whether the customer gave up in the queue: nobody answered, and nobody was to call back.
  package var isAbandonedInQueue: Bool {
    !isAnswered && diverted == nil && stage == .queue && outcome == .abandoned
  }

  /// How long who gave up had waited.
  package var patienceSeconds: Int64? {
    endedAt.map { $0.seconds(since: startedAt) }
  }

  /// Reads the feed of a contact; `nil` as long as its beginning is not known.
  package init?(_ records: [Record]) {
    let ordered = records.sorted { ($0.occurredAt, $0.seq) < ($1.occurredAt, $1.seq) }
    let begun = ordered.lazy.compactMap { record -> (Record, ContactStarted)? in
      guard case .contacts(.contactStarted(let started)) = record.event else { return nil }
      return (record, started)
    }.first
    guard let (first, started) = begun else { return nil }
    startedAt = first.occurredAt
    channel = started.channel
    direction = started.direction
    team = first.team
    agent = first.actor
    var legs: Set<Int> = []
    var wrapped: Set<Int> = []
    for record in ordered {
      customer = customer ?? record.refs.customer
      `case` = `case` ?? record.refs.case
      item = item ?? record.refs.item
      guard case .contacts(let event) = record.event else { continue }
      add(event, record, &legs, &wrapped)
    }
    legCount = max(legs.count, isAnswered ? 1 : 0)
  }

  private mutating func add(
    _ event: Event.Contacts, _ record: Record, _ legs: inout Set<Int>, _ wrapped: inout Set<Int>
  ) {
    switch event {
    case .contactWaitStarted(let wait): if wait.kind == .queue { isQueued = true }
    case .contactAnswered(let answered):
      legs.insert(answered.leg)
      guard answeredAt == nil else { break }
      answeredAt = record.occurredAt
      waitSeconds = Int64(answered.waitSeconds)
      agent = answered.agent ?? agent
      team = record.team ?? team
    case .contactIdentified(let identified): customer = identified.chosen ?? customer
    case .contactDiverted(let divert): diverted = diverted ?? divert.because
    case .contactEnded(let ended):
      endedAt = record.occurredAt
      stage = ended.stage
      outcome = ended.outcome
      talkSeconds = Int64(ended.talkSeconds)
      holdSeconds = Int64(ended.holdSeconds)
      if ended.stage == .queue { isQueued = true }
    case .contactWrappedUp(let work):
      guard wrapped.insert(work.leg).inserted else { break }
      legs.insert(work.leg)
      afterCallWorkSeconds += Int64(work.afterCallWorkSeconds)
      reason = reason ?? work.reasonCode
      `case` = `case` ?? work.cases.first
    case .contactStarted, .contactTransferred, .contactAlertWordHeard, .messagePosted,
      .mediaAttached:
      break
    }
  }
}

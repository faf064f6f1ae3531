/// What is known of one contact, folded from its feed by time.
///
/// The events of a telephone system come in any order and repeat; the earliest answer, the latest
/// wait and the latest identification count, whenever the news of them comes.
package struct ContactState: Hashable, Sendable {
  package var id: ContactID
  package var channel: Channel = .phone
  package var direction: Direction = .inbound
  package var toLine: String?
  /// The record with the number at the other end; 0 as long as its beginning is not known.
  package var startedSeq: UInt64 = 0
  package var startedAt: Instant?
  package var customer: CustomerID?
  package var level: IdentificationLevel?
  package var identifiedAt: Instant?
  package var firstAnsweredAt: Instant?
  package var lastAnsweredAt: Instant?
  package var agent: MemberID?
  /// The wait that began last, whether or not it has ended.
  package var lastWait: ContactWait?
  package var divertedTo: DivertTarget?
  package var endedAt: Instant?
  package var stage: ContactStage?
  package var outcome: ContactOutcome?
  /// The parts of the call after which the work is done.
  package var wrappedUpLegs: [Int] = []
  package var lastSeq: UInt64 = 0
  package var lastOccurredAt = Instant(microseconds: 0)

  package init(id: ContactID) { self.id = id }

  /// For what the person at the other end waits now; `nil` if they do not.
  package var wait: ContactWait? {
    guard endedAt == nil, let lastWait else { return nil }
    return lastAnsweredAt.map { $0 < lastWait.startedAt } ?? true ? lastWait : nil
  }

  /// Whether a customer turned to us, nobody answered and it is over: somebody must call back.
  package var isUnanswered: Bool {
    direction == .inbound && firstAnsweredAt == nil && endedAt != nil && outcome != .reached
      && outcome != .delivered
  }
}

/// A wait of the person at the other end.
package struct ContactWait: Hashable, Sendable {
  package var kind: ContactWaitKind
  package var queue: String?
  package var reason: String
  package var startedAt: Instant

  package init(kind: ContactWaitKind, queue: String?, reason: String, startedAt: Instant) {
    self.kind = kind
    self.queue = queue
    self.reason = reason
    self.startedAt = startedAt
  }
}

extension ContactState: SubjectState {
  package mutating func count(_ record: Record) {
    lastSeq = max(lastSeq, record.seq)
  }

  package mutating func change(_ record: Record) {
    lastOccurredAt = max(lastOccurredAt, record.occurredAt)
    switch record.event {
    case .contacts(let event): change(event, record)
    case .customers, .items, .cases, .facts, .commitments, .repairs, .care, .book: break
    case .unknown: break
    }
  }

  private mutating func change(_ event: Event.Contacts, _ record: Record) {
    let moment = record.occurredAt
    switch event {
    case .contactStarted(let started): start(started, record)
    case .contactWaitStarted(let began):
      guard lastWait.map({ $0.startedAt <= moment }) ?? true else { break }
      lastWait = ContactWait(
        kind: began.kind, queue: began.queue, reason: began.reason, startedAt: moment)
    case .contactAnswered(let answered):
      firstAnsweredAt = firstAnsweredAt.map { min($0, moment) } ?? moment
      guard lastAnsweredAt.map({ $0 <= moment }) ?? true else { break }
      lastAnsweredAt = moment
      agent = answered.agent
    case .contactIdentified(let identified):
      guard identifiedAt.map({ $0 <= moment }) ?? true else { break }
      identifiedAt = moment
      customer = identified.chosen
      level = identified.level
    case .contactDiverted(let diverted): divertedTo = diverted.to
    case .contactEnded(let ended):
      guard endedAt.map({ $0 <= moment }) ?? true else { break }
      endedAt = moment
      stage = ended.stage
      outcome = ended.outcome
    case .contactWrappedUp(let wrapped): wrappedUpLegs.appendOnce(wrapped.leg)
    case .contactTransferred, .contactAlertWordHeard, .messagePosted, .mediaAttached: break
    }
  }

  private mutating func start(_ started: ContactStarted, _ record: Record) {
    guard startedAt.map({ record.occurredAt < $0 }) ?? true else { return }
    startedAt = record.occurredAt
    startedSeq = record.seq
    channel = started.channel
    direction = started.direction
    toLine = started.toLine
    if identifiedAt == nil { customer = record.refs.customer ?? customer }
  }
}

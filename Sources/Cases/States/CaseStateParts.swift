/// A wait of a case that has not ended.
package struct OpenWait: Hashable, Sendable {
  package var id: WaitID
  package var reason: WaitReason
  package var startedAt: Instant
  package var expectedUntil: Instant?

  package init(id: WaitID, reason: WaitReason, startedAt: Instant, expectedUntil: Instant?) {
    self.id = id
    self.reason = reason
    self.startedAt = startedAt
    self.expectedUntil = expectedUntil
  }
}

/// A wait of a case that has ended.
///
/// The news of the end can come before that of the beginning: then it has no reason and no start.
package struct EndedWait: Hashable, Sendable {
  package var id: WaitID
  package var reason: WaitReason?
  package var startedAt: Instant?
  package var endedAt: Instant

  package init(id: WaitID, reason: WaitReason?, startedAt: Instant?, endedAt: Instant) {
    self.id = id
    self.reason = reason
    self.startedAt = startedAt
    self.endedAt = endedAt
  }
}

/// A handoff that waits for an answer.
package struct OpenHandoff: Hashable, Sendable {
  package var id: HandoffID
  package var from: Owner
  package var to: Owner
  package var offeredBy: MemberID?
  package var offeredAt: Instant
  package var respondBy: Instant?
  /// The record with the brief.
  package var seq: UInt64

  package init(
    id: HandoffID, from: Owner, to: Owner, offeredBy: MemberID?, offeredAt: Instant,
    respondBy: Instant?, seq: UInt64
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.offeredBy = offeredBy
    self.offeredAt = offeredAt
    self.respondBy = respondBy
    self.seq = seq
  }
}

/// How a handoff ended.
package enum HandoffOutcome: String, Hashable, Sendable, CaseIterable {
  case accepted, declined, lapsed
}

/// A handoff that is over.
package struct AnsweredHandoff: Hashable, Sendable {
  package var id: HandoffID
  package var outcome: HandoffOutcome
  /// When it was offered; `nil` if the offer is not known.
  package var offeredAt: Instant?
  package var answeredAt: Instant

  package init(
    id: HandoffID, outcome: HandoffOutcome, offeredAt: Instant?, answeredAt: Instant
  ) {
    self.id = id
    self.outcome = outcome
    self.offeredAt = offeredAt
    self.answeredAt = answeredAt
  }
}

/// A promise that is not settled.
package struct OpenPromise: Hashable, Sendable {
  package var id: PromiseID
  package var kind: PromiseKind
  package var window: Window
  package var owner: Owner
  /// The record with its words.
  package var seq: UInt64
  /// The number of its entry in the case; 0 where it has none.
  package var entry: Int

  package init(
    id: PromiseID, kind: PromiseKind, window: Window, owner: Owner, seq: UInt64, entry: Int
  ) {
    self.id = id
    self.kind = kind
    self.window = window
    self.owner = owner
    self.seq = seq
    self.entry = entry
  }
}

/// A promise that is settled.
package struct SettledPromise: Hashable, Sendable {
  package var id: PromiseID
  package var outcome: PromiseOutcome
  /// When it was due; `nil` as long as the promise itself is not known.
  package var window: Window?
  /// Who owed it at last; `nil` as long as the promise itself is not known.
  package var owner: Owner?
  package var settledAt: Instant
  /// The event that settled it.
  package var event: EventID

  package init(
    id: PromiseID, outcome: PromiseOutcome, window: Window?, owner: Owner? = nil,
    settledAt: Instant, event: EventID
  ) {
    self.id = id
    self.outcome = outcome
    self.window = window
    self.owner = owner
    self.settledAt = settledAt
    self.event = event
  }
}

/// A touch that was about a case.
package struct CaseContact: Hashable, Sendable {
  package var id: ContactID
  /// The earliest that is known of it.
  package var startedAt: Instant
  /// Who turned to whom; `nil` as long as its beginning is not known.
  package var direction: Direction?
  /// Whether somebody was reached.
  package var isReached: Bool

  package init(id: ContactID, startedAt: Instant, direction: Direction?, isReached: Bool) {
    self.id = id
    self.startedAt = startedAt
    self.direction = direction
    self.isReached = isReached
  }

  /// Whether it came from the customer or reached them.
  ///
  /// A case that names a contact whose beginning is not on its feed was opened from that contact.
  package var isWithCustomer: Bool { direction != .outbound || isReached }
}

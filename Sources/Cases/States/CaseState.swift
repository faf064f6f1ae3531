/// What is known of one case, folded from its feed; also what deciders look at.
///
/// Personal text does not stand here: `subjectSeq` and the like say in which record it is.
package struct CaseState: Hashable, Sendable {
  package enum Stage: UInt8, Hashable, Sendable, CaseIterable {
    case absent, open, resolved, closed
  }

  package var id: CaseID
  /// "C-1042".
  package var number: String = ""
  package var stage: Stage = .absent
  /// The record whose `subject` holds: that of the opening or of its correction.
  package var subjectSeq: UInt64 = 0
  package var openedAt = Instant(microseconds: 0)
  package var channel: Channel = .phone
  package var reasonCode = ""
  package var priority: Priority = .normal
  package var symptom: String?
  package var cause: String?
  package var severity: Severity?
  package var customer: CustomerID?
  package var item: ItemID?
  /// The team that owns it, and the person.
  package var team: Team?
  package var person: MemberID?
  /// Waits that have not ended, in the order in which they began.
  package var waits: [OpenWait] = []
  /// The handoff that is offered and not answered.
  package var handoff: OpenHandoff?
  /// Promises that are not settled, in the order in which they were made.
  package var promises: [OpenPromise] = []
  package var promisesKeptCount = 0
  package var promisesBrokenCount = 0
  package var promisesRenegotiatedCount = 0
  package var promisesReleasedCount = 0
  /// Visits that have not ended and were not replaced.
  package var visits: [PlannedVisit] = []
  /// Jobs that are not finished.
  package var openRepairs: [RepairID] = []
  package var openQuotes: [QuoteID] = []
  package var loanersOut: [LoanerID] = []
  package var openReturns: [RMAID] = []
  package var openConflicts: [ConflictID] = []
  /// Whether the item is with us or its maker.
  package var isInCustody = false
  /// Whether the last reopening was for the same issue.
  package var hasRecurred = false
  package var reopenedCount = 0
  /// The case of which this one is a linked duplicate.
  package var duplicateOf: CaseID?
  package var duplicateLink: LinkID?
  /// Teams in the order in which they had the case, from the first on; without repeats in a row.
  package var teamPath: [Team] = []
  package var handoffsAcceptedCount = 0
  package var handoffsDeclinedCount = 0
  package var contactCount = 0
  /// Contacts that came from the customer or reached them, for first contact resolution.
  package var customerContactCount = 0
  package var firstContactAt: Instant?
  package var firstResolvedAt: Instant?
  package var resolvedAt: Instant?
  package var closedAt: Instant?
  /// What the source of imported history says of when the case was resolved: the fact
  /// `SourceFactKey.resolvedAt`.
  package var sourceResolvedAt: Instant?
  /// How often the source counted a reassignment: the fact `SourceFactKey.reassignmentCount`.
  package var sourceReassignmentCount: Int?
  /// How often the source counted a reopening: the fact `SourceFactKey.reopenCount`.
  package var sourceReopenCount: Int?
  /// The number of the last entry.
  package var entryCount = 0
  package var lastSeq: UInt64 = 0
  /// The latest `occurredAt` of its events.
  package var lastOccurredAt = Instant(microseconds: 0)

  package init(id: CaseID) { self.id = id }
}

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

/// A promise that is not settled.
package struct OpenPromise: Hashable, Sendable {
  package var id: PromiseID
  package var kind: PromiseKind
  package var window: Window
  package var owner: Owner
  /// The record with its words.
  package var seq: UInt64
  /// The number of its entry in the case.
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

/// A visit that has not ended.
package struct PlannedVisit: Hashable, Sendable {
  package var id: VisitID
  package var `case`: CaseID?
  package var window: Window
  package var technician: MemberID?
  /// When the technician arrived, if so.
  package var startedAt: Instant?
  package var seq: UInt64

  package init(
    id: VisitID, case: CaseID?, window: Window, technician: MemberID?, startedAt: Instant?,
    seq: UInt64
  ) {
    self.id = id
    self.case = `case`
    self.window = window
    self.technician = technician
    self.startedAt = startedAt
    self.seq = seq
  }
}

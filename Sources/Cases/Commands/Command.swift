/// An event that somebody asks for, before the book has accepted it.
package struct Draft: Hashable, Sendable {
  package var event: Event
  package var refs: Refs
  /// An earlier event that this one corrects.
  package var supersedes: EventID?
  /// The event that led to it.
  package var causation: EventID?

  package init(
    _ event: Event, refs: Refs, supersedes: EventID? = nil, causation: EventID? = nil
  ) {
    self.event = event
    self.refs = refs
    self.supersedes = supersedes
    self.causation = causation
  }
}

/// A decision that somebody asks for; it can be refused.
///
/// The payload is that of the event that it emits when it is carried out.
package enum Decision: Hashable, Sendable {
  case assignCase(CaseAssigned)
  case resolveCase(CaseResolved)
  case reopenCase(CaseReopened)
  case closeCase(CaseClosed)
  case linkCases(CaseLinked)
  case unlinkCases(CaseUnlinked)
  case grantWarranty(WarrantyGranted)
  case judgeWarranty(WarrantyJudged)
  case offerHandoff(HandoffOffered)
  case acceptHandoff(HandoffAccepted)
  case declineHandoff(HandoffDeclined)
  case withdrawHandoff(HandoffLapsed)
  case makePromise(PromiseMade)
  case giveQuote(QuoteGiven)
  case scheduleVisit(VisitScheduled)
  case authorizeRMA(RMAAuthorized)
  case settleRMA(RMASettled)
  case planFollowUp(FollowUpPlanned)
  case planMaintenance(MaintenancePlanned)
  case announceRecall(RecallAnnounced)
  case publishDocument(DocumentPublished)
  case retractEntry(EntryRetracted)
  case settleConflict(ConflictSettled)
  case mergeCustomers(CustomerMerged)
  case unmergeCustomers(CustomerUnmerged)
  case orderErasure(ErasureOrdered)
  case disclose(DisclosureMade)
}

/// History from another system: an event with the circumstances that system had noted.
package struct ImportedDraft: Hashable, Sendable {
  package var draft: Draft
  package var occurredAt: Instant
  package var precision: Precision
  package var utcOffsetMinutes: Int
  /// When it was typed, as the other system had it.
  package var recordedAt: Instant
  package var actor: MemberID?
  package var team: Team?
  /// Its id in the book that exported it; `nil` where the other system had none of ours.
  ///
  /// Other events name it by that, as what they correct or take back.
  package var id: EventID?

  package init(
    _ draft: Draft, occurredAt: Instant, precision: Precision, utcOffsetMinutes: Int,
    recordedAt: Instant, actor: MemberID?, team: Team?, id: EventID? = nil
  ) {
    self.draft = draft
    self.occurredAt = occurredAt
    self.precision = precision
    self.utcOffsetMinutes = utcOffsetMinutes
    self.recordedAt = recordedAt
    self.actor = actor
    self.team = team
    self.id = id
  }
}

/// A request to the book, with everything that was known where it was made.
package struct Command: Hashable, Sendable {
  /// What is asked.
  package enum Content: Hashable, Sendable {
    /// A decision; can be refused.
    case decide(Decision, refs: Refs, supersedes: EventID? = nil)
    /// Facts; never refused, at least one.
    case record([Draft])
    /// History; checked for shape only, at least one.
    case `import`([ImportedDraft])
    /// What time has brought about for a case or an item up to `occurredAt`; the book asks itself.
    case passTime(Ref)
    /// That a customer whose erasure was ordered is forgotten; the book asks itself when everything
    /// is gone.
    case completeErasure(ErasedTraces)
  }

  /// Made on the device when the person acted: the idempotency key.
  package var id: CommandID
  package var content: Content
  package var occurredAt: Instant
  package var precision: Precision
  package var utcOffsetMinutes: Int
  /// When it was typed, by the device's clock.
  package var recordedAt: Instant
  package var actor: MemberID?
  package var team: Team?
  package var device: DeviceID?
  /// The number of the command on the device, from 1; `nil` lets the book give the next one.
  package var deviceSeq: UInt64?
  package var skewMilliseconds: Int?
  package var authenticatedBy: Authentication
  package var visibility: [Team]
  /// The place in the log up to which the sender had looked at the case; the command is refused
  /// as stale if the case has an event after it.
  package var expectedSeq: UInt64?
  /// Whether the sender was offline: a refusal then becomes `conflict.raised`.
  package var wasOffline: Bool

  package init(
    id: CommandID, content: Content, occurredAt: Instant, precision: Precision = .instant,
    utcOffsetMinutes: Int, recordedAt: Instant, actor: MemberID?, team: Team?,
    device: DeviceID?, deviceSeq: UInt64? = nil, skewMilliseconds: Int? = nil,
    authenticatedBy: Authentication, visibility: [Team] = [], expectedSeq: UInt64? = nil,
    wasOffline: Bool = false
  ) {
    self.id = id
    self.content = content
    self.occurredAt = occurredAt
    self.precision = precision
    self.utcOffsetMinutes = utcOffsetMinutes
    self.recordedAt = recordedAt
    self.actor = actor
    self.team = team
    self.device = device
    self.deviceSeq = deviceSeq
    self.skewMilliseconds = skewMilliseconds
    self.authenticatedBy = authenticatedBy
    self.visibility = visibility
    self.expectedSeq = expectedSeq
    self.wasOffline = wasOffline
  }
}

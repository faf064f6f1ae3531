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
  /// Waits that have ended, in the order in which they did.
  package var endedWaits: [EndedWait] = []
  /// The handoff that is offered and not answered.
  package var handoff: OpenHandoff?
  /// Handoffs that were accepted, declined or ran out, in this order in the log.
  package var answeredHandoffs: [AnsweredHandoff] = []
  /// Promises that are not settled, in the order in which they were made.
  package var promises: [OpenPromise] = []
  /// Promises that are settled, in the order in which they were.
  package var settledPromises: [SettledPromise] = []
  /// Visits that have not ended and were not replaced, by time.
  package var visits: [PlannedVisit] = []
  /// Visits that have ended or were replaced.
  package var endedVisits: [EndedVisit] = []
  /// Jobs that are not finished.
  package var openRepairs: [RepairID] = []
  package var finishedRepairs: [FinishedRepair] = []
  package var openQuotes: [QuoteID] = []
  package var answeredQuotes: [QuoteID] = []
  package var loanersOut: [LoanerID] = []
  package var returnedLoaners: [LoanerID] = []
  /// Returns, in the order in which they became known.
  package var returns: [CaseReturn] = []
  package var openConflicts: [ConflictID] = []
  /// Who holds the item, by the latest that happened to it in this case.
  package var holder: Holder?
  package var heldSince: Instant?
  /// Whether the last reopening was for the same issue.
  package var hasRecurred = false
  package var reopenedCount = 0
  /// Links with other cases, in the order in which they were made; both ends have them.
  package var links: [CaseLink] = []
  package var undoneLinks: [LinkID] = []
  /// What was judged of its items' warranties, of each item once.
  package var verdicts: [StandingVerdict] = []
  /// Teams in the order in which they had the case, from the first on; without repeats in a row.
  package var teamPath: [Team] = []
  /// The touches that were about it, by time.
  package var contacts: [CaseContact] = []
  package var firstResolvedAt: Instant?
  /// When it was resolved, unless it has been reopened since.
  package var resolvedAt: Instant?
  /// When it was closed and by which event, unless it has been reopened since.
  package var closedAt: Instant?
  package var closedBy: EventID?
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

// MARK: What follows from it

extension CaseState {
  /// Who answers for it; `nil` as long as no team is known.
  package var owner: Owner? { team.map { Owner(team: $0, person: person) } }

  /// Whether the item is with us or its maker.
  package var isInCustody: Bool { holder == .us || holder == .maker }

  package var contactCount: Int { contacts.count }

  /// Contacts that came from the customer or reached them, for first contact resolution.
  package var customerContactCount: Int { contacts.count { $0.isWithCustomer } }

  package var firstContactAt: Instant? { contacts.first?.startedAt }

  package var handoffsAcceptedCount: Int { answeredHandoffs.count { $0.outcome == .accepted } }
  package var handoffsDeclinedCount: Int { answeredHandoffs.count { $0.outcome == .declined } }
  package var handoffsLapsedCount: Int { answeredHandoffs.count { $0.outcome == .lapsed } }

  package var promisesKeptCount: Int { promisesSettledCount(as: .kept) }
  package var promisesBrokenCount: Int { promisesSettledCount(as: .broken) }
  package var promisesRenegotiatedCount: Int { promisesSettledCount(as: .renegotiated) }
  package var promisesReleasedCount: Int { promisesSettledCount(as: .released) }

  private func promisesSettledCount(as outcome: PromiseOutcome) -> Int {
    settledPromises.count { $0.outcome == outcome }
  }

  /// How often the case came back at once to the team that had just given it away (A-B-A).
  package var pingPongCount: Int {
    zip(teamPath, teamPath.dropFirst(2)).count { $0 == $1 }
  }

  package var hasPingPong: Bool { pingPongCount > 0 }
}

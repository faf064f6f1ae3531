/// A value that is, or was, known of a subject.
package struct LedgerFact: Hashable, Sendable {
  package var id: FactID
  package var subject: Ref
  package var key: String
  /// `nil` where it is sealed for this reader or erased.
  package var value: String?
  package var unit: String?
  package var source: FactSource
  package var evidence: Evidence?
  /// In the words of whoever wrote it down; `nil` also where sealed.
  package var saidBy: String?
  package var confidence: Int
  /// The event that made it known, its place, and the entry by which people know it.
  package var event: EventID
  package var seq: UInt64
  package var `case`: CaseID?
  package var entry: Int?
  package var contact: ContactID?
  /// The customer whom its event names besides.
  package var customer: CustomerID?
  /// Whether its value is sealed in the log; that of an impersonal key is not.
  package var isSealed = true
  /// Whether the key of its value is destroyed.
  package var hasLostItsKey = false
  package var actor: MemberID?
  package var team: Team?
  package var saidAt: Instant
  /// When it was last confirmed, and in which case; `nil` as long as nobody did.
  package var confirmedAt: Instant?
  package var confirmedIn: CaseID?
  /// The teams that may see it; none means all.
  package var visibility: [Team]
  package var isErased: Bool
  /// The fact that holds instead, and why; `nil` as long as it holds.
  package var replacedBy: FactID?
  package var replacedBecause: CorrectionCause?

  package init(
    id: FactID, subject: Ref, key: String, value: String?, unit: String? = nil,
    source: FactSource, evidence: Evidence? = nil, saidBy: String? = nil, confidence: Int = 100,
    event: EventID, seq: UInt64, case: CaseID? = nil, entry: Int? = nil,
    contact: ContactID? = nil, actor: MemberID? = nil, team: Team? = nil, saidAt: Instant,
    confirmedAt: Instant? = nil, confirmedIn: CaseID? = nil, visibility: [Team] = [],
    isErased: Bool = false, replacedBy: FactID? = nil, replacedBecause: CorrectionCause? = nil
  ) {
    self.id = id
    self.subject = subject
    self.key = key
    self.value = value
    self.unit = unit
    self.source = source
    self.evidence = evidence
    self.saidBy = saidBy
    self.confidence = confidence
    self.event = event
    self.seq = seq
    self.case = `case`
    self.entry = entry
    self.contact = contact
    self.actor = actor
    self.team = team
    self.saidAt = saidAt
    self.confirmedAt = confirmedAt
    self.confirmedIn = confirmedIn
    self.visibility = visibility
    self.isErased = isErased
    self.replacedBy = replacedBy
    self.replacedBecause = replacedBecause
  }

  /// Whether nothing has taken its place, and the person is not forgotten.
  package var isLive: Bool { replacedBy == nil && !isErased }
}

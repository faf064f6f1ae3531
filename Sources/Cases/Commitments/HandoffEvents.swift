/// The values of `DeclineReason`; their names stand in JSON, their numbers in the log.
package enum DeclineReason: String, Hashable, Sendable, CaseIterable {
  case wrongTeam, needsInfo, noCapacity, duplicate
}

/// The values of `LapseCause`; their names stand in JSON, their numbers in the log.
package enum LapseCause: String, Hashable, Sendable, CaseIterable {
  case withdrawn, expired
}

/// Responsibility for a case was offered to another team.
package struct HandoffOffered: Hashable, Sendable {
  /// Who has it.
  package var from: Owner
  /// Who shall have it.
  package var to: Owner
  /// Why, as a reason code.
  package var reasonCode: String
  /// What the receiver must know.
  package var brief: Brief
  /// Keys that are known.
  package var doNotAsk: [String]
  /// The events that show it.
  package var evidence: [EventID]
  /// Until when an answer is wanted.
  package var respondBy: Instant?

  package init(
    from: Owner,
    to: Owner,
    reasonCode: String,
    brief: Brief,
    doNotAsk: [String] = [],
    evidence: [EventID] = [],
    respondBy: Instant? = nil
  ) {
    self.from = from
    self.to = to
    self.reasonCode = reasonCode
    self.brief = brief
    self.doNotAsk = doNotAsk
    self.evidence = evidence
    self.respondBy = respondBy
  }
}

/// A handoff was accepted.
package struct HandoffAccepted: Hashable, Sendable {
  /// Who accepted.
  package var by: MemberID
  /// The next step in the receiver's words; personal: `nil` also where it is sealed.
  package var restatedNextStep: String?
  /// Up to where the receiver had read.
  package var readToSeq: LogPosition?

  package init(
    by: MemberID,
    restatedNextStep: String?,
    readToSeq: LogPosition? = nil
  ) {
    self.by = by
    self.restatedNextStep = restatedNextStep
    self.readToSeq = readToSeq
  }
}

/// A handoff was declined.
package struct HandoffDeclined: Hashable, Sendable {
  /// Who declined.
  package var by: MemberID
  /// Why.
  package var reasonCode: DeclineReason
  /// Keys that are missing.
  package var missing: [String]
  /// A team that fits better.
  package var suggestTo: Team?

  package init(
    by: MemberID,
    reasonCode: DeclineReason,
    missing: [String] = [],
    suggestTo: Team? = nil
  ) {
    self.by = by
    self.reasonCode = reasonCode
    self.missing = missing
    self.suggestTo = suggestTo
  }
}

/// A handoff ended without an answer.
package struct HandoffLapsed: Hashable, Sendable {
  /// Whether it was withdrawn or ran out.
  package var cause: LapseCause
  /// Who is told.
  package var escalatedTo: Owner?

  package init(
    cause: LapseCause,
    escalatedTo: Owner? = nil
  ) {
    self.cause = cause
    self.escalatedTo = escalatedTo
  }
}

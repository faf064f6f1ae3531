/// The values of `Priority`; their names stand in JSON, their numbers in the log.
package enum Priority: String, Hashable, Sendable, CaseIterable {
  case low, normal, high, urgent
}

/// The values of `Severity`; their names stand in JSON, their numbers in the log.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  case minor, major, critical
}

/// The values of `WaitReason`; their names stand in JSON, their numbers in the log.
package enum WaitReason: String, Hashable, Sendable, CaseIterable {
  case customer, parts, vendor, approval, schedule, sales, problem
}

/// The values of `CaseRelation`; their names stand in JSON, their numbers in the log.
package enum CaseRelation: String, Hashable, Sendable, CaseIterable {
  case duplicateOf, followUpOf, partOf, causedBy, recallOf
}

/// A customer's problem became a case.
package struct CaseOpened: Hashable, Sendable {
  /// By which way it came in.
  package var channel: Channel
  /// Why the customer turned to us.
  package var reasonCode: String
  /// How soon it must be looked at.
  package var priority: Priority
  /// The problem in a few words; personal: `nil` also where it is sealed.
  package var subject: String?
  /// What the customer said first; personal: `nil` also where it is sealed.
  package var firstWords: String?

  package init(
    channel: Channel,
    reasonCode: String,
    priority: Priority,
    subject: String?,
    firstWords: String? = nil
  ) {
    self.channel = channel
    self.reasonCode = reasonCode
    self.priority = priority
    self.subject = subject
    self.firstWords = firstWords
  }
}

/// What a case is about became clearer.
package struct CaseClassified: Hashable, Sendable {
  /// The symptom's code.
  package var symptom: String?
  /// The cause's code.
  package var cause: String?
  /// The reason code from now on.
  package var reason: String?
  /// The priority from now on.
  package var priority: Priority?
  /// How bad it is.
  package var severity: Severity?
  /// On what this rests, as a code.
  package var basis: String

  package init(
    symptom: String? = nil,
    cause: String? = nil,
    reason: String? = nil,
    priority: Priority? = nil,
    severity: Severity? = nil,
    basis: String
  ) {
    self.symptom = symptom
    self.cause = cause
    self.reason = reason
    self.priority = priority
    self.severity = severity
    self.basis = basis
  }
}

/// A case was given to a person of its team.
package struct CaseAssigned: Hashable, Sendable {
  /// The team that has the case.
  package var team: Team
  /// The person; none puts it back to the team.
  package var person: MemberID?
  /// Why, as a reason code.
  package var reason: String

  package init(
    team: Team,
    person: MemberID? = nil,
    reason: String
  ) {
    self.team = team
    self.person = person
    self.reason = reason
  }
}

/// A case began to wait for something.
package struct CaseWaitStarted: Hashable, Sendable {
  /// The wait.
  package var waitID: WaitID
  /// For what.
  package var reason: WaitReason
  /// The clocks that stand still meanwhile.
  package var pauses: [String]
  /// When it is expected to end.
  package var expectedUntil: Instant?
  /// The day on which somebody should ask.
  package var nudgeOn: Day?

  package init(
    waitID: WaitID,
    reason: WaitReason,
    pauses: [String] = [],
    expectedUntil: Instant? = nil,
    nudgeOn: Day? = nil
  ) {
    self.waitID = waitID
    self.reason = reason
    self.pauses = pauses
    self.expectedUntil = expectedUntil
    self.nudgeOn = nudgeOn
  }
}

/// A case waits no longer.
package struct CaseWaitEnded: Hashable, Sendable {
  /// The wait.
  package var waitID: WaitID
  /// Why, as a code.
  package var why: String

  package init(
    waitID: WaitID,
    why: String
  ) {
    self.waitID = waitID
    self.why = why
  }
}

/// Two cases have to do with each other.
package struct CaseLinked: Hashable, Sendable {
  /// The link, by which it can be undone.
  package var linkID: LinkID
  /// How this case relates to the other.
  package var relation: CaseRelation
  /// The other case.
  package var otherCase: CaseID

  package init(
    linkID: LinkID,
    relation: CaseRelation,
    otherCase: CaseID
  ) {
    self.linkID = linkID
    self.relation = relation
    self.otherCase = otherCase
  }
}

/// A link between cases turned out to be wrong.
package struct CaseUnlinked: Hashable, Sendable {
  /// The link that is undone.
  package var linkID: LinkID
  /// Why, as a reason code.
  package var reason: String

  package init(
    linkID: LinkID,
    reason: String
  ) {
    self.linkID = linkID
    self.reason = reason
  }
}

/// The customer's problem was solved.
package struct CaseResolved: Hashable, Sendable {
  /// How it was solved.
  package var resolutionCode: String
  /// What had caused it.
  package var causeCode: String?
  /// What was done.
  package var remedyCode: String?
  /// Whether the customer agreed that it is solved.
  package var confirmedWithCustomer: Bool
  /// The article that helped.
  package var document: String?
  /// A note; personal: `nil` also where it is sealed.
  package var note: String?

  package init(
    resolutionCode: String,
    causeCode: String? = nil,
    remedyCode: String? = nil,
    confirmedWithCustomer: Bool,
    document: String? = nil,
    note: String? = nil
  ) {
    self.resolutionCode = resolutionCode
    self.causeCode = causeCode
    self.remedyCode = remedyCode
    self.confirmedWithCustomer = confirmedWithCustomer
    self.document = document
    self.note = note
  }
}

/// A case turned out not to be over.
package struct CaseReopened: Hashable, Sendable {
  /// Whether the same problem came back.
  package var sameIssue: Bool
  /// Why, as a reason code.
  package var reason: String

  package init(
    sameIssue: Bool,
    reason: String
  ) {
    self.sameIssue = sameIssue
    self.reason = reason
  }
}

/// A case was put away.
package struct CaseClosed: Hashable, Sendable {
  /// Whether the customer shall be asked how it went.
  package var surveyWanted: Bool

  package init(
    surveyWanted: Bool
  ) {
    self.surveyWanted = surveyWanted
  }
}

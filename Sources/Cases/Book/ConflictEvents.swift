/// The values of `ConflictRule`; their names stand in JSON, their numbers in the log.
package enum ConflictRule: String, Hashable, Sendable, CaseIterable {
  case workAfterClose, finishedTwice, settledTwice, remediedTwice, partNotThere, positionTaken,
    serialInTwoPlaces, serialTaken, ownersDiffer, loanerOutTwice, loanerNotOut, visitsOverlap,
    unitOutsideRange, clockIsOff, refusedOffline
}

/// Facts contradict each other.
package struct ConflictRaised: Hashable, Sendable {
  /// The conflict.
  package var conflictID: ConflictID
  /// The rule.
  package var rule: ConflictRule
  /// The events.
  package var events: [EventID]
  /// The command that was refused, as it was sent; personal: `nil` also where it is sealed.
  package var command: [UInt8]?
  /// The refusal's code.
  package var refusal: String?

  package init(
    conflictID: ConflictID,
    rule: ConflictRule,
    events: [EventID] = [],
    command: [UInt8]? = nil,
    refusal: String? = nil
  ) {
    self.conflictID = conflictID
    self.rule = rule
    self.events = events
    self.command = command
    self.refusal = refusal
  }
}

/// A person settled a conflict.
package struct ConflictSettled: Hashable, Sendable {
  /// The conflict.
  package var conflictID: ConflictID
  /// The event that stands.
  package var stands: EventID?
  /// Why; personal: `nil` also where it is sealed.
  package var reason: String?

  package init(
    conflictID: ConflictID,
    stands: EventID? = nil,
    reason: String? = nil
  ) {
    self.conflictID = conflictID
    self.stands = stands
    self.reason = reason
  }
}

/// The values of `PromiseKind`; their names stand in JSON, their numbers in the log.
package enum PromiseKind: String, Hashable, Sendable, CaseIterable {
  case callback, visit, quote, part, answer, refund
}

/// The values of `PromiseOutcome`; their names stand in JSON, their numbers in the log.
package enum PromiseOutcome: String, Hashable, Sendable, CaseIterable {
  case kept, broken, renegotiated, released
}

/// Something was promised to a customer.
package struct PromiseMade: Hashable, Sendable {
  /// What kind of promise this is.
  package var kind: PromiseKind
  /// What was promised; personal: `nil` also where it is sealed.
  package var what: String?
  /// When it is due.
  package var window: Window
  /// By which way.
  package var via: Channel?
  /// Where the customer wants to be reached.
  package var pointID: ContactPointID?
  /// Who keeps it.
  package var owner: Owner
  /// The promise that it takes the place of.
  package var replaces: PromiseID?
  /// Whether the customer agreed.
  package var agreedWithCustomer: Bool

  package init(
    kind: PromiseKind,
    what: String?,
    window: Window,
    via: Channel? = nil,
    pointID: ContactPointID? = nil,
    owner: Owner,
    replaces: PromiseID? = nil,
    agreedWithCustomer: Bool
  ) {
    self.kind = kind
    self.what = what
    self.window = window
    self.via = via
    self.pointID = pointID
    self.owner = owner
    self.replaces = replaces
    self.agreedWithCustomer = agreedWithCustomer
  }
}

/// A promise came to its end.
package struct PromiseSettled: Hashable, Sendable {
  /// How it ended.
  package var outcome: PromiseOutcome
  /// What shows it.
  package var evidence: SettlementEvidence?
  /// Why; personal: `nil` also where it is sealed.
  package var reason: String?

  package init(
    outcome: PromiseOutcome,
    evidence: SettlementEvidence? = nil,
    reason: String? = nil
  ) {
    self.outcome = outcome
    self.evidence = evidence
    self.reason = reason
  }
}

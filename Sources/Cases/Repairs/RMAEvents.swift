/// The values of `RMAOutcome`; their names stand in JSON, their numbers in the log.
package enum RMAOutcome: String, Hashable, Sendable, CaseIterable {
  case repaired, replaced, refunded, returned, rejected
}

/// A return was authorized.
package struct RMAAuthorized: Hashable, Sendable {
  /// What comes back, and what the customer wants.
  package var lines: [RMALine]
  /// Why, as a reason code.
  package var reasonCode: String
  /// The last day on which it may come back.
  package var validUntil: Day?

  package init(
    lines: [RMALine] = [],
    reasonCode: String,
    validUntil: Day? = nil
  ) {
    self.lines = lines
    self.reasonCode = reasonCode
    self.validUntil = validUntil
  }
}

/// A line of a return was settled.
package struct RMASettled: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// How.
  package var outcome: RMAOutcome
  /// The item that took its place.
  package var newItem: ItemID?
  /// What was paid back.
  package var amount: Money?

  package init(
    line: Int,
    outcome: RMAOutcome,
    newItem: ItemID? = nil,
    amount: Money? = nil
  ) {
    self.line = line
    self.outcome = outcome
    self.newItem = newItem
    self.amount = amount
  }
}

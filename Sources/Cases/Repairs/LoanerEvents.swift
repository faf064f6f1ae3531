/// An item was lent to a customer.
package struct LoanerLent: Hashable, Sendable {
  /// The day on which it is due back.
  package var dueOn: Day
  /// Its condition, as a code.
  package var condition: String
  /// What went with it, as codes.
  package var accessories: [String]

  package init(
    dueOn: Day,
    condition: String,
    accessories: [String] = []
  ) {
    self.dueOn = dueOn
    self.condition = condition
    self.accessories = accessories
  }
}

/// A lent item came back.
package struct LoanerReturned: Hashable, Sendable {
  /// Its condition, as a code.
  package var condition: String
  /// What came with it, as codes.
  package var accessories: [String]
  /// What was missing, as codes.
  package var missing: [String]

  package init(
    condition: String,
    accessories: [String] = [],
    missing: [String] = []
  ) {
    self.condition = condition
    self.accessories = accessories
    self.missing = missing
  }
}

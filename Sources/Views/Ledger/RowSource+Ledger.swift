package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The fact keys of all documents in force.
  package func factKeys() throws(RowsError) -> FactKeys { FactKeys() }

  /// What is known of the subjects of `scope`, with its values opened, as of the record at
  /// `through`.
  package func ledger(
    of scope: LedgerScope, through: UInt64 = .max
  ) throws(RowsError) -> Ledger { Ledger() }

  /// The subjects whose facts count for a case; with its customer under all names.
  package func ledgerScope(of id: CaseID) throws(RowsError) -> LedgerScope {
    LedgerScope(case: id)
  }

  /// The customer who stands for `customer` now first, then all who were merged into that one, by
  /// whatever way: the feeds that count for one person.
  ///
  /// A customer of whom nothing is known has the one name that was given.
  package func names(of customer: CustomerID) throws(RowsError) -> [CustomerID] {
    guard let state = try state(customer, as: CustomerState.self) else { return [customer] }
    return try withAliases(try survivor(of: state).id)
  }
}

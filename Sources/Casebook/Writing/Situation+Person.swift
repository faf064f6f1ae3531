internal import Cases
internal import Views

extension Situation {
  /// Gathers what says whether a person may be forgotten, or shown what is kept.
  mutating func gatherPerson<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, _ refs: Refs, in rows: borrowing R
  ) throws(RowsError) {
    guard let customer = refs.customer else { return }
    if case .orderErasure = decision {
      let names = try rows.names(of: customer)
      let board = try CaseBoard.list(
        CaseFilter(customers: names), limit: Self.openCaseCountMax, in: rows)
      openCases = board.cases.filter { $0.duplicateOf == nil }.map(\.id)
    } else if case .disclose = decision {
      for name in try rows.names(of: customer) where !isIdentityVerified {
        isIdentityVerified = try rows.hasProved(name)
      }
    }
  }

  /// How many open cases a refusal names at most.
  private static let openCaseCountMax = 100
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Whether the customer has proved in one of their contacts who they are.
  fileprivate func hasProved(_ customer: CustomerID) throws(RowsError) -> Bool {
    for subject in try subjects(inRingOf: customer) where subject.role == .contact {
      let feed = try records(of: Feed(subject), opened: false)
      let state = ContactState.fold(ContactID(subject.id), records: feed)
      if state.customer == customer, state.level == .verified { return true }
    }
    return false
  }
}

internal import Cases
internal import Views

extension Situation {
  /// Gathers what says whether a person may be forgotten, or shown what is kept.
  mutating func gatherPerson<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, _ refs: Refs, in rows: borrowing R
  ) throws(RowsError) {
    let isErasure: Bool
    if case .orderErasure = decision {
      isErasure = true
    } else if case .disclose = decision {
      isErasure = false
    } else {
      return
    }
    guard let customer = refs.customer else { return }
    for name in try rows.names(of: customer) {
      guard let state: CustomerState = try rows.state(name) else { continue }
      names.append(state)
      if isErasure {
        openCases += try rows.openCases(of: name)
      } else if !isIdentityVerified {
        isIdentityVerified = try rows.hasProved(name)
      }
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// How many open cases of one customer a refusal names at most.
  private static var openCaseCountMax: Int { 100 }

  fileprivate func openCases(of customer: CustomerID) throws(RowsError) -> [CaseID] {
    let board = try CaseBoard.list(
      CaseFilter(customer: customer), limit: Self.openCaseCountMax, in: self)
    return board.cases.filter { $0.stage != .closed && $0.duplicateOf == nil }.map(\.id)
  }

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

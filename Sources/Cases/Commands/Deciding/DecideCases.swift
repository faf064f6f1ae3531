// Assigning, resolving, closing and reopening.

extension Deciding {
  func assign(_ assigned: CaseAssigned) throws(Refusal) {
    let state = try existingCase()
    var member: MemberState?
    if let person = assigned.person { member = try checkMember(person) }
    _ = try liveCase()
    if let team = state.team, team != assigned.team {
      throw .otherTeamNeedsHandoff(assigned.team)
    }
    if let team = member?.team, team != assigned.team { throw .otherTeamNeedsHandoff(team) }
    if state.team == nil { try checkOwner(Owner(team: assigned.team)) }
    try checkNoHandoff(state)
  }

  func resolve() throws(Refusal) {
    let state = try liveCase()
    guard state.stage != .resolved else { throw .caseIsResolved }
    try checkNoHandoff(state)
    guard state.openRepairs.isEmpty else { throw .repairIsOpen(state.openRepairs) }
  }

  func reopen() throws(Refusal) {
    let state = try existingCase()
    if let survivor = state.duplicateOf { throw .caseIsDuplicate(of: survivor) }
    guard state.stage != .open else { throw .caseIsOpen }
  }

  func close() throws(Refusal) {
    let state = try liveCase()
    guard state.stage == .resolved else { throw .caseIsNotResolved }
    // What is owed in a duplicate is owed to the same customer.
    let all = [state] + situation.duplicates
    let promises = all.flatMap(\.promises)
    guard promises.isEmpty else { throw .promisesAreOpen(promises) }
    let loaners = all.flatMap(\.loanersOut)
    guard loaners.isEmpty else { throw .loanersAreOut(loaners) }
    let returns = all.flatMap(\.openReturns).map(\.id)
    guard returns.isEmpty else { throw .returnsAreOpen(returns) }
    var conflicts: [ConflictID] = []
    for conflict in all.flatMap(\.openConflicts) { conflicts.appendOnce(conflict) }
    guard conflicts.isEmpty else { throw .conflictsAreOpen(conflicts) }
  }

  func checkNoHandoff(_ state: CaseState) throws(Refusal) {
    if let handoff = state.handoff { throw .handoffIsPending(handoff.id) }
  }
}

// A technician is in one place at a time, and can do what the visit takes.

extension Deciding {
  /// Refuses a visit that the technician cannot make.
  func schedule(_ scheduled: VisitScheduled) throws(Refusal) {
    _ = try existingCase()
    var member: MemberState?
    if let technician = scheduled.technician { member = try checkMember(technician) }
    let state = try liveCase()
    try checkNotPast(scheduled.window)
    if let replaced = scheduled.replaces { try checkReplaced(replaced, in: state) }
    if let busy = situation.visitsOfTechnician.first(where: { visit in
      visit.technician == scheduled.technician && visit.id != refs.visit
        && visit.id != scheduled.replaces && visit.window.overlaps(scheduled.window)
    }), scheduled.technician != nil {
      throw .technicianIsBusy(busy.id)
    }
    if let member, let skill = scheduled.skills.first(where: { !member.skills.contains($0) }) {
      throw .skillIsMissing(skill)
    }
  }

  private func checkReplaced(_ visit: VisitID, in state: CaseState) throws(Refusal) {
    if state.endedVisits.contains(where: { $0.id == visit }) { throw .visitHasEnded(visit) }
    guard state.visits.contains(where: { $0.id == visit }) else {
      throw .doesNotExist(Ref(.visit, visit.any))
    }
  }
}

extension Window {
  /// Whether they have a moment in common; a window without a beginning leaves that open.
  package func overlaps(_ other: Window) -> Bool {
    guard let from, let otherFrom = other.from else { return false }
    return from < other.to && otherFrom < to
  }
}

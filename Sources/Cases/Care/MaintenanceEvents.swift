/// The values of `MaintenanceBasis`; their names stand in JSON, their numbers in the log.
package enum MaintenanceBasis: String, Hashable, Sendable, CaseIterable {
  case interval, usage, legal
}

/// Maintenance of an item was planned.
package struct MaintenancePlanned: Hashable, Sendable {
  /// The plan.
  package var planID: PlanID
  /// On what it rests.
  package var basis: MaintenanceBasis
  /// The day on which it is due.
  package var dueOn: Day
  /// The checklist's document.
  package var checklist: String?
  /// The plan that it takes the place of.
  package var replaces: PlanID?

  package init(
    planID: PlanID,
    basis: MaintenanceBasis,
    dueOn: Day,
    checklist: String? = nil,
    replaces: PlanID? = nil
  ) {
    self.planID = planID
    self.basis = basis
    self.dueOn = dueOn
    self.checklist = checklist
    self.replaces = replaces
  }
}

/// Maintenance of an item fell due.
package struct MaintenanceFellDue: Hashable, Sendable {
  /// The plan.
  package var planID: PlanID
  /// The day on which it fell due.
  package var dueOn: Day

  package init(
    planID: PlanID,
    dueOn: Day
  ) {
    self.planID = planID
    self.dueOn = dueOn
  }
}

/// Maintenance of an item was done.
package struct MaintenanceDone: Hashable, Sendable {
  /// The plan.
  package var planID: PlanID
  /// What each step showed.
  package var results: [StepResult]
  /// The next day.
  package var nextDueOn: Day?

  package init(
    planID: PlanID,
    results: [StepResult] = [],
    nextDueOn: Day? = nil
  ) {
    self.planID = planID
    self.results = results
    self.nextDueOn = nextDueOn
  }
}

/// The values of `VisitReason`; their names stand in JSON, their numbers in the log.
package enum VisitReason: String, Hashable, Sendable, CaseIterable {
  case new, byCustomer, byUs
}

/// The values of `VisitResult`; their names stand in JSON, their numbers in the log.
package enum VisitResult: String, Hashable, Sendable, CaseIterable {
  case done, partial, absent, noAccess, noPart, wrongSkill, cancelled
}

/// A visit was planned.
package struct VisitScheduled: Hashable, Sendable {
  /// When.
  package var window: Window
  /// Who goes.
  package var technician: MemberID?
  /// What it takes.
  package var skills: [String]
  /// New, or moved by whom.
  package var why: VisitReason
  /// The visit that it takes the place of.
  package var replaces: VisitID?
  /// How to get in; personal: `nil` also where it is sealed.
  package var access: String?

  package init(
    window: Window,
    technician: MemberID? = nil,
    skills: [String] = [],
    why: VisitReason,
    replaces: VisitID? = nil,
    access: String? = nil
  ) {
    self.window = window
    self.technician = technician
    self.skills = skills
    self.why = why
    self.replaces = replaces
    self.access = access
  }
}

/// A technician arrived.
package struct VisitStarted: Hashable, Sendable {
  package init() {}
}

/// A technician left.
package struct VisitEnded: Hashable, Sendable {
  /// What came of it.
  package var result: VisitResult
  /// A note; personal: `nil` also where it is sealed.
  package var note: String?

  package init(
    result: VisitResult,
    note: String? = nil
  ) {
    self.result = result
    self.note = note
  }
}

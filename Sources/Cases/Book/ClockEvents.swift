/// The values of `ClockVerdict`; their names stand in JSON, their numbers in the log.
package enum ClockVerdict: String, Hashable, Sendable, CaseIterable {
  case met, breached
}

/// A clock was stopped or ran out.
package struct ClockJudged: Hashable, Sendable {
  /// The clock's name in the policy.
  package var clock: String
  /// The version of the policy.
  package var policyVersion: Int
  /// The version of the calendar.
  package var calendarVersion: Int
  /// When it was due.
  package var dueAt: Instant
  /// The verdict.
  package var verdict: ClockVerdict
  /// When it stopped.
  package var actualAt: Instant?
  /// How long it had stood still.
  package var pausedSeconds: Int
  /// An earlier verdict that this one replaces.
  package var restates: EventID?
  /// The event that changed it.
  package var cause: EventID?

  package init(
    clock: String,
    policyVersion: Int,
    calendarVersion: Int,
    dueAt: Instant,
    verdict: ClockVerdict,
    actualAt: Instant? = nil,
    pausedSeconds: Int,
    restates: EventID? = nil,
    cause: EventID? = nil
  ) {
    self.clock = clock
    self.policyVersion = policyVersion
    self.calendarVersion = calendarVersion
    self.dueAt = dueAt
    self.verdict = verdict
    self.actualAt = actualAt
    self.pausedSeconds = pausedSeconds
    self.restates = restates
    self.cause = cause
  }
}

/// How a clock stands.
package enum ClockStanding: String, Hashable, Sendable, CaseIterable {
  case running, paused, met, breached
}

/// A clock of a case at a moment: computed whenever it is read, never stored.
package struct ClockReading: Hashable, Sendable {
  /// Working time in which it stood still for one reason.
  package struct Paused: Hashable, Sendable {
    package var reason: WaitReason
    package var seconds: Int64

    package init(reason: WaitReason, seconds: Int64) {
      self.reason = reason
      self.seconds = seconds
    }
  }

  /// The stable name, and the names for people by language.
  package var name: String
  package var title: [String: String]
  package var standing: ClockStanding
  package var startedAt: Instant
  package var stoppedAt: Instant?
  /// `nil` while it stands still without an end in sight.
  package var dueAt: Instant?
  package var dueAtWithoutPauses: Instant?
  package var targetSeconds: Int64
  /// Working time that is left; negative once it is overdue.
  package var remainingSeconds: Int64
  package var paused: [Paused]
  /// What it stands still for now.
  package var pausedBy: WaitReason?
  package var policyVersion: Int
  package var calendarVersion: Int
}

extension ClockCourse {
  /// How it stands at `now`.
  package func reading(at now: Instant) -> ClockReading {
    let pausedBy = pausedBy(at: now)
    let standing: ClockStanding =
      switch outcome(at: now)?.verdict {
      case .breached: .breached
      case .met: .met
      case nil: pausedBy == nil ? .running : .paused
      }
    return ClockReading(
      name: rule.name, title: rule.title, standing: standing, startedAt: startedAt,
      stoppedAt: stoppedAt, dueAt: dueAt, dueAtWithoutPauses: dueAtWithoutPauses,
      targetSeconds: rule.targetSeconds,
      remainingSeconds: rule.targetSeconds - usedSeconds(until: now),
      paused: pausedSeconds(until: now).map {
        ClockReading.Paused(reason: $0.reason, seconds: $0.seconds)
      },
      pausedBy: pausedBy, policyVersion: policyVersion, calendarVersion: calendarVersion)
  }
}

extension ClockHistory {
  /// When the book must look at one of `clocks` next: from then on a verdict holds that it has not
  /// said yet; `nil` if it has said everything as things stand.
  package func nextLook(at clocks: [ClockCourse]) -> Instant? {
    clocks.compactMap { clock in
      guard let outcome = clock.outcome, outcome.verdict != judgements[clock.rule.name]?.verdict
      else { return nil }
      return outcome.from
    }.min()
  }

  /// When the first of `clocks` that has not been stopped is due.
  package func nextDue(of clocks: [ClockCourse]) -> Instant? {
    clocks.filter { $0.stoppedAt == nil }.compactMap(\.dueAt).min()
  }
}

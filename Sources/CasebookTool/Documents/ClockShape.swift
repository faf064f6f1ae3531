internal import Cases
internal import Wire

/// A clock in documents; durations are working time in seconds.
enum ClockShape {
  static let shape: Shape<ClockReading> = .object([
    Member("calendarVersion", Shape<Int>.integer) { $0.calendarVersion },
    Member("dueAt", Shape.time.orNull, "Null while it stands still without an end in sight.") {
      $0.dueAt
    },
    Member("dueWithoutPausesAt", Shape.time.orNull) { $0.dueAtWithoutPauses },
    Member("name", Shape.text, "The stable name.") { $0.name },
    Member("paused", paused.list, "How long it stood still, by reason.") { $0.paused },
    Member("pausedBy", Shape<WaitReason>.word.orNull, "What it stands still for now.") {
      $0.pausedBy
    },
    Member("policyVersion", Shape<Int>.integer) { $0.policyVersion },
    Member("remainingSec", Shape<Int64>.integer, "Negative once it is overdue.") {
      $0.remainingSeconds
    },
    Member("standing", Shape<ClockStanding>.word) { $0.standing },
    Member("startedAt", Shape.time) { $0.startedAt },
    Member("stoppedAt", Shape.time.orNull) { $0.stoppedAt },
    Member("targetSec", Shape<Int64>.integer) { $0.targetSeconds },
  ])

  private static let paused: Shape<ClockReading.Paused> = .object([
    Member("reason", Shape<WaitReason>.word) { $0.reason },
    Member("seconds", Shape<Int64>.integer) { $0.seconds },
  ])
}

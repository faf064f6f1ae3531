internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ClockJudged: EventContent {
  static let eventKind = Event.Kind.clockJudged

  var clearMessage: ProtoClockJudged {
    var proto = ProtoClockJudged()
    proto.clock = self.clock
    proto.policyVersion = Int64(self.policyVersion)
    proto.calendarVersion = Int64(self.calendarVersion)
    proto.dueAt = self.dueAt.microseconds
    proto.verdict = self.verdict.code
    if let actualAt { proto.actualAt = actualAt.microseconds }
    proto.pausedSec = Int64(self.pausedSeconds)
    if let restates { proto.restates = restates.data }
    if let cause { proto.cause = cause.data }
    return proto
  }

  init(_ message: ProtoClockJudged) throws(WireError) {
    self.init(
      clock: try Field.text(message.clock, "clock"),
      policyVersion: try Field.integer(message.policyVersion, "policyVersion"),
      calendarVersion: try Field.integer(message.calendarVersion, "calendarVersion"),
      dueAt: try Field.instant(message.dueAt, "dueAt"),
      verdict: try Field.code(message.verdict, "verdict"),
      actualAt: try message.hasActualAt ? Field.instant(message.actualAt, "actualAt") : nil,
      pausedSeconds: try Field.integer(message.pausedSec, "pausedSec"),
      restates: try message.hasRestates ? Field.identifier(message.restates, "restates") : nil,
      cause: try message.hasCause ? Field.identifier(message.cause, "cause") : nil)
  }
}

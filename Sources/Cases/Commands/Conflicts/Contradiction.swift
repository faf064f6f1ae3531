/// Facts that cannot all be true, for a person to settle.
///
/// Facts are accepted all the same: a contradiction becomes `conflict.raised` beside them; to
/// somebody who is typing it is shown first.
package struct Contradiction: Hashable, Sendable {
  package var rule: ConflictRule
  /// The events that contradict each other, in the order of the log, the new ones last.
  package var events: [EventID]
  /// Their subjects.
  package var refs: Refs
  /// How far the clock is off, for `clockIsOff`: positive if it is ahead.
  package var seconds: Int64?

  package init(rule: ConflictRule, events: [EventID], refs: Refs, seconds: Int64? = nil) {
    self.rule = rule
    self.events = events
    self.refs = refs
    self.seconds = seconds
  }

  /// The event by which the book says so.
  ///
  /// - Parameter id: Made from rule and events, so that two processes make the same one.
  /// - Returns: A draft on the feeds of the events.
  package func draft(id: ConflictID) -> Draft {
    Draft(
      .book(.conflictRaised(ConflictRaised(conflictID: id, rule: rule, events: events))),
      refs: refs)
  }
}

extension ConflictRaised {
  /// What the book keeps of a decision that came from a device and was refused, so that a promise
  /// spoken at the door is not lost.
  package static func refusedOffline(
    _ refusal: Refusal, command: [UInt8], id: ConflictID
  ) -> ConflictRaised {
    ConflictRaised(
      conflictID: id, rule: .refusedOffline, command: command, refusal: refusal.code)
  }
}

/// How far a clock may be off before the book says so.
package enum ClockLimits {
  /// In seconds, either way; what RFC 4120, section 8.2, recommends between machines.
  package static let skewSecondsMax: Int64 = 300
}

/// How long a case took: to the first answer, and to its resolution, counted in three ways.
package struct CaseLengths: Hashable, Sendable {
  package let openedAt: Instant
  /// When somebody of the house first answered the customer.
  package let answeredAt: Instant?
  /// Working time until then.
  package let answerSeconds: Int64?
  /// When it was resolved last, unless it has been reopened since.
  package let resolvedAt: Instant?
  /// While it was open, by the clock on the wall; a reopening adds a stretch.
  package let elapsedSeconds: Int64
  /// The same in working time.
  package let workingSeconds: Int64
  /// Working time without the waits of the case, whatever they were for.
  package let netSeconds: Int64
  /// Working time that the waits took, by their reasons.
  package let waits: [ClockReading.Paused]
}

extension ClockHistory {
  /// The lengths as things stand at `now`; `nil` for a case whose opening is not known.
  ///
  /// Without a calendar every hour is a working hour.
  package func lengths(
    _ calendar: ClockRules.Version<BusinessCalendar>?, now: Instant
  ) -> CaseLengths? {
    let calendar = calendar ?? Self.everyHour
    guard let opened,
      let resolution = course(.resolved, pausedBy: Set(WaitReason.allCases), calendar),
      let plain = course(.resolved, pausedBy: [], calendar)
    else { return nil }
    let answer = course(.answered, pausedBy: [], calendar)
    let answeredAt = answer?.stoppedAt
    return CaseLengths(
      openedAt: opened.at, answeredAt: answeredAt,
      answerSeconds: answeredAt.flatMap { answer?.usedSeconds(until: $0) },
      resolvedAt: plain.stoppedAt, elapsedSeconds: plain.elapsedSeconds(until: now),
      workingSeconds: plain.usedSeconds(until: now),
      netSeconds: resolution.usedSeconds(until: now),
      waits: resolution.pausedSeconds(until: now).map {
        ClockReading.Paused(reason: $0.reason, seconds: $0.seconds)
      })
  }

  private func course(
    _ stop: ClockStop, pausedBy: Set<WaitReason>,
    _ calendar: ClockRules.Version<BusinessCalendar>
  ) -> ClockCourse? {
    // Only what has passed is asked for: the shortest target spares the search for a due time.
    let rule = ClockRule(
      name: "figure", start: .opened, stop: stop, targetSeconds: 1, pausedBy: pausedBy)
    return ClockCourse(rule, policyVersion: 0, calendar: calendar, over: self)
  }

  private static let everyHour = ClockRules.Version(
    0, from: Instant.range.lowerBound,
    BusinessCalendar(
      zone: .utc,
      hours: Dictionary(
        uniqueKeysWithValues: (0...6).map { ($0, [BusinessCalendar.Hours(from: 0, to: 1_440)]) })))
}

package import Cases

/// What a reader wants to see; empty and `nil` mean everything.
package struct TimelineFilter: Hashable, Sendable {
  package var parties: Set<TimelineParty>
  package var kinds: Set<TimelineKind>
  /// The first moment, and the first one that is too late.
  package var since: Instant?
  package var until: Instant?

  package init(
    parties: Set<TimelineParty> = [], kinds: Set<TimelineKind> = [], since: Instant? = nil,
    until: Instant? = nil
  ) {
    self.parties = parties
    self.kinds = kinds
    self.since = since
    self.until = until
  }

  package var isEmpty: Bool { self == TimelineFilter() }

  /// An entry of several kinds is shown for each of them.
  func admits(_ entry: TimelineEntry) -> Bool {
    if !parties.isEmpty, !parties.contains(entry.party) { return false }
    if !kinds.isEmpty, !entry.kinds.contains(where: kinds.contains) { return false }
    if let since, entry.occurredAt < since { return false }
    if let until, entry.occurredAt >= until { return false }
    return true
  }
}

extension TimelineEntry {
  /// The kinds of its records, and `correction` if it is one.
  package var kinds: [TimelineKind] {
    (isCorrection ? [.correction] : []) + records.map { $0.event.timelineKind }
  }
}

/// How a timeline is to be made.
package struct TimelineRequest: Sendable {
  /// The moment of reading: what is overdue, and which thirty days count.
  package var now: Instant
  /// The day of a moment in the business time zone.
  package var day: @Sendable (Instant) -> Day
  package var filter: TimelineFilter
  /// The place in the log up to which the reader has read; `nil` marks nothing as unread.
  package var readThrough: UInt64?
  /// Whoever reads; what they wrote themselves is never unread.
  package var reader: MemberID?
  /// The latest first.
  package var isReversed: Bool
  package var limits: TimelineLimits

  package init(
    now: Instant, filter: TimelineFilter = TimelineFilter(), readThrough: UInt64? = nil,
    isReversed: Bool = false, limits: TimelineLimits = TimelineLimits(),
    day: @escaping @Sendable (Instant) -> Day
  ) {
    self.now = now
    self.day = day
    self.filter = filter
    self.readThrough = readThrough
    self.isReversed = isReversed
    self.limits = limits
  }
}

/// The limits by which lines are marked and put together.
package struct TimelineLimits: Hashable, Sendable {
  /// An entry that comes in more than this after it happened is late.
  package var lateAfterSeconds: Int64 = 600
  /// Late entries of a device arrive together if they come in within this of one another.
  package var arrivalGapSeconds: Int64 = 60
  /// Changes of a kind by one person within this of the first one are one line.
  package var mergeWithinSeconds: Int64 = 600
  /// The days of the activity series.
  package var activityDayCount = 30

  package init() {}
}

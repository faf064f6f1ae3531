package import Cases

/// What stands on top of a timeline, whatever is scrolled below.
package struct TimelinePins: Hashable, Sendable {
  /// Open promises: overdue ones first, then by the end of their windows.
  package var promises: [(promise: OpenPromise, standing: PromiseStanding)] = []
  /// The handoff that waits for an answer.
  package var handoff: OpenHandoff?
  /// For what the customer waits; `nil` where the case is not open, or there is none.
  package var wait: CustomerWait?
  /// Entries that somebody pinned, in the order of the log.
  package var entries: [TimelineEntry] = []
  /// What is known, in the order in which it became known.
  package var facts: [KnownFact] = []

  package static func == (left: Self, right: Self) -> Bool {
    left.promises.elementsEqual(right.promises, by: ==) && left.handoff == right.handoff
      && left.wait == right.wait && left.entries == right.entries && left.facts == right.facts
  }

  package func hash(into hasher: inout Hasher) {
    for (promise, _) in promises { hasher.combine(promise) }
    hasher.combine(entries)
    hasher.combine(facts)
  }
}

/// How many entries each party has.
package struct PartyCount: Hashable, Sendable {
  package var party: TimelineParty
  package var entryCount: Int
}

/// The timeline of a case: records and structure; the words are the screen's.
///
/// Lines stand by when things happened, then by the log.  Late entries keep their place and are
/// marked, and an arrival says when they came.  Nothing that was corrected or taken back is left
/// out: the correction stands beside it.
package struct Timeline: Hashable, Sendable {
  package var pins: TimelinePins
  /// The days that have lines, in order.
  package var days: [TimelineDay]
  /// How many entries there are; how many of them the filter hides; how many are unread.
  package var entryCount: Int
  package var hiddenCount: Int
  package var unreadCount: Int
  /// The parties in the order of their first line, over all entries, hidden ones included.
  package var parties: [PartyCount]
  /// Entries per day, up to today.
  package var activity: [Int]
  /// The place in the log up to which the reader has read after reading this.
  package var lastSeq: UInt64
}

extension Timeline {
  /// Makes the timeline of the subject whose feed `records` are.
  ///
  /// `records` are the feed, and those of linked duplicates, in the order of the log, opened as far
  /// as the reader may; `state` is that of the case, `nil` for a customer's or an item's timeline,
  /// whose open promises are `owed`.
  package init(
    _ records: [Record], of state: CaseState?, owed: [OpenPromise] = [],
    _ request: TimelineRequest
  ) {
    var builder = TimelineBuilder(records, request)
    let entries = builder.makeEntries()
    let shown = entries.filter { request.filter.admits($0) }
    pins = TimelinePins(records, state, owed, entries, builder, request)
    days = builder.days(of: shown)
    entryCount = entries.count
    hiddenCount = entries.count - shown.count
    unreadCount = shown.count(where: \.isUnread)
    parties = builder.counts(of: entries)
    activity = builder.activity(of: entries)
    lastSeq = records.last?.seq ?? 0
  }
}

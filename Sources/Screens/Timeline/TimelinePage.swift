package import Cases

/// What one timeline shows, in words of one language; its layout is `TimelineLayout`'s.
///
/// All texts may come from events: they are made printable when they become spans.
package struct TimelinePage: Hashable, Sendable {
  package var header = TimelineHeader()
  /// Open promises: overdue ones first, then by when they fall due.
  package var promises: [TimelinePromiseRow] = []
  /// The handoff that waits for an answer: 受 > 修 木村.
  package var handoff: String?
  /// For what the customer waits: since when, why, and when the case passed, a sentence each.
  package var wait: [String] = []
  /// What is known, and entries that were pinned.
  package var facts: [String] = []
  package var days: [TimelinePageDay] = []
  /// How many entries there are before the first one shown; 0 draws nothing.
  package var earlierCount = 0
  /// How many entries the filter hides, and what it is called: 修のみ; `nil` without a filter.
  package var hiddenCount = 0
  package var filterName: String?
  /// How many entries each team has, by its key.
  package var parties: [TimelinePartyRow] = []
  /// Entries per day; the last day is today.
  package var activity: [Int] = []

  /// Makes an empty page.
  package init() {}

  /// The same with its last `count` lines only; those before them are counted.
  package func latest(_ count: Int) -> TimelinePage {
    var page = self
    var left = count
    page.days = []
    for day in days.reversed() where left > 0 {
      let lines = Array(day.lines.suffix(left))
      left -= lines.count
      page.days.insert(TimelinePageDay(day: day.day, lines: lines), at: 0)
    }
    let shown = page.days.reduce(0) { $0 + $1.lines.count }
    page.earlierCount += days.reduce(0) { $0 + $1.lines.count } - shown
    return page
  }
}

/// The lines above everything: which case, whose, of what.
package struct TimelineHeader: Hashable, Sendable {
  /// `C-1042`.
  package var reference = ""
  /// 圧縮機 異音 E4.
  package var title = ""
  /// 再発, 重要: the state and what else must be seen.
  package var tags: [String] = []
  /// 山田製作所 高橋様 03-1234-5678.
  package var customer = ""
  /// AX-300 S/N 4410-0087.
  package var item: String?
  /// 保証 2027/03/31.
  package var warranty: String?
  /// 佐藤 (受付).
  package var owner: String?
  /// What stands at the right: the time of reading.
  package var status = ""

  /// Makes an empty header.
  package init() {}
}

/// An open promise, as it is pinned and listed.
package struct TimelinePromiseRow: Hashable, Sendable {
  package var what: String
  /// When it falls due: `11/22(日) 10:00`.
  package var due: String
  /// The same for narrow lines: `10:00` today, else `11/23 10:00`.
  package var dueShort: String
  /// 12分超過, あと1時間48分.
  package var left: String
  package var isOverdue: Bool
  package var owner: TimelineSpeaker
  /// `C-1042#14`.
  package var reference: String?

  /// Makes a row.
  package init(
    what: String, dueAt: Instant, owner: TimelineSpeaker, reference: String? = nil,
    _ dates: DateWriter
  ) {
    self.what = what
    due = dates.dayAndTime(dueAt)
    let time = dates.time(dueAt)
    dueShort =
      dates.date(dueAt) == dates.today ? time : "\(dates.shortDay(dueAt)) \(time)"
    left = dates.due(dueAt)
    isOverdue = dates.isOverdue(dueAt)
    self.owner = owner
    self.reference = reference
  }
}

/// A team and, where known, who of it.
package struct TimelineSpeaker: Hashable, Sendable {
  /// The key of the team: `support`, `customer`, `machine`.
  package var team: String
  package var name: String?

  /// Makes a speaker.
  package init(team: String, name: String? = nil) {
    self.team = team
    self.name = name
  }
}

/// How many entries a team has.
package struct TimelinePartyRow: Hashable, Sendable {
  package var team: String
  package var entryCount: Int

  /// Makes a row.
  package init(team: String, entryCount: Int) {
    self.team = team
    self.entryCount = entryCount
  }
}

/// The lines of one day.
package struct TimelinePageDay: Hashable, Sendable {
  package var day: Day
  package var lines: [TimelinePageLine]

  /// Makes a day.
  package init(day: Day, lines: [TimelinePageLine]) {
    self.day = day
    self.lines = lines
  }
}

/// One line, before it is laid out.
package enum TimelinePageLine: Hashable, Sendable {
  case entry(TimelinePageEntry)
  /// `+ 自動 3 件 (…)`: so many entries, what they were about, and themselves.
  case folded(
    count: Int, about: [String], isUnread: Bool, entries: [TimelinePageEntry] = [])
  /// When entries that were written offline came in, and the sentence about them.
  case arrival(at: Instant, text: String, isUnread: Bool)
  /// From here on there are unread entries: so many.
  case unread(count: Int)
}

/// An entry of a timeline.
package struct TimelinePageEntry: Hashable, Sendable {
  /// What stands in the gutter.
  package enum Mark: Hashable, Sendable {
    case none, unread, overdue, kept
  }

  package var at: Instant
  /// Whether it came in late; marked `~`.
  package var isLate = false
  package var mark = Mark.none
  package var kind: EntryKind
  package var speaker: TimelineSpeaker
  package var text: String
  /// `C-1042#12`.
  package var reference: String?
  /// What became of it since.
  package var standing = Standing.holds
  /// Whether the customer reads it too.
  package var isPublic = false
  /// The keys of the only teams that may see it; empty means all.
  package var visibility: [String] = []
  /// The entries that were put together into this one; none where it is one.
  package var parts: [TimelinePageEntry] = []

  /// Whether an entry still holds.
  package enum Standing: Hashable, Sendable {
    case holds, corrected, retracted
  }

  /// Makes an entry.
  package init(
    at: Instant, kind: EntryKind, speaker: TimelineSpeaker, text: String, reference: String? = nil
  ) {
    self.at = at
    self.kind = kind
    self.speaker = speaker
    self.text = text
    self.reference = reference
  }
}

package import Cases

/// What became of an event or promise since.
package struct TimelineStanding: Hashable, Sendable {
  /// The event that corrects it.
  package var supersededBy: EventID?
  /// The event that takes it back.
  package var retractedBy: EventID?

  package init(supersededBy: EventID? = nil, retractedBy: EventID? = nil) {
    self.supersededBy = supersededBy
    self.retractedBy = retractedBy
  }

  /// Whether it no longer holds as it was written.
  package var isTakenBack: Bool { supersededBy != nil || retractedBy != nil }
}

/// How a promise stands now; lateness is a number of seconds.
package enum PromiseStanding: Hashable, Sendable {
  /// How long it still has.
  case open(leftSeconds: Int64)
  case overdue(lateSeconds: Int64)
  /// By how much too late it was kept; 0 if in time.
  case kept(lateSeconds: Int64)
  case broken, renegotiated, released
}

/// What one command wrote, or several of a kind shortly after one another: one line.
package struct TimelineEntry: Hashable, Sendable {
  /// Its records, opened as far as the reader may, in the order of the log; at least one.
  package var records: [Record]
  /// How each of them stands that no longer holds.
  package var standings: [EventID: TimelineStanding]
  package var kind: TimelineKind
  package var party: TimelineParty
  package var actor: MemberID?
  /// When it happened: the earliest of its records.
  package var occurredAt: Instant
  /// Whether it came in later than the limit, from a device.
  package var isLate: Bool
  package var isUnread: Bool
  /// Of an entry that makes a promise, how that stands now.
  package var promise: PromiseStanding?
  /// Whether it corrects or takes back another entry; then it stands beside that one.
  package var isCorrection: Bool
  /// The case of its number, and the number: `C-1042#12`.
  package var `case`: CaseID?
  package var number: Int?

  /// The record that gives the line its kind.
  package var main: Record { records.first { $0.event.timelineKind == kind } ?? records[0] }

  /// Whether none of it holds any more.
  package var isTakenBack: Bool { records.allSatisfy { standings[$0.id]?.isTakenBack == true } }

  /// The teams that may see it; empty means all.
  package var visibility: [Team] { records[0].visibility }

  /// Whether it is a message to or from the customer, who has read it: not internal.
  package var isPublic: Bool {
    records.contains { record in
      if case .contacts(.messagePosted) = record.event { true } else { false }
    }
  }

  /// Whether it folds with its neighbours.
  package var isAutomatic: Bool { !isCorrection && records.allSatisfy(\.isAutomatic) }

  package var lastSeq: UInt64 { records[records.count - 1].seq }

  /// What each command wrote, of an entry that several were put together into; else itself.
  package var parts: [TimelineEntry] {
    var parts: [TimelineEntry] = []
    for record in records {
      if parts.last?.records.first?.command == record.command {
        parts[parts.count - 1].records.append(record)
      } else {
        var part = self
        part.records = [record]
        part.number = record.entry
        parts.append(part)
      }
    }
    for index in parts.indices {
      let moments = parts[index].records.map(\.occurredAt)
      parts[index].occurredAt = moments.min() ?? occurredAt
      let ids = Set(parts[index].records.map(\.id))
      parts[index].standings = standings.filter { ids.contains($0.key) }
    }
    return parts
  }
}

/// Late entries that came in together from one device.
package struct TimelineArrival: Hashable, Sendable {
  package var device: DeviceID
  /// Whose entries they are, if of one person.
  package var actor: MemberID?
  /// When the last of them came in.
  package var acceptedAt: Instant
  package var entryCount: Int
  /// Of when the entries are.
  package var from: Instant
  package var to: Instant
  package var isUnread: Bool
}

/// A line, or lines shown as one.
package enum TimelineLine: Hashable, Sendable {
  case entry(TimelineEntry)
  /// Automatic entries in a row: `+ 自動 3 件 (…)`.
  case automatic([TimelineEntry])
  case arrival(TimelineArrival)
  /// From here on there are unread lines: so many entries in all.
  case unread(entryCount: Int)
}

/// The lines of one day of the business time zone.
package struct TimelineDay: Hashable, Sendable {
  package var day: Day
  package var lines: [TimelineLine]

  package init(day: Day, lines: [TimelineLine]) {
    self.day = day
    self.lines = lines
  }
}

package import Cases

/// Makes lines of records, step by step.
struct TimelineBuilder {
  private let records: [Record]
  private let request: TimelineRequest
  let standings: [EventID: TimelineStanding]
  let promises: [PromiseID: PromiseStanding]
  /// For each event the place of its record.
  private let places: [EventID: Int]

  init(_ records: [Record], _ request: TimelineRequest) {
    self.records = records
    self.request = request
    let corrections = Corrections(of: records)
    standings = Self.standings(records, corrections)
    promises = Self.promises(records, corrections, request.now)
    places = Dictionary(
      records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Entries

  /// The entries, in the order in which they are shown.
  mutating func makeEntries() -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    var start = 0
    while start < records.count {
      var end = start + 1
      while end < records.count, records[end].command == records[start].command { end += 1 }
      entries.append(entry(Array(records[start..<end])))
      start = end
    }
    return arranged(entries)
  }

  private func entry(_ records: [Record]) -> TimelineEntry {
    let first = records[0]
    let main = records.first { !$0.isAutomatic } ?? first
    let limit = request.limits.lateAfterSeconds
    let isLate = records.contains { $0.origin == .device && $0.latenessSeconds > limit }
    var standings: [EventID: TimelineStanding] = [:]
    for record in records { standings[record.id] = self.standings[record.id] }
    let promise = records.lazy.compactMap { record -> PromiseStanding? in
      guard case .commitments(.promiseMade) = record.event else { return nil }
      return record.refs.promise.flatMap { promises[$0] }
    }.first
    let isOwn = main.actor != nil && main.actor == request.reader
    let isNew = request.readThrough.map { records.last?.seq ?? 0 > $0 } ?? false
    return TimelineEntry(
      records: records, standings: standings, kind: main.event.timelineKind, party: main.party,
      actor: main.actor, occurredAt: records.map(\.occurredAt).min() ?? first.occurredAt,
      isLate: isLate, isUnread: isNew && !isOwn,
      promise: promise, isCorrection: records.contains { target(of: $0) != nil },
      case: first.refs.case, number: first.entry)
  }

  /// The place of the record that `record` corrects or takes back, the last one of several.
  private func target(of record: Record) -> Int? {
    if let corrected = record.supersedes { return places[corrected] }
    return (record.retractedEvents ?? []).compactMap { places[$0] }.max()
  }

  /// Puts entries in order, and every correction behind what it corrects.
  private func arranged(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    var byPlace: [CommandID: [TimelineEntry]] = [:]
    var free: [TimelineEntry] = []
    for entry in entries {
      let place = entry.records.lazy.compactMap { target(of: $0) }.first
      if let place, records[place].command != entry.records[0].command {
        byPlace[records[place].command, default: []].append(entry)
      } else {
        free.append(entry)
      }
    }
    free.sort { ($0.occurredAt, $0.records[0].seq) < ($1.occurredAt, $1.records[0].seq) }
    var arranged: [TimelineEntry] = []
    arranged.reserveCapacity(entries.count)
    func append(_ entry: TimelineEntry) {
      arranged.append(entry)
      for correction in byPlace.removeValue(forKey: entry.records[0].command) ?? [] {
        append(correction)
      }
    }
    for entry in free { append(entry) }
    return arranged
  }

  // MARK: What became of events and promises

  private static func standings(
    _ records: [Record], _ corrections: Corrections
  ) -> [EventID: TimelineStanding] {
    var standings: [EventID: TimelineStanding] = [:]
    for record in records where !corrections.retracted.contains(record.id) {
      if let corrected = record.supersedes {
        standings[corrected, default: TimelineStanding()].supersededBy = record.id
      }
      guard !corrections.isTakenBack(record.id) else { continue }
      for event in record.retractedEvents ?? [] {
        standings[event, default: TimelineStanding()].retractedBy = record.id
      }
    }
    return standings
  }

  private static func promises(
    _ records: [Record], _ corrections: Corrections, _ now: Instant
  ) -> [PromiseID: PromiseStanding] {
    var windows: [PromiseID: Window] = [:]
    var ends: [PromiseID: (outcome: PromiseOutcome, at: Instant)] = [:]
    for record in records {
      guard let id = record.refs.promise, let standing = corrections.standing(at: record),
        case .commitments(let event) = standing.event
      else { continue }
      if case .promiseMade(let made) = event, windows[id] == nil { windows[id] = made.window }
      if case .promiseSettled(let settled) = event, ends[id] == nil {
        ends[id] = (settled.outcome, standing.occurredAt)
      }
    }
    return windows.reduce(into: [:]) { standings, promise in
      let (id, window) = promise
      switch ends[id]?.outcome {
      case .kept:
        let late = max(0, ends[id]?.at.seconds(since: window.to) ?? 0)
        standings[id] = .kept(lateSeconds: late)
      case .broken: standings[id] = .broken
      case .renegotiated: standings[id] = .renegotiated
      case .released: standings[id] = .released
      case nil: standings[id] = PromiseStanding(openUntil: window.to, now)
      }
    }
  }

  // MARK: Counting

  /// How many entries each party has, in the order of their first entries.
  func counts(of entries: [TimelineEntry]) -> [PartyCount] {
    var counts: [PartyCount] = []
    for entry in entries {
      if let place = counts.firstIndex(where: { $0.party == entry.party }) {
        counts[place].entryCount += 1
      } else {
        counts.append(PartyCount(party: entry.party, entryCount: 1))
      }
    }
    return counts
  }

  /// Entries per day; the last day is today.
  func activity(of entries: [TimelineEntry]) -> [Int] {
    var counts = [Int](repeating: 0, count: request.limits.activityDayCount)
    let today = request.day(request.now)
    for entry in entries {
      let age = Int(today.number) - Int(request.day(entry.occurredAt).number)
      if counts.indices.contains(age) { counts[counts.count - 1 - age] += 1 }
    }
    return counts
  }

  /// The lines of `shown`, by days.
  func days(of shown: [TimelineEntry]) -> [TimelineDay] {
    TimelineLines(request).days(of: shown)
  }
}

extension PromiseStanding {
  /// How an open promise stands whose window ends at `end`.
  package init(openUntil end: Instant, _ now: Instant) {
    self =
      end < now
      ? .overdue(lateSeconds: now.seconds(since: end))
      : .open(leftSeconds: end.seconds(since: now))
  }
}

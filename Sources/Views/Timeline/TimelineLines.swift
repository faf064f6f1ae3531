internal import Cases

/// Puts entries together into lines: merged changes, folded automatic ones, arrivals, the mark
/// of the first unread line, and days.
struct TimelineLines {
  private let request: TimelineRequest

  init(_ request: TimelineRequest) { self.request = request }

  /// A line with where it stands.
  private struct Placed {
    var line: TimelineLine
    var day: Day
  }

  func days(of entries: [TimelineEntry]) -> [TimelineDay] {
    var placed = withArrivals(merged(entries), arrivals(of: entries))
    if request.isReversed { placed = reversed(placed) }
    placed = folded(placed)
    markUnread(&placed, entryCount: entries.count(where: \.isUnread))
    var days: [TimelineDay] = []
    for next in placed {
      if days.last?.day != next.day { days.append(TimelineDay(day: next.day, lines: [])) }
      days[days.count - 1].lines.append(next.line)
    }
    return days
  }

  // MARK: Merging

  /// Same-kind changes by one person shortly after one another, put into one entry.
  private func merged(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    var merged: [TimelineEntry] = []
    for entry in entries {
      if let last = merged.last, goTogether(last, entry) {
        merged[merged.count - 1].records += entry.records
        merged[merged.count - 1].standings.merge(entry.standings) { first, _ in first }
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  private func goTogether(_ first: TimelineEntry, _ next: TimelineEntry) -> Bool {
    guard first.kind.merges, next.types == first.types, next.actor == first.actor,
      next.case == first.case,
      next.party == first.party, next.isLate == first.isLate, next.isUnread == first.isUnread,
      next.visibility == first.visibility, !first.isCorrection, !next.isCorrection,
      first.standings.isEmpty, next.standings.isEmpty, !first.isAutomatic, !next.isAutomatic
    else { return false }
    return next.occurredAt.seconds(since: first.occurredAt)
      <= request.limits.mergeWithinSeconds
      && request.day(next.occurredAt) == request.day(first.occurredAt)
  }

  // MARK: Arrivals

  /// What came in late, by device, in the order in which it came.
  private func arrivals(of entries: [TimelineEntry]) -> [TimelineArrival] {
    let late = entries.filter { $0.isLate && !$0.isCorrection }
      .sorted { $0.lastSeq < $1.lastSeq }
    var arrivals: [TimelineArrival] = []
    var open: [DeviceID: Int] = [:]
    for entry in late {
      guard let device = entry.records[0].device else { continue }
      let acceptedAt = entry.records[entry.records.count - 1].acceptedAt
      if let place = open[device],
        acceptedAt.seconds(since: arrivals[place].acceptedAt) <= request.limits.arrivalGapSeconds
      {
        arrivals[place].add(entry, acceptedAt)
      } else {
        open[device] = arrivals.count
        arrivals.append(TimelineArrival(device, entry, acceptedAt))
      }
    }
    return arrivals
  }

  private func withArrivals(
    _ entries: [TimelineEntry], _ arrivals: [TimelineArrival]
  ) -> [Placed] {
    var placed: [Placed] = []
    var waiting = arrivals.sorted { $0.acceptedAt < $1.acceptedAt }[...]
    var day: Day?
    for entry in entries {
      // A correction stays with what it corrects, whose day it is.
      if !entry.isCorrection || day == nil {
        while let next = waiting.first, next.acceptedAt < entry.occurredAt {
          placed.append(Placed(line: .arrival(next), day: request.day(next.acceptedAt)))
          waiting.removeFirst()
        }
        day = request.day(entry.occurredAt)
      }
      placed.append(
        Placed(line: .entry(entry), day: day ?? request.day(entry.occurredAt)))
    }
    for next in waiting {
      placed.append(Placed(line: .arrival(next), day: request.day(next.acceptedAt)))
    }
    return placed
  }

  // MARK: Order, folding, unread

  /// The latest first; corrections stay behind what they correct.
  private func reversed(_ placed: [Placed]) -> [Placed] {
    var groups: [[Placed]] = []
    for next in placed {
      if case .entry(let entry) = next.line, entry.isCorrection, !groups.isEmpty {
        groups[groups.count - 1].append(next)
      } else {
        groups.append([next])
      }
    }
    return groups.reversed().flatMap(\.self)
  }

  private func folded(_ placed: [Placed]) -> [Placed] {
    var folded: [Placed] = []
    for next in placed {
      guard case .entry(let entry) = next.line, entry.isAutomatic else {
        folded.append(next)
        continue
      }
      if let last = folded.last, last.day == next.day, case .automatic(let group) = last.line,
        group[0].isUnread == entry.isUnread
      {
        folded[folded.count - 1].line = .automatic(group + [entry])
      } else {
        folded.append(Placed(line: .automatic([entry]), day: next.day))
      }
    }
    return folded
  }

  private func markUnread(_ placed: inout [Placed], entryCount: Int) {
    guard entryCount > 0, let first = placed.firstIndex(where: { $0.line.isUnread }) else {
      return
    }
    placed.insert(
      Placed(line: .unread(entryCount: entryCount), day: placed[first].day), at: first)
  }
}

extension TimelineKind {
  /// Whether several of them in a row are one line: changes, not words.
  fileprivate var merges: Bool {
    switch self {
    case .state, .assignment, .photo, .fact, .measurement: true
    case .call, .mail, .visit, .memo, .part, .partRequested, .promise, .quote, .handoff, .question,
      .warranty, .custody, .loaner, .rma, .recall, .maintenance, .followUp, .consent, .survey,
      .knowledge, .conflict, .arrival, .correction, .unknown:
      false
    }
  }
}

extension TimelineEntry {
  /// The types of its records: only changes of the same kind go together.
  fileprivate var types: Set<String> { Set(records.map(\.event.typeName)) }
}

extension TimelineLine {
  package var isUnread: Bool {
    switch self {
    case .entry(let entry): entry.isUnread
    case .automatic(let entries): entries.contains(where: \.isUnread)
    case .arrival(let arrival): arrival.isUnread
    case .unread: false
    }
  }
}

extension TimelineArrival {
  fileprivate init(_ device: DeviceID, _ entry: TimelineEntry, _ acceptedAt: Instant) {
    self.device = device
    actor = entry.actor
    self.acceptedAt = acceptedAt
    entryCount = 1
    from = entry.occurredAt
    to = entry.occurredAt
    isUnread = entry.isUnread
  }

  fileprivate mutating func add(_ entry: TimelineEntry, _ acceptedAt: Instant) {
    if actor != entry.actor { actor = nil }
    self.acceptedAt = acceptedAt
    entryCount += 1
    from = min(from, entry.occurredAt)
    to = max(to, entry.occurredAt)
    isUnread = isUnread || entry.isUnread
  }
}

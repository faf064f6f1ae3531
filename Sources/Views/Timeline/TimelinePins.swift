package import Cases

/// A fact that holds, as a timeline pins it.
package struct KnownFact: Hashable, Sendable {
  package var id: FactID
  package var subject: FactSubject
  package var key: String
  /// The value as far as it may be read; `nil` if it is sealed.
  package var value: String?
  package var unit: String?
  /// The record that says so, and the last one that confirmed it.
  package var record: Record
  package var confirmedAt: Instant?
}

extension TimelinePins {
  init(
    _ records: [Record], _ state: CaseState?, _ owed: [OpenPromise],
    _ entries: [TimelineEntry],
    _ builder: TimelineBuilder, _ request: TimelineRequest
  ) {
    promises = ((state?.promises ?? []) + owed).map { promise in
      (promise, PromiseStanding(openUntil: promise.window.to, request.now))
    }
    promises.sort { left, right in
      let isLeftOverdue = left.promise.isOverdue(at: request.now)
      if isLeftOverdue != right.promise.isOverdue(at: request.now) { return isLeftOverdue }
      return (left.promise.window.to, left.promise.id) < (right.promise.window.to, right.promise.id)
    }
    handoff = state?.handoff
    wait = state?.customerWait(at: request.now)
    self.entries = Self.pinned(records, entries, builder)
    facts = Self.facts(records)
  }

  /// The entries that somebody pinned, and memos that were written to be on top.
  private static func pinned(
    _ records: [Record], _ entries: [TimelineEntry], _ builder: TimelineBuilder
  ) -> [TimelineEntry] {
    var pinned: Set<EventID> = []
    for record in records where builder.standings[record.id]?.isTakenBack != true {
      if case .book(.entryPinned(let pin)) = record.event { pinned.insert(pin.event) }
      if case .book(.entryUnpinned(let pin)) = record.event { pinned.remove(pin.event) }
      if case .facts(.memoWritten(let memo)) = record.event, memo.pinned {
        pinned.insert(record.id)
      }
    }
    return entries.filter { entry in
      !entry.isTakenBack && entry.records.contains { pinned.contains($0.id) }
    }.sorted { $0.lastSeq < $1.lastSeq }
  }

  /// The facts that hold, without the counters of an import's source.
  private static func facts(_ records: [Record]) -> [KnownFact] {
    let corrections = Corrections(of: records)
    var facts: [KnownFact] = []
    for place in records {
      guard let record = corrections.standing(at: place), case .facts(let event) = record.event
      else { continue }
      switch event {
      case .factAsserted(let fact):
        guard !SourceFactKey.all.contains(fact.key) else { break }
        facts.removeAll { $0.id == fact.factID }
        facts.append(
          KnownFact(
            id: fact.factID, subject: fact.subject, key: fact.key,
            value: fact.value ?? fact.impersonalValue, unit: fact.unit, record: record))
      case .factConfirmed(let confirmed):
        if let known = facts.firstIndex(where: { $0.id == confirmed.factID }) {
          facts[known].confirmedAt = record.occurredAt
        }
      case .factCorrected(let corrected):
        guard let known = facts.firstIndex(where: { $0.id == corrected.factID }) else { break }
        facts[known].id = corrected.newFactID
        facts[known].value = corrected.value ?? corrected.impersonalValue
        facts[known].record = record
        facts[known].confirmedAt = nil
      case .questionAsked, .questionAnswered, .questionSpared, .questionRepeatReported,
        .memoWritten:
        break
      }
    }
    return facts
  }
}
